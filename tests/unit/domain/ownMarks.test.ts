import { describe, expect, test } from 'vitest'
import { readCellQuery, sumOfQuery, writeCellQuery } from '#domain/cellQuery.ts'
import { ownFigureTables, queryOfMark } from '#domain/own/figureTable.ts'
import { axesOf, ownMarksOf, ownSeriesOf, ownSum, undrawnOf } from '#domain/own/series.ts'
import type { OwnFigure } from '#domain/own/table.ts'
import { monthsIn } from '#domain/period.ts'
import { ownFigureOf } from '#tests/support/ownFigureOf.ts'

const day = (number: number) => `2024-02-${String(number).padStart(2, '0')}`
/** A figure for each day of February 2024, in rows 101 to 129. */
const FEBRUARY = Array.from({ length: 29 }, (_, index) =>
  ownFigureOf(101 + index, day(index + 1), day(index + 1), { value: index }),
)
const JANUARY = ownFigureOf(2, '2024-01', '2024-01', { value: 7 })
const drawn = (figures: readonly OwnFigure[]) =>
  ownMarksOf(figures).marks.map(({ months, value, figures: of }) => [
    months.from,
    months.to,
    value,
    of.length,
  ])
const reasons = (undrawn: ReadonlyMap<OwnFigure, string>) => [...new Set(undrawn.values())]

describe('what a chart draws of own figures', () => {
  test('days that cover a month whole are that month, beside figures of whole months', () => {
    expect(drawn([...FEBRUARY, JANUARY])).toEqual([
      ['2024-01', '2024-01', 7, 1],
      ['2024-02', '2024-02', 406, 29],
    ])
  })

  test('weeks and days add up where together they cover the month once', () => {
    const weeks = [1, 8, 15, 22].map((first, row) => ownFigureOf(200 + row, day(first), day(first + 6)))
    const last = ownFigureOf(300, day(29), day(29), { value: 5 })
    expect(drawn([...weeks, last])).toEqual([['2024-02', '2024-02', 405, 5]])
    expect(ownSum([...weeks, last])?.value).toBe(405)
    expect(ownSum([...weeks.slice(1), ownFigureOf(301, day(1), day(1))])).toBeNull()
  })

  test.each<[string, string, OwnFigure[]]>([
    ['a day without a row', 'uncovered', FEBRUARY.filter(({ row }) => row !== 110)],
    [
      'a value that is not stated',
      'uncovered',
      FEBRUARY.map((one) => (one.row === 110 ? { ...one, value: null } : one)),
    ],
    ['a day that is there twice', 'overlap', [...FEBRUARY, ownFigureOf(300, day(4), day(4))]],
    [
      'a day that is there twice where another is not',
      'overlap',
      [...FEBRUARY.filter(({ row }) => row !== 110), ownFigureOf(300, day(4), day(4))],
    ],
    ['a term without a unit', 'noUnit', FEBRUARY.map((one) => ({ ...one, unit: null, term: 'boats sunk' }))],
  ])('of %s nothing is added', (_, reason, figures) => {
    expect(drawn(figures)).toEqual([])
    expect(reasons(ownMarksOf(figures).undrawn)).toEqual([reason])
    const [first] = figures
    const query =
      first && readCellQuery(`${first.tableId}:detections.101:2024-02..2024-02:route:central-mediterranean`)
    const table = first && ownFigureTables(figures).get(first.tableId)
    const column = table?.counts[0]
    expect(query && table && column ? sumOfQuery(table, column, query) : null).toBeNull()
  })

  test('a week across two months is in neither, and counts none of the days beside it twice', () => {
    const week = ownFigureOf(300, '2024-02-26', '2024-03-03')
    const { marks, undrawn } = ownMarksOf([...FEBRUARY, week])
    expect(marks).toEqual([])
    expect(undrawn.get(week)).toBe('acrossMonths')
    expect(undrawn.get(FEBRUARY[0] ?? week)).toBe('overlap')
  })

  test('a month with a figure of its own is that figure', () => {
    const { marks, undrawn } = ownMarksOf([...FEBRUARY, ownFigureOf(3, '2024-02', '2024-02', { value: 9 })])
    expect(marks.map(({ value }) => value)).toEqual([9])
    expect(reasons(undrawn)).toEqual(['monthStated'])
  })

  test('a month of days opens its rows, in a column that no whole month shares', () => {
    const figures = [...FEBRUARY, JANUARY, ownFigureOf(3, '2024-02', '2024-02', { publisher: 'B', value: 1 })]
    const [series] = ownSeriesOf(figures)
    const mark = ownMarksOf(series?.figures ?? []).marks[1]
    const query = mark && queryOfMark(figures, mark)
    if (!query) throw new Error('the month has a query')
    expect(readCellQuery(writeCellQuery(query))).toEqual(query)
    const table = ownFigureTables(figures).get(query.table)
    const sumIn = (count: string) => {
      const column = table?.counts.find(({ name }) => name === count)
      return table && column ? sumOfQuery(table, column, { ...query, count }) : null
    }
    expect(sumIn(query.count)).toBe(406)
    expect(sumIn('detections')).toBeNull()
  })
})

describe('the time axes of own figures', () => {
  const spans = (...all: [string, string][]) => all.map(([from, to], row) => ownFigureOf(2 + row, from, to))
  const axes = (figures: readonly OwnFigure[]) => axesOf(ownMarksOf(figures).marks)
  const left = (figures: readonly OwnFigure[], isPublished: boolean) =>
    [...undrawnOf(ownSeriesOf(figures), isPublished)].map(([{ row }, reason]) => [row, reason])
  const QUARTERS: [string, string][] = [
    ['2024-04', '2024-06'],
    ['2024-10', '2024-12'],
  ]

  test('are steps of the length of at least two figures, wherever they begin', () => {
    expect(axes(spans(...QUARTERS))).toEqual([{ length: 3, phase: 0 }])
    expect(axes(spans(['2023-07', '2024-06'], ['2024-07', '2025-06']))).toEqual([{ length: 12, phase: 6 }])
    expect(left(spans(...QUARTERS), true)).toEqual([])
  })

  test('never hold two that overlap: what fits no step is listed alone', () => {
    const rolling = spans(...QUARTERS, ['2024-05', '2024-07'])
    expect(axes(rolling)).toEqual([{ length: 3, phase: 0 }])
    expect(left(rolling, false)).toEqual([[4, 'alone']])
  })

  test('are not made for one figure; beside a published series it stands where it adds up from January', () => {
    expect(left(spans(['2024-04', '2024-06']), true)).toEqual([[2, 'alone']])
    expect(left(spans(['2024-01', '2024-06']), true)).toEqual([])
    expect(left(spans(['2024-01', '2024-06']), false)).toEqual([[2, 'alone']])
    expect(
      left(spans(...monthsIn({ from: '2024-03', to: '2024-03' }).map((m): [string, string] => [m, m])), true),
    ).toEqual([])
  })
})
