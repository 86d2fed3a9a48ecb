import { describe, expect, it } from 'vitest'
import {
  CodedTable,
  countOf,
  dimensionOf,
  loadTable,
  monthsOfKey,
  NOT_STATED,
  timeOf,
} from '#domain/figureTable.ts'
import { codedTable, figureTable } from '#tests/support/generatedTable.ts'

const ROWS = [
  { route: 'a', border: 'sea', month: '2023-01', detections: 4 },
  { route: 'c', border: 'land', month: '2023-02', detections: null },
]

describe('a published table', () => {
  it('loads each row with its dimension keys, and keeps not stated apart from zero', () => {
    const table = figureTable(ROWS)
    const route = dimensionOf(table, 'route')
    expect(table.rows).toBe(2)
    expect([...route.codes].map((code) => route.keys[code])).toEqual(['a', 'c'])
    expect(route.codeOf.get('c')).toBe(2)
    expect([...countOf(table, 'detections', 'detections').values]).toEqual([4, NOT_STATED])
    expect(timeOf(table).name).toBe('month')
  })

  const table = codedTable(ROWS)
  const { dimensions, counts } = table
  it.each([
    ['a column that is too short', { ...table, counts: counts.map((count) => ({ ...count, values: [1] })) }],
    [
      'a code without a key',
      { ...table, dimensions: dimensions.map((each) => ({ ...each, codes: [0, 99] })) },
    ],
    ['a negative count', { ...table, counts: counts.map((count) => ({ ...count, values: [1, -1] })) }],
    ['a fraction of a person', { ...table, counts: counts.map((count) => ({ ...count, values: [1, 0.5] })) }],
    ['an unknown unit', { ...table, counts: counts.map((count) => ({ ...count, unit: 'people' })) }],
    ['an unknown table id', { ...table, id: 'the weather' }],
  ])('is rejected with %s', (_, value) => {
    expect(CodedTable.safeParse(table).success).toBe(true)
    expect(CodedTable.safeParse(value).success).toBe(false)
  })

  it('throws for an unknown dimension or column, and for another unit', () => {
    const loaded = loadTable(table)
    expect(() => dimensionOf(loaded, 'sex')).toThrow('frontex-nationalities has no dimension sex')
    expect(() => countOf(loaded, 'boats', 'boats')).toThrow('frontex-nationalities has no column boats')
    expect(() => countOf(loaded, 'detections', 'persons')).toThrow('counts detections, not persons')
    expect(() => timeOf({ ...loaded, dimensions: [] })).toThrow('has no dimension of time')
  })
})

it('a time key covers the months of its year, month or day', () => {
  expect(monthsOfKey('2024')).toEqual({ from: '2024-01', to: '2024-12' })
  expect(monthsOfKey('2024-03')).toEqual({ from: '2024-03', to: '2024-03' })
  expect(monthsOfKey('2024-03-31')).toEqual({ from: '2024-03', to: '2024-03' })
})
