import { describe, expect, test } from 'vitest'
import type { Status } from '#domain/claim.ts'
import { activeChoices } from '#domain/filters.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { actorOptions, routeGroups, yearOptions } from '#state/selectors/railOptions.ts'
import { signsThatFit } from '#state/selectors/signsThatFit.ts'
import { eventOf, measureOf, on, regionOf, routeOf } from '#tests/support/builders.ts'

describe('routes under their regions', () => {
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
  ]
  const named = (measures: Parameters<typeof measureOf>[0][]) =>
    routeGroups({ measures: measures.map(measureOf), routes, regions }).map((group) => [
      group.region?.id ?? null,
      group.routes.map((route) => route.id),
    ])

  test('each stands once, and those without a region stand apart at the end', () => {
    expect(named([])).toEqual([
      ['north-africa', ['central', 'western']],
      [null, ['channel', 'lost']],
    ])
  })

  test('a region of origin without routes is listed once a measure names it; a destination never is', () => {
    expect(named([{ id: 'a', regions: ['sahel', 'europe'] }]).map(([region]) => region)).toEqual([
      'north-africa',
      'sahel',
      null,
    ])
  })
})

test('actors stand by how many measures they take part in, bodies and countries apart', () => {
  const measures = [
    measureOf({ id: 'a', actors: ['europol', 'FR'] }),
    measureOf({ id: 'b', actors: ['frontex', 'FR', 'BE'] }),
    measureOf({ id: 'c', actors: ['frontex'] }),
  ]
  expect(actorOptions(measures, [])).toEqual({ bodies: ['frontex', 'europol'], countries: ['FR', 'BE'] })
  expect(actorOptions(measures, ['NL']).countries).toEqual(['FR', 'BE', 'NL'])
})

test('every year with evidence is an option, of measures and events alike, and "not stated" is the last', () => {
  const measures = [measureOf({ id: 'a', period: on('2025') }), measureOf({ id: 'b' })]
  const events = [eventOf({ id: 'e', date: on('2023-10-02') })]
  expect(yearOptions(measures, events)).toEqual([2023, 2025, 'not-stated'])
})

test('active choices come group by group, each with its group', () => {
  const filters = { ...NO_FILTERS, status: ['gap' as const], years: [2025], actors: ['BE'] }
  expect(activeChoices(filters)).toEqual([
    { group: 'years', choice: 2025 },
    { group: 'status', choice: 'gap' },
    { group: 'actors', choice: 'BE' },
  ])
})

describe('signs that fit', () => {
  const row = (done: number, planned: number, gap: number): Status[] => [
    ...Array.from({ length: done }, () => 'done' as const),
    ...Array.from({ length: planned }, () => 'planned' as const),
    ...Array.from({ length: gap }, () => 'gap' as const),
  ]

  test('a short row is left alone', () => {
    expect(signsThatFit(row(2, 1, 0), 6)).toEqual(row(2, 1, 0))
  })

  test('a long row is cut to the places, keeps every status that occurs, and keeps the order', () => {
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
