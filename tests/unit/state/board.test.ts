import { describe, expect, test } from 'vitest'
import type { Measure } from '#domain/measure.ts'
import { NO_FILTERS } from '#domain/view.ts'
import {
  boardColumnsOf,
  boardRows,
  findingOf,
  offBoardCount,
  plansOnlyStated,
} from '#state/selectors/board.ts'
import { measureOf, on, routeOf } from '#tests/support/builders.ts'

const NO_REGIONS = new Map<string, string | null>()
const CATEGORIES = ['coordination', 'border-control', 'prevention']

const ids = (measures: readonly Measure[]) => measures.map((measure) => measure.id)

describe('columns of the board', () => {
  test('a done measure stands by its own date, else by the date on which it was said', () => {
    expect(boardColumnsOf(measureOf({ id: 'a', period: on('2024-05') }))).toEqual(['doneBefore'])
    expect(boardColumnsOf(measureOf({ id: 'b', statedOn: on('2024-05-02') }))).toEqual(['doneBefore'])
    expect(boardColumnsOf(measureOf({ id: 'c', period: on('2026'), statedOn: on('2024-05-02') }))).toEqual([
      'since',
    ])
  })

  test('a done measure that spans both years stands in both columns', () => {
    const period = { start: '2024-06-01', end: '2025-03-31', precision: 'month' } as const
    expect(boardColumnsOf(measureOf({ id: 'a', period }))).toEqual(['doneBefore', 'since'])
  })

  test('an open measure counts in its first year only: nothing says that it still holds', () => {
    const period = { start: '2024-06-01', end: null, precision: 'month' } as const
    expect(boardColumnsOf(measureOf({ id: 'a', period }))).toEqual(['doneBefore'])
  })

  test('a plan stands only by the year it is meant for, never by the day it was announced', () => {
    expect(boardColumnsOf(measureOf({ id: 'a', status: 'planned', period: on('2025') }))).toEqual(['planned'])
    expect(boardColumnsOf(measureOf({ id: 'b', status: 'planned', statedOn: on('2025-03-04') }))).toEqual([])
  })

  test('a gap stands whatever its year, also without one', () => {
    expect(boardColumnsOf(measureOf({ id: 'a', status: 'gap' }))).toEqual(['gap'])
    expect(boardColumnsOf(measureOf({ id: 'b', status: 'gap', period: on('2023') }))).toEqual(['gap'])
  })

  test('a done measure before 2024 or without a date stands nowhere', () => {
    expect(boardColumnsOf(measureOf({ id: 'a', period: on('2023') }))).toEqual([])
    expect(boardColumnsOf(measureOf({ id: 'b' }))).toEqual([])
  })
})

describe('rows of the board', () => {
  const measures = [
    measureOf({ id: 'done', period: on('2024'), categories: ['coordination', 'border-control'] }),
    measureOf({ id: 'plan', period: on('2025'), status: 'planned', routes: ['channel'], actors: ['BE'] }),
  ]

  test('a plan that was only stated in the planned year is told beside those that are meant for it', () => {
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

  test('every category has a row in the given order, empty ones too; a measure of two kinds stands in both', () => {
    const rows = boardRows(measures, CATEGORIES, NO_FILTERS, NO_REGIONS)
    expect(rows.map((row) => [row.category, ids(row.cells.doneBefore), ids(row.cells.planned)])).toEqual([
      ['coordination', ['done'], []],
      ['border-control', ['done'], ['plan']],
      ['prevention', [], []],
    ])
  })

  test('year and status do not narrow it: they are its columns', () => {
    const filters = { ...NO_FILTERS, years: [2023], status: ['gap' as const] }
    expect(boardRows(measures, CATEGORIES, filters, NO_REGIONS)).toEqual(
      boardRows(measures, CATEGORIES, NO_FILTERS, NO_REGIONS),
    )
  })

  test('places and actors narrow it, and chosen categories leave only their rows', () => {
    const inPlace = boardRows(measures, CATEGORIES, { ...NO_FILTERS, routes: ['channel'] }, NO_REGIONS)
    expect(inPlace.flatMap((row) => ids(row.cells.doneBefore))).toEqual([])
    expect(inPlace.flatMap((row) => ids(row.cells.planned))).toEqual(['plan'])
    const byActor = boardRows(measures, CATEGORIES, { ...NO_FILTERS, actors: ['FR'] }, NO_REGIONS)
    expect(byActor.flatMap((row) => ids(row.cells.planned))).toEqual([])
    const one = boardRows(measures, CATEGORIES, { ...NO_FILTERS, measures: ['prevention'] }, NO_REGIONS)
    expect(one.map((row) => row.category)).toEqual(['prevention'])
  })
})

test('measures in no column are counted, under the board’s filters', () => {
  const measures = [
    measureOf({ id: 'early', period: on('2023') }),
    measureOf({ id: 'undated plan', status: 'planned', routes: ['channel'] }),
    measureOf({ id: 'shown', period: on('2024') }),
  ]
  expect(offBoardCount(measures, NO_FILTERS, NO_REGIONS)).toBe(2)
  expect(offBoardCount(measures, { ...NO_FILTERS, years: [2024] }, NO_REGIONS)).toBe(2)
  expect(offBoardCount(measures, { ...NO_FILTERS, routes: ['channel'] }, NO_REGIONS)).toBe(1)
})

describe('the finding', () => {
  const rowsOf = (measures: readonly Measure[]) => boardRows(measures, CATEGORIES, NO_FILTERS, NO_REGIONS)

  test('counts categories with a plan, those with something since, and names those without', () => {
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
      withoutSince: ['prevention'],
    })
  })

  test('without a plan it names the routes that no measure is tied to', () => {
    const measures = [measureOf({ id: 'a', period: on('2024'), routes: ['channel'] })]
    const routes = [routeOf({ id: 'channel' }), routeOf({ id: 'western-african' })]
    expect(findingOf(rowsOf(measures), measures, routes)).toEqual({
      kind: 'untied',
      untied: ['western-african'],
      routes: 2,
    })
  })

  test('says nothing when there is neither a plan nor an untied route, nor any measure', () => {
    const measures = [measureOf({ id: 'a', period: on('2024'), routes: ['channel'] })]
    expect(findingOf(rowsOf(measures), measures, [routeOf({ id: 'channel' })])).toBeNull()
    expect(findingOf(rowsOf([]), [], [routeOf({ id: 'channel' })])).toBeNull()
  })
})
