import { describe, expect, it } from 'vitest'
import { DETECTIONS, imported, importRequest, tidyTable } from '#tests/support/figureSources.ts'

describe('an import needs consent', () => {
  const head = 'route,month,detections\n'
  const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`)
  const rowsOf = (route: string, count: (index: number) => number) =>
    months.map((month, index) => `${route},${month},${count(index)}\n`).join('')
  const small = rowsOf('Black Sea Route', (index) => index)
  const large = rowsOf('Western Balkan Route', (index) => 752 + index)
  const table = head + small + large
  const risksOf = (file: string, part: object = {}) =>
    imported(importRequest('frontex-detections', head + file, { table, ...part })).risks.join('\n')

  it.each<[string, string, string]>([
    [
      'a cell is ten times as large',
      small + large.replace(',752\n', ',7520\n'),
      'Western Balkan Route · 2024-01: 752 → 7520',
    ],
    [
      'all cells are 0',
      rowsOf('Black Sea Route', () => 0) + rowsOf('Western Balkan Route', () => 0),
      'of 24 known counts change',
    ],
    [
      'two routes are swapped',
      rowsOf('Western Balkan Route', (index) => index) + rowsOf('Black Sea Route', (index) => 752 + index),
      'by a factor of 3 or more',
    ],
    [
      'a new month is far above all before',
      `${small + large}Black Sea Route,2025-01,3\nWestern Balkan Route,2025-01,8000\n`,
      'Western Balkan Route · 2025-01: 8000, at most 763 so far',
    ],
    ['a route is gone', small, 'the file lacks 12 of 24 known rows'],
  ])('where %s', (_, file, risk) => {
    expect(risksOf(file)).toContain(risk)
  })

  it('where rows are withdrawn', () => {
    const rows =
      'route,border_type,nationality,month,detections\nOther,Sea,IRQ,2024-02,3\nOther,Sea,SYR,2024-02,1\n'
    const file = 'route,border_type,nationality_iso3,month,detections\nOther,Sea,SYR,2024-02,1\n'
    const request = importRequest('frontex-nationalities', file, { table: rows, withdraw: true })
    expect(imported(request).risks).toEqual([
      'the file lacks 1 of 2 known rows, such as Other · Sea · IRQ · 2024-02',
    ])
  })

  it('where nationalities far exceed their route', () => {
    const file = `route,border_type,nationality_iso3,month,detections\nEastern Borders Route,Land,OOO,2025-04,2388\nEastern Borders Route,Land,SYR,2025-04,567\n`
    const { risks } = imported(
      importRequest('frontex-nationalities', file, { detections: tidyTable('frontex-detections') }),
    )
    expect(risks).toEqual([
      'Eastern Borders Route · 2025-04: nationalities add up to 2955, the route has 567',
    ])
  })

  it('but not for a common revision or the months that follow', () => {
    expect(risksOf(small + large.replace(',752\n', ',760\n'))).toBe('')
    expect(risksOf('Black Sea Route,2025-01,3\nWestern Balkan Route,2025-01,800\n')).toBe('')
  })
})

describe('a correction of a row', () => {
  const corrections = {
    note: '',
    corrections: [
      {
        import: 'frontex-detections',
        key: ['Other', '2024-03'],
        published: { detections: '0' },
        used: { detections: '4' },
        reason: 'a letter of the publisher',
      },
    ],
  }

  it('applies while the published value is unchanged, and is reported', () => {
    const { csv, report } = imported(importRequest('frontex-detections', DETECTIONS, { corrections }))
    expect(csv).toContain('Other,2024-03,4\n')
    expect(report).toContain('corrected: Other · 2024-03 (a letter of the publisher)')
  })

  it('lapses when the published value has changed', () => {
    const file = DETECTIONS.replace('2024-03,0', '2024-03,3')
    const { csv, warnings } = imported(importRequest('frontex-detections', file, { corrections }))
    expect(csv).toContain('Other,2024-03,3\n')
    expect(warnings).toEqual(['Other · 2024-03: the correction was made for detections 0, and now it is 3'])
  })
})
