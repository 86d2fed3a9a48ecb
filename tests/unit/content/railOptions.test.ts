import { describe, expect, test } from 'vitest'
import { actorOptions, regionOptions, routesBySize, yearOptions } from '#content/railOptions.ts'
import { signsThatFit } from '#content/signsThatFit.ts'
import type { Status } from '#domain/claim.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { activeChoices } from '#domain/filters.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { eventOf, measureOf, on, regionOf, routeOf } from '#tests/support/builders.ts'

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

const figureOf = (unit: FigureUnit, value: number | null) => ({ total: { unit, value, isPartial: false } })

test('routes are ordered by detections; other units, unknown numbers and routes without a figure follow', () => {
  const ids = ['channel', 'unknown', 'small', 'none', 'zero', 'large']
  const figures = new Map([
    ['channel', figureOf('arrivals', 900)],
    ['unknown', figureOf('detections', null)],
    ['small', figureOf('detections', 2)],
    ['zero', figureOf('detections', 0)],
    ['large', figureOf('detections', 30)],
  ])
  const ordered = routesBySize(
    ids.map((id) => routeOf({ id })),
    figures,
  )
  expect(ordered.map(({ id }) => id)).toEqual(['large', 'small', 'zero', 'unknown', 'channel', 'none'])
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
