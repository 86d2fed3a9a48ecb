import { describe, expect, it } from 'vitest'
import { readCellQuery, sumOfQuery } from '#domain/cellQuery.ts'
import { buildCube } from '#domain/figureCube.ts'
import { ownFiguresOf, ownFigureTables } from '#domain/own/figureTable.ts'
import type { OwnFigure } from '#domain/own/table.ts'
import { chartFault } from '#domain/stepFaults.ts'
import { OWN_TABLE, ownFigureOf } from '#tests/support/ownFigureOf.ts'

const FIGURES = [
  ownFigureOf(2, '2025-01', '2025-01', { value: 10 }),
  ownFigureOf(3, '2025-02', '2025-02', { value: 20 }),
  ownFigureOf(4, '2025-03', '2025-03', { value: 30 }),
]

/** The number of a query over these figures of one table. */
function sum(query: string, figures: readonly OwnFigure[] = FIGURES): number | null {
  const read = readCellQuery(`${OWN_TABLE.id}:${query}`)
  const table = read && ownFigureTables(figures).get(read.table)
  const column = table?.counts.find(({ name }) => name === read?.count)
  return read && table && column ? sumOfQuery(table, column, read) : null
}

const CENTRAL = 'route:central-mediterranean'

describe('a table of the reader’s own', () => {
  it('is never added to another: no cube of sums takes it', () => {
    const table = ownFigureTables(FIGURES).get(OWN_TABLE.id)
    expect(table?.role).toBe('own')
    const span = { from: '2025-01', to: '2025-03' }
    expect(() => table && buildCube(table, 'detections', 'detections', span)).toThrow(
      `${OWN_TABLE.id} is the reader's own and is not added up in a cube`,
    )
  })
})

describe('a number from the reader’s own figures', () => {
  it('adds up months of one route, and leads to their rows', () => {
    expect(sum(`detections:2025-01..2025-03:${CENTRAL}`)).toBe(60)
    expect(sum(`detections:2025-02..2025-02:${CENTRAL}`)).toBe(20)
    const query = readCellQuery(`${OWN_TABLE.id}:detections:2025-02..2025-03:${CENTRAL}`)
    expect(query && ownFiguresOf({ figures: FIGURES }, query).map(({ row }) => row)).toEqual([3, 4])
  })

  it.each([
    ['months that no row covers', `detections:2025-01..2025-04:${CENTRAL}`, []],
    [
      'a value that is not stated',
      `detections:2025-01..2025-04:${CENTRAL}`,
      [ownFigureOf(5, '2025-04', '2025-04', { value: null })],
    ],
    ['rows that overlap', `detections:2025-01..2025-03:${CENTRAL}`, [ownFigureOf(5, '2025-01', '2025-03')]],
    ['another unit', `arrivals:2025-01..2025-03:${CENTRAL}`, []],
    [
      'two routes',
      'detections:2025-01..2025-03:route:central-mediterranean,channel',
      [ownFigureOf(5, '2025-01', '2025-03', { place: 'channel' })],
    ],
    [
      'two nationalities',
      `detections:2025-01..2025-04:${CENTRAL}`,
      [ownFigureOf(5, '2025-04', '2025-04', { nationality: 'SY' })],
    ],
  ])('refuses %s', (_, query, more) => {
    expect(sum(query, [...FIGURES, ...more])).toBeNull()
  })

  it('never adds two publishers: each has a column of its own', () => {
    const figures = [...FIGURES, ownFigureOf(5, '2025-04', '2025-04', { value: 40, publisher: 'Another' })]
    expect(sum(`detections:2025-01..2025-04:${CENTRAL}`, figures)).toBeNull()
    expect(sum(`detections:2025-01..2025-03:${CENTRAL}`, figures)).toBe(60)
    expect(sum(`detections.5:2025-04..2025-04:${CENTRAL}`, figures)).toBe(40)
  })

  it('leaves out what stands apart, has no known unit, or begins within a month', () => {
    const odd = [
      ownFigureOf(5, '2025-04', '2025-04', { isApart: true }),
      ownFigureOf(6, '2025-05', '2025-05', { unit: null, term: 'cases' }),
      ownFigureOf(7, '2025-06-03', '2025-06-30'),
    ]
    for (const month of ['2025-04', '2025-05', '2025-06']) {
      expect(sum(`detections:${month}..${month}:${CENTRAL}`, [...FIGURES, ...odd])).toBeNull()
    }
  })
})

describe('a chart of the reader’s own figures', () => {
  const fault = (kind: 'months' | 'routes', query: string, figures: readonly OwnFigure[]) =>
    chartFault({ kind, cells: `${OWN_TABLE.id}:${query}`, against: null }, ownFigureTables(figures))
      ?.reason ?? null

  it('has a value for every month or route, or is refused', () => {
    const channel = ownFigureOf(5, '2025-01', '2025-01', { place: 'channel' })
    const quarter = ownFigureOf(2, '2025-01', '2025-03')
    expect(fault('months', `detections:2025-01..2025-03:${CENTRAL}`, FIGURES)).toBeNull()
    expect(fault('months', `detections:2025-01..2025-03:${CENTRAL}`, [quarter])).toBe('no-monthly-table')
    const both = 'route:central-mediterranean,channel'
    expect(fault('routes', `detections:2025-01..2025-01:${both}`, [...FIGURES, channel])).toBeNull()
    expect(fault('routes', `detections:2025-02..2025-02:${both}`, [...FIGURES, channel])).toBe('no-cells')
  })
})
