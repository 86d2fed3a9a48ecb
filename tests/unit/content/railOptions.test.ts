import { describe, expect, test } from 'vitest'
import { exploreModel } from '#content/exploreModel.ts'
import {
  actorOptions,
  countryOptions,
  filtersOfStage,
  rangeOfYears,
  regionOptions,
  STAGES,
  stageOf,
  yearsOfRange,
} from '#content/railOptions.ts'
import type { Status } from '#domain/claim.ts'
import { activeChoices } from '#domain/filters.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { signsThatFit } from '#features/compare/CompareTables.tsx'
import { measureOf, regionOf } from '#tests/support/builders.ts'

test('regions of origin are listed in the published order; another region only while it is chosen', () => {
  const regions = [
    regionOf({ id: 'sahel' }),
    regionOf({ id: 'europe', role: 'destination' }),
    regionOf({ id: 'kurdistan-region', role: 'place', countries: ['IQ'] }),
    regionOf({ id: 'africa' }),
  ]
  expect(regionOptions(regions, [])).toEqual(['sahel', 'africa'])
  expect(regionOptions(regions, ['europe'])).toEqual(['sahel', 'europe', 'africa'])
})

test('actors are sorted by number of measures, bodies and countries apart', () => {
  const measures = [
    measureOf({ id: 'a', actors: ['europol', 'FR'] }),
    measureOf({ id: 'b', actors: ['frontex', 'FR', 'BE'] }),
    measureOf({ id: 'c', actors: ['frontex'] }),
  ]
  expect(actorOptions(measures, [])).toEqual({ bodies: ['frontex', 'europol'], countries: ['FR', 'BE'] })
  expect(actorOptions(measures, ['NL']).countries).toEqual(['FR', 'BE', 'NL'])
})

test('countries are sorted by number of measures that name them as places', () => {
  const measures = [
    measureOf({ id: 'a', countries: ['IQ', 'DZ'] }),
    measureOf({ id: 'b', countries: ['IQ'] }),
  ]
  expect(countryOptions(measures, ['RS'])).toEqual(['IQ', 'DZ', 'RS'])
})

describe('the stages', () => {
  test('read from the filters what they set', () => {
    for (const stage of STAGES) expect(stageOf(filtersOfStage(stage))).toBe(stage)
    expect(stageOf({ status: ['done', 'gap'], outcome: [] })).toBeNull()
    expect(stageOf({ status: [], outcome: ['dropped'] })).toBe('planned')
    expect(stageOf({ status: ['planned'], outcome: ['open'] })).toBe('open')
    expect(stageOf({ status: ['done'], outcome: ['open'] })).toBeNull()
  })

  test('count whatever stage is chosen, under the other filters', () => {
    const measures = [
      measureOf({ id: 'a', status: 'done', routes: ['channel'] }),
      measureOf({ id: 'b', status: 'planned', routes: ['channel'] }),
      measureOf({ id: 'c', status: 'gap' }),
    ]
    const filters = { ...NO_FILTERS, ...filtersOfStage('open'), routes: ['channel'] }
    const { stages } = exploreModel({ measures, events: [], routes: [], filters })
    expect(stages).toEqual({ all: 2, done: 1, planned: 1, open: 1, gap: 0 })
  })
})

describe('the slider of years', () => {
  const bounds = [2023, 2024, 2025, 2026]

  test('holds all years and the undated where none is chosen', () => {
    expect(rangeOfYears([], bounds)).toEqual({ first: 2023, last: 2026, withUndated: true })
    expect(yearsOfRange({ first: 2023, last: 2026, withUndated: true }, bounds)).toEqual([])
  })

  test('chooses the years between its ends, and leaves the undated out or not', () => {
    expect(yearsOfRange({ first: 2024, last: 2025, withUndated: false }, bounds)).toEqual([2024, 2025])
    expect(yearsOfRange({ first: 2026, last: 2026, withUndated: true }, bounds)).toEqual([2026, 'not-stated'])
    expect(yearsOfRange({ first: 2023, last: 2026, withUndated: false }, bounds)).toEqual(bounds)
    expect(rangeOfYears([2026, 2024], bounds)).toEqual({ first: 2024, last: 2026, withUndated: false })
    expect(rangeOfYears(['not-stated'], bounds)).toEqual({ first: 2023, last: 2026, withUndated: true })
  })
})

test('active choices are listed by group', () => {
  const filters = { ...NO_FILTERS, status: ['gap' as const], years: [2025], actors: ['BE'] }
  expect(activeChoices(filters)).toEqual([
    { group: 'years', choice: 2025 },
    { group: 'status', choice: 'gap' },
    { group: 'actors', choice: 'BE' },
  ])
})

describe('signsThatFit', () => {
  const row = (done: number, planned: number, gap: number): Status[] => [
    ...Array.from({ length: done }, () => 'done' as const),
    ...Array.from({ length: planned }, () => 'planned' as const),
    ...Array.from({ length: gap }, () => 'gap' as const),
  ]

  test('keeps a short row', () => {
    expect(signsThatFit(row(2, 1, 0), 6)).toEqual(row(2, 1, 0))
  })

  test('cuts a long row to the places, keeping its order and every status in it', () => {
    expect(signsThatFit(row(20, 1, 1), 6)).toEqual(row(4, 1, 1))
    expect(signsThatFit(row(8, 8, 0), 6)).toEqual(row(3, 3, 0))
    expect(signsThatFit(row(12, 0, 0), 6)).toEqual(row(6, 0, 0))
    for (const [done, planned, gap] of [
      [9, 5, 2],
      [1, 30, 1],
      [7, 7, 7],
    ] as const) {
      const cut = signsThatFit(row(done, planned, gap), 6)
      expect(cut).toHaveLength(6)
      expect(new Set(cut)).toEqual(new Set(['done', 'planned', 'gap']))
    }
  })
})
