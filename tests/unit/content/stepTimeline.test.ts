import { describe, expect, test } from 'vitest'
import { startOf, timelineRows } from '#content/stepRows.ts'
import { fittingRows } from '#features/briefing/stage/RowFaces.tsx'
import { published } from '#tests/support/published.ts'

const data = {
  measures: published('measures').measures,
  events: published('timeline').events,
  routes: published('routes').routes,
  records: published('records').records,
}
const SUPPLY = '#/explore?measures=finance-supply&years=2025&v=1'

/** The dated measures and events of a category in a year, read from the files. */
function dated(category: string, year: string): readonly string[] {
  const starts = (day: { start: string } | null) => day?.start.startsWith(year) ?? false
  const ids = [
    ...data.measures.filter((one) => one.categories.includes(category) && starts(one.period ?? one.statedOn)),
    ...data.events.filter(
      (one) => one.measureCategories.includes(category) && starts(one.date ?? one.statedOn),
    ),
  ].map(({ id, evidence: [first] }) => (first.type === 'record' ? first.recordId : id))
  return [...new Set(ids)]
}

describe('the timeline of a step', () => {
  test('has its own evidence, and without some what its view lists with a date, each record once', () => {
    const evidence = ['record:germany-smuggling-law-2025', 'record:calais-customs-partnership-2024']
    const own = timelineRows({ view: SUPPLY, evidence }, data)
    expect(own.map(({ of }) => of.id).toSorted()).toEqual([
      'calais-customs-partnership-2024',
      'germany-smuggling-law-2025',
    ])
    const rows = timelineRows({ view: SUPPLY, evidence: [] }, data)
    expect(rows.map(({ of }) => of.id).toSorted()).toEqual(dated('finance-supply', '2025').toSorted())
    // What has most evidence stays longest, then what is earlier.
    const sourcesOf = (row: (typeof rows)[number]) =>
      row.kind === 'record' ? row.of.sources.length : row.of.evidence.length
    const keys = rows.map((row) => `${99 - sourcesOf(row)} ${startOf(row)}`)
    expect(keys).toEqual(keys.toSorted())
  })

  test('shows the measures that cite its sentences, and leaves out what no text dates', () => {
    const measure = data.measures.find(({ evidence: [first], period }) => first.type === 'citation' && period)
    const [first] = measure?.evidence ?? []
    if (first?.type !== 'citation') throw new Error('no dated measure cites a sentence')
    const { documentId, start, end } = first.citation
    const link = `${documentId}:${start}-${end}`
    const own = timelineRows({ view: '#/explore?v=1', evidence: [link] }, data)
    expect(own.map(({ of }) => of.id)).toContain(measure?.id)
    const undated = data.measures.filter(({ period, statedOn }) => !period && !statedOn)
    const all = timelineRows({ view: '#/explore?years=not-stated&v=1', evidence: [] }, data)
    expect(undated.length).toBeGreaterThan(0)
    expect(all).toEqual([])
  })

  test('lists what is tied to the selection, and nothing of a view of everything', () => {
    const rows = timelineRows({ view: '#/explore?selected=route:channel&years=2024&v=1', evidence: [] }, data)
    expect(rows.length).toBeGreaterThan(3)
    for (const { of } of rows) expect(of.routes).toContain('channel')
    const one = timelineRows(
      { view: '#/explore?selected=measure:uk-sanctions-first-2025&v=1', evidence: [] },
      data,
    )
    expect(one.map(({ of }) => of.id)).toEqual(['uk-sanctions-first-2025'])
    expect(timelineRows({ view: '#/explore?v=1', evidence: [] }, data)).toEqual([])
  })
})

describe('the rows that fit on a timeline', () => {
  const step = { title: 'From plan to law', text: ['One line.'] }
  const rows = (count: number, title = 'A short title') =>
    Array.from({ length: count }, (_, rank) => ({ rank, cells: [title, '2025'] }))

  test('are large while a few, then eight at most, fewer where titles need more lines', () => {
    const fitting = (...input: Parameters<typeof fittingRows>) => {
      const { shown, isLarge } = fittingRows(...input)
      return { count: shown.filter((row) => typeof row !== 'number').length, isLarge }
    }
    expect(fitting(step, rows(3))).toEqual({ count: 3, isLarge: true })
    expect(fitting(step, rows(8))).toEqual({ count: 8, isLarge: false })
    expect(fitting(step, rows(40))).toEqual({ count: 7, isLarge: false })
    expect(fitting(step, rows(40, 'word '.repeat(20))).count).toBeLessThan(6)
    const text = [...step.text, 'Two.', 'Three.', 'Four.']
    expect(fitting({ ...step, text }, rows(40)).count).toBeLessThan(7)
  })

  test('name those left out where they would stand', () => {
    const mixed = rows(12).map((row, place) => ({
      ...row,
      rank: [11, 0, 1, 9, 10, 2, 3, 4, 5, 6, 7, 8][place] ?? 0,
    }))
    const { shown } = fittingRows({ title: 'From plan to law', text: [] }, mixed)
    expect(shown.map((row) => (typeof row === 'number' ? `${row} left out` : row.rank))).toEqual([
      '1 left out',
      0,
      1,
      '2 left out',
      2,
      3,
      4,
      '4 left out',
    ])
  })
})
