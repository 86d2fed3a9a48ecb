import { describe, expect, it } from 'vitest'
import { describeChanges } from '#scripts/describeChanges.ts'

function changes(name: string, before: object, after: object): readonly string[] {
  return describeChanges(() => JSON.stringify(before), [{ name, text: JSON.stringify(after) }])
}

describe('what a derivation changes', () => {
  it('lists values, units, status and places of items, and items that are new or gone', () => {
    const record = {
      id: 'a',
      status: 'planned',
      values: [{ value: 19, unit: 'arrests' }],
      note: 'x',
      routes: [],
    }
    const after = {
      ...record,
      status: 'done',
      values: [{ value: 19, unit: 'EUR' }],
      note: 'y',
      routes: ['channel'],
    }
    expect(
      changes('records.json', { records: [record, { id: 'b' }] }, { records: [after, { id: 'c' }] }),
    ).toEqual([
      'records.json: records: b is gone',
      'records.json: records: a, status: "planned" → "done"',
      'records.json: records: a, values.0.unit: "arrests" → "EUR"',
      'records.json: records: a, routes: [] → ["channel"]',
      'records.json: records: c is new',
      'records.json: records: a, note: "x" → "y"',
    ])
  })

  it('names each changed member of a text and a source with old and new', () => {
    const record = {
      id: 'a',
      title: { en: 'Boats', fr: 'Bateaux' },
      sources: [{ title: 'Page', url: 'https://www.gov.uk/a' }],
    }
    const after = {
      id: 'a',
      title: { en: 'Bateaux', fr: 'Boats' },
      sources: [{ title: '<b>Page</b>', url: 'https://www.example.org/a' }],
    }
    expect(changes('records.json', { records: [record] }, { records: [after] })).toEqual([
      'records.json: records: a, title.en: "Boats" → "Bateaux"',
      'records.json: records: a, title.fr: "Bateaux" → "Boats"',
      'records.json: records: a, sources.0.title: "Page" → "<b>Page</b>"',
      'records.json: records: a, sources.0.url: "https://www.gov.uk/a" → "https://www.example.org/a"',
    ])
  })

  it('counts changed cells and gives totals of tables', () => {
    const table = (values: readonly number[]) => ({
      tables: [{ id: 't', counts: [{ name: 'boats', values }] }],
    })
    expect(changes('figures.json', table([1, 2, 3]), table([1, 20, 3]))).toEqual([
      'figures.json: table t, boats: 1 of 3 cells, total 6 → 24',
    ])
  })

  it('names at least the first difference of any other file, and nothing of an equal one', () => {
    expect(changes('basemap.json', { a: { b: 1 } }, { a: { b: 2 } })).toEqual([
      'basemap.json: at a.b: found 1, expected 2',
    ])
    expect(changes('basemap.json', { a: 1 }, { a: 1 })).toEqual([])
  })

  it('shows the first lines and counts the others', () => {
    const items = (status: string) => ({
      items: Array.from({ length: 110 }, (_, index) => ({ id: `${index}`, status })),
    })
    const lines = changes('measures.json', items('done'), items('gap'))
    expect(lines).toHaveLength(101)
    expect(lines.at(-1)).toBe('measures.json: and 10 more')
  })
})
