import { describe, expect, test } from 'vitest'
import type { Status } from '#domain/claim.ts'
import { activeChoices } from '#domain/filters.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { actorOptions, routeGroups, yearOptions } from '#state/selectors/railOptions.ts'
import { signsThatFit } from '#state/selectors/signsThatFit.ts'
import { eventOf, measureOf, on, regionOf, routeOf } from '#tests/support/builders.ts'

describe('routes grouped by region', () => {
  const routes = [
    routeOf({ id: 'channel' }),
    routeOf({ id: 'central', region: 'north-africa' }),
    routeOf({ id: 'western', region: 'north-africa' }),
    routeOf({ id: 'lost', region: 'atlantis' }),
  ]
  const regions = [
    regionOf({ id: 'north-africa' }),
    regionOf({ id: 'sahel' }),
    regionOf({ id: 'europe', role: 'destination' }),
    regionOf({ id: 'kurdistan-region', role: 'place', countries: ['IQ'] }),
  ]
  const named = (measures: Parameters<typeof measureOf>[0][]) =>
    routeGroups({ measures: measures.map(measureOf), routes, regions }).map((group) => [
      group.region?.id ?? null,
      group.routes.map((route) => route.id),
    ])

  test('are each listed once, those without a region last', () => {
    expect(named([])).toEqual([
      ['north-africa', ['central', 'western']],
      [null, ['channel', 'lost']],
    ])
  })

  test('include a region of origin without routes once a measure names it, but no destination or place within a country', () => {
    expect(
      named([{ id: 'a', regions: ['sahel', 'europe', 'kurdistan-region'] }]).map(([region]) => region),
    ).toEqual(['north-africa', 'sahel', null])
  })
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

test('years are those of measures and events, with "not stated" last', () => {
  const measures = [measureOf({ id: 'a', period: on('2025') }), measureOf({ id: 'b' })]
  const events = [eventOf({ id: 'e', date: on('2023-10-02') })]
  expect(yearOptions(measures, events)).toEqual([2023, 2025, 'not-stated'])
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
