import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CellQuery,
  readCellQuery,
  rowsOfQuery,
  sameInOtherMonths,
  sumOfRows,
  valueAt,
  writeCellQuery,
} from '#domain/cellQuery.ts'
import { buildCube, cubeSum } from '#domain/figureCube.ts'
import { countOf } from '#domain/figureTable.ts'
import { FIGURE_TABLES } from '#tests/support/declaredTables.ts'
import {
  figureTable,
  filter,
  isAsked,
  plainRows,
  spans,
  sumOf,
  WHOLE,
} from '#tests/support/generatedTable.ts'

const queryOf = (part: Partial<CellQuery>): CellQuery => ({
  table: 'frontex-nationalities',
  count: 'detections',
  spans: [],
  where: {},
  ...part,
})

describe('the rows of a cell query', () => {
  it('add up to the cube’s result for any query', () => {
    fc.assert(
      fc.property(plainRows, spans, filter, (rows, asked, where) => {
        fc.pre(asked.length > 0)
        const table = figureTable(rows)
        const column = countOf(table, 'detections', 'detections')
        const cells = rowsOfQuery(table, queryOf({ spans: asked, where }))
        const expected = rows.filter((row) => isAsked(row, where, asked))
        expect(cells.map((row) => valueAt(column, row))).toEqual(expected.map(({ detections }) => detections))
        const { value, notStated } = sumOfRows(column, cells)
        expect(value ?? 0).toBe(sumOf(expected))
        expect(notStated).toBe(expected.filter(({ detections }) => detections === null).length)
        const cube = buildCube(table, 'detections', 'detections', WHOLE)
        expect(value ?? 0).toBe(cubeSum(cube, asked, where))
      }),
    )
  })

  it('cover all months without a span, and none for an unknown key or dimension', () => {
    const table = figureTable([{ route: 'a', border: 'sea', month: '2023-05', detections: 1 }])
    expect(rowsOfQuery(table, queryOf({}))).toEqual([0])
    expect(rowsOfQuery(table, queryOf({ where: { route: ['z'] } }))).toEqual([])
    expect(rowsOfQuery(table, queryOf({ where: { sex: ['f'] } }))).toEqual([])
  })

  it('have a null sum, not zero, when no value is stated', () => {
    const rows = [
      { route: 'a', border: 'sea', month: '2023-05', detections: null },
      { route: 'b', border: 'sea', month: '2023-05', detections: 0 },
    ]
    const column = countOf(figureTable(rows), 'detections', 'detections')
    expect(sumOfRows(column, [0])).toEqual({ value: null, notStated: 1 })
    expect(sumOfRows(column, [0, 1])).toEqual({ value: 0, notStated: 1 })
    expect(valueAt(column, 7)).toBeNull()
  })
})

const name = fc.stringMatching(/^[a-z0-9][a-zA-Z0-9_.-]{0,8}$/)
const query = fc.record({
  table: fc.constantFrom(...FIGURE_TABLES),
  count: name,
  spans,
  where: fc.dictionary(name, fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
})

describe('a cell query in a link', () => {
  it('round-trips', () => {
    fc.assert(
      fc.property(query, (asked) => {
        expect(readCellQuery(writeCellQuery(asked))).toEqual(asked)
      }),
    )
  })

  it.each([
    '',
    'frontex-detections',
    'the weather:detections:all',
    'frontex-detections::all',
    'frontex-detections:detections:2024',
    'frontex-detections:detections:2024-13..2024-14',
    'frontex-detections:detections:2024-05..2024-01',
    'frontex-detections:detections:all:route',
    'frontex-detections:detections:all:route:',
    'frontex-detections:detections:all:route:a,,b',
    'frontex-detections:detections:all:route:<b>',
  ])('is rejected when malformed: %j', (text) => {
    expect(readCellQuery(text)).toBeNull()
  })

  it('round-trips whenever it parses, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'frontex-dc:,.2024-1all ') }), (text) => {
        const read = readCellQuery(text)
        if (read) expect(readCellQuery(writeCellQuery(read))).toEqual(read)
      }),
    )
  })
})

describe('sameInOtherMonths', () => {
  it('finds the query for the other period, of the same table, count and places', () => {
    const now = 'frontex-detections:n:2025-01..2025-12:route:channel'
    const before = 'frontex-detections:n:2024-01..2024-12:route:channel'
    const others = [
      now,
      'frontex-detections:n:2024-01..2024-12',
      'frontex-detections:m:2024-01..2024-12:route:channel',
      before,
    ]
    expect(sameInOtherMonths(now, others)).toBe(before)
  })

  it('is null if nothing else counts the same', () => {
    expect(sameInOtherMonths('frontex-detections:n:2025-01..2025-12', [])).toBeNull()
  })
})
