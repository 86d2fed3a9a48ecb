import { describe, expect, test } from 'vitest'
import type { Measure } from '#domain/measure.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { boardColumnsOf, boardRows, findingOf, offBoard, plansOnlyStated } from '#state/selectors/board.ts'
import { measureOf, on, routeOf } from '#tests/support/builders.ts'

const NO_REGIONS = new Map<string, string | null>()
const CATEGORIES = ['coordination', 'border-control', 'prevention']

const ids = (measures: readonly Measure[]) => measures.map((measure) => measure.id)

describe('columns of the board', () => {
  test('a done measure is placed by its period, else by the date of its statement', () => {
    expect(boardColumnsOf(measureOf({ id: 'a', period: on('2024-05') }))).toEqual(['doneBefore'])
    expect(boardColumnsOf(measureOf({ id: 'b', statedOn: on('2024-05-02') }))).toEqual(['doneBefore'])
    expect(boardColumnsOf(measureOf({ id: 'c', period: on('2026'), statedOn: on('2024-05-02') }))).toEqual([
      'since',
    ])
  })

  test('a done measure that spans both periods is in both columns', () => {
    const period = { start: '2024-06-01', end: '2025-03-31', precision: 'month' } as const
    expect(boardColumnsOf(measureOf({ id: 'a', period }))).toEqual(['doneBefore', 'since'])
  })

  test('an open measure counts in its first year only', () => {
    const period = { start: '2024-06-01', end: null, precision: 'month' } as const
    expect(boardColumnsOf(measureOf({ id: 'a', period }))).toEqual(['doneBefore'])
  })

  test('a plan is placed only by the year it is planned for, never by its announcement', () => {
    expect(boardColumnsOf(measureOf({ id: 'a', status: 'planned', period: on('2025') }))).toEqual(['planned'])
    expect(boardColumnsOf(measureOf({ id: 'b', status: 'planned', statedOn: on('2025-03-04') }))).toEqual([])
  })

  test('a gap is placed whatever its year, or without one', () => {
    expect(boardColumnsOf(measureOf({ id: 'a', status: 'gap' }))).toEqual(['gap'])
    expect(boardColumnsOf(measureOf({ id: 'b', status: 'gap', period: on('2023') }))).toEqual(['gap'])
  })

  test('a done measure before 2024 or without a date is in no column', () => {
    expect(boardColumnsOf(measureOf({ id: 'a', period: on('2023') }))).toEqual([])
    expect(boardColumnsOf(measureOf({ id: 'b' }))).toEqual([])
  })
})

describe('rows of the board', () => {
  const measures = [
    measureOf({ id: 'done', period: on('2024'), categories: ['coordination', 'border-control'] }),
    measureOf({ id: 'plan', period: on('2025'), status: 'planned', routes: ['channel'], actors: ['BE'] }),
  ]

  test('plans with only a statement date are counted separately', () => {
    const plan = (id: string, dates: Partial<Measure>) =>
      measureOf({ id, status: 'planned', categories: ['prevention'], ...dates })
    const plans = [
      plan('meant', { period: on('2025'), statedOn: on('2024-12-10') }),
      plan('stated', { statedOn: on('2025-03-04') }),
      plan('stated before', { statedOn: on('2024-03-04') }),
      measureOf({ id: 'done', categories: ['prevention'], statedOn: on('2025-03-04') }),
    ]
    const rows = boardRows(plans, CATEGORIES, NO_FILTERS, NO_REGIONS)
    expect(rows.map(({ statedOnly }) => statedOnly)).toEqual([0, 0, 1])
    expect(ids(plansOnlyStated(plans))).toEqual(['stated', 'stated before'])
  })

  test('every category has a row in the given order, and a measure of two categories is in both', () => {
    const rows = boardRows(measures, CATEGORIES, NO_FILTERS, NO_REGIONS)
    expect(rows.map((row) => [row.category, ids(row.cells.doneBefore), ids(row.cells.planned)])).toEqual([
      ['coordination', ['done'], []],
      ['border-control', ['done'], ['plan']],
      ['prevention', [], []],
    ])
  })

  test('a done measure since is linked when an earlier record leads to it, else of the same kind only', () => {
    const linked = [
      measureOf({ id: 'plan', status: 'planned', period: on('2025'), followedBy: ['law'] }),
      measureOf({ id: 'law', period: on('2025-12'), categories: ['border-control', 'prevention'] }),
      measureOf({ id: 'another', period: on('2025-12') }),
    ]
    const rows = boardRows(linked, CATEGORIES, NO_FILTERS, NO_REGIONS)
    expect(rows.map((row) => [ids(row.cells.since), ids(row.linked)])).toEqual([
      [[], []],
      [['law', 'another'], ['law']],
      [['law'], ['law']],
    ])
    expect(findingOf(rows, linked, [])).toEqual({ kind: 'plans', planned: 1, since: 1 })
  })

  test('year and status do not filter it', () => {
    const filters = { ...NO_FILTERS, years: [2023], status: ['gap' as const] }
    expect(boardRows(measures, CATEGORIES, filters, NO_REGIONS)).toEqual(
      boardRows(measures, CATEGORIES, NO_FILTERS, NO_REGIONS),
    )
  })

  test('places and actors filter its cells, and categories its rows', () => {
    const inPlace = boardRows(measures, CATEGORIES, { ...NO_FILTERS, routes: ['channel'] }, NO_REGIONS)
    expect(inPlace.flatMap((row) => ids(row.cells.doneBefore))).toEqual([])
    expect(inPlace.flatMap((row) => ids(row.cells.planned))).toEqual(['plan'])
    const byActor = boardRows(measures, CATEGORIES, { ...NO_FILTERS, actors: ['FR'] }, NO_REGIONS)
    expect(byActor.flatMap((row) => ids(row.cells.planned))).toEqual([])
    const one = boardRows(measures, CATEGORIES, { ...NO_FILTERS, measures: ['prevention'] }, NO_REGIONS)
    expect(one.map((row) => row.category)).toEqual(['prevention'])
  })
})

test('counts the measures in no column, under the filters of the board', () => {
  const measures = [
    measureOf({ id: 'early', period: on('2023') }),
    measureOf({ id: 'undated plan', status: 'planned', routes: ['channel'] }),
    measureOf({ id: 'shown', period: on('2024') }),
  ]
  expect(offBoard(measures, NO_FILTERS, NO_REGIONS)).toHaveLength(2)
  expect(offBoard(measures, { ...NO_FILTERS, years: [2024] }, NO_REGIONS)).toHaveLength(2)
  expect(offBoard(measures, { ...NO_FILTERS, routes: ['channel'] }, NO_REGIONS)).toHaveLength(1)
})

describe('the finding of the board', () => {
  const rowsOf = (measures: readonly Measure[]) => boardRows(measures, CATEGORIES, NO_FILTERS, NO_REGIONS)

  test('counts categories with a plan and those with something done since', () => {
    const measures = [
      measureOf({ id: 'a', status: 'planned', period: on('2025') }),
      measureOf({ id: 'b', status: 'planned', period: on('2025') }),
      measureOf({ id: 'c', status: 'planned', period: on('2025'), categories: ['prevention'] }),
      measureOf({ id: 'd', period: on('2025-06') }),
      measureOf({ id: 'e', period: on('2025-06'), categories: ['coordination'] }),
    ]
    expect(findingOf(rowsOf(measures), measures, [])).toEqual({
      kind: 'plans',
      planned: 2,
      since: 1,
    })
  })

  test('lists the routes without any measure when there is no plan', () => {
    const measures = [measureOf({ id: 'a', period: on('2024'), routes: ['channel'] })]
    const routes = [routeOf({ id: 'channel' }), routeOf({ id: 'western-african' })]
    expect(findingOf(rowsOf(measures), measures, routes)).toEqual({
      kind: 'untied',
      untied: ['western-african'],
      routes: 2,
    })
  })

  test('is null without plans and untied routes, or without measures', () => {
    const measures = [measureOf({ id: 'a', period: on('2024'), routes: ['channel'] })]
    expect(findingOf(rowsOf(measures), measures, [routeOf({ id: 'channel' })])).toBeNull()
    expect(findingOf(rowsOf([]), [], [routeOf({ id: 'channel' })])).toBeNull()
  })
})
