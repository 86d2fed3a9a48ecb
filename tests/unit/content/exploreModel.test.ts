import { describe, expect, test } from 'vitest'
import { type ExploreModel, exploreModel } from '#content/exploreModel.ts'
import type { Measure } from '#domain/measure.ts'
import { type Filters, NO_FILTERS } from '#domain/view.ts'
import { eventOf, legOf, measureOf, on, routeOf } from '#tests/support/builders.ts'

const ROUTES = [
  routeOf({ id: 'central', region: 'north-africa', legs: [legOf('leg')] }),
  routeOf({ id: 'western', region: 'north-africa', legs: [legOf('leg')] }),
  routeOf({ id: 'channel', legs: [legOf('leg')] }),
  routeOf({ id: 'circular' }),
]
const MEASURES: readonly Measure[] = [
  measureOf({ id: 'late', period: on('2025-06'), routes: ['channel'], actors: ['GB', 'FR'] }),
  measureOf({ id: 'undated', status: 'gap', categories: ['prevention'] }),
  measureOf({ id: 'early', period: on('2024-02-03'), routes: ['central', 'channel'], actors: ['frontex'] }),
  measureOf({
    id: 'plan',
    status: 'planned',
    period: on('2025'),
    categories: ['prevention', 'border-control'],
  }),
  measureOf({ id: 'region', period: on('2025-01'), regions: ['north-africa'], routes: ['circular'] }),
]
const EVENTS = [
  eventOf({ id: 'second', date: on('2025-03-31') }),
  eventOf({ id: 'first', date: on('2024-12-10') }),
  eventOf({ id: 'whenever' }),
]

function modelOf(part: Partial<Filters> = {}): ExploreModel {
  return exploreModel({
    measures: MEASURES,
    events: EVENTS,
    routes: ROUTES,
    filters: { ...NO_FILTERS, ...part },
  })
}
const ids = (things: readonly { id: string }[]) => things.map((thing) => thing.id)

describe('order and numbers', () => {
  test('sort measures and events by date, undated last', () => {
    expect(ids(modelOf().measures)).toEqual(['early', 'plan', 'region', 'late', 'undated'])
    expect(ids(modelOf().events)).toEqual(['first', 'second', 'whenever'])
  })

  test('number the filtered measures in that order', () => {
    expect([...modelOf().numbers]).toEqual([
      ['early', 1],
      ['plan', 2],
      ['region', 3],
      ['late', 4],
      ['undated', 5],
    ])
    expect([...modelOf({ years: [2025] }).numbers.keys()]).toEqual(['plan', 'region', 'late'])
  })

  test('are shown only with a filter and few measures', () => {
    expect(modelOf().isNumbered).toBe(false)
    expect(modelOf({ years: [2025] }).isNumbered).toBe(true)
    const many = Array.from({ length: 13 }, (_, n) => measureOf({ id: `m${n}`, period: on('2025') }))
    const filters = { ...NO_FILTERS, years: [2025] }
    expect(exploreModel({ measures: many, events: [], routes: [], filters }).isNumbered).toBe(false)
    expect(exploreModel({ measures: many.slice(1), events: [], routes: [], filters }).isNumbered).toBe(true)
  })
})

describe('lit routes', () => {
  test('are all drawn routes without a filter', () => {
    expect([...modelOf().litRoutes]).toEqual(['central', 'western', 'channel'])
  })

  test('are all drawn routes under a year filter', () => {
    expect([...modelOf({ years: [2024] }).litRoutes]).toEqual(['central', 'western', 'channel'])
  })

  test('are those with a matching measure under a category, status or actor filter', () => {
    expect([...modelOf({ actors: ['GB'] }).litRoutes]).toEqual(['channel'])
    expect([...modelOf({ status: ['gap'] }).litRoutes]).toEqual([])
  })

  test('are the chosen routes and those of the chosen regions, with or without a measure', () => {
    expect([...modelOf({ routes: ['western'] }).litRoutes]).toEqual(['western'])
    expect([...modelOf({ regions: ['north-africa'] }).litRoutes]).toEqual(['central', 'western'])
  })

  test('of a region include a route named with it by the only piece of evidence', () => {
    const evidence: Measure['evidence'] = [
      { type: 'record', recordId: 'one' },
      { type: 'record', recordId: 'two' },
    ]
    const litBy = (measure: Measure) => [
      ...exploreModel({
        measures: [measure],
        events: [],
        routes: ROUTES,
        filters: { ...NO_FILTERS, regions: ['north-africa'] },
      }).litRoutes,
    ]
    const both = { id: 'both', regions: ['north-africa'], routes: ['channel'] }
    expect(litBy(measureOf(both))).toEqual(['central', 'western', 'channel'])
    expect(litBy(measureOf({ ...both, evidence }))).toEqual(['central', 'western'])
    expect(litBy(measureOf({ ...both, regions: ['middle-east'] }))).toEqual(['central', 'western'])
  })
})

describe('counts of the options', () => {
  const OPTIONS = modelOf().counts

  /** Every option, its count in a model, and the filters that would show just this option. */
  const optionsOf = ({ counts }: ExploreModel, asked: Partial<Filters>) => [
    ...[...OPTIONS.years.keys()].map((id) => ({
      count: counts.years.get(id),
      part: { ...asked, years: [id] },
    })),
    ...[...OPTIONS.status.keys()].map((id) => ({
      count: counts.status.get(id),
      part: { ...asked, status: [id] },
    })),
    ...[...OPTIONS.measures.keys()].map((id) => ({
      count: counts.measures.get(id),
      part: { ...asked, measures: [id] },
    })),
    ...[...OPTIONS.actors.keys()].map((id) => ({
      count: counts.actors.get(id),
      part: { ...asked, actors: [id] },
    })),
    ...[...OPTIONS.routes.keys()].map((id) => ({
      count: counts.routes.get(id),
      part: { ...asked, routes: [id] },
    })),
    ...[...OPTIONS.regions.keys()].map((id) => ({
      count: counts.regions.get(id),
      part: { ...asked, regions: [id] },
    })),
  ]

  test.each<Partial<Filters>>([
    {},
    { years: [2025] },
    { status: ['done'], measures: ['border-control'] },
    { routes: ['channel'], years: [2024, 'not-stated'] },
    { regions: ['north-africa'] },
    { regions: ['north-africa'], actors: ['frontex'] },
  ])('count what each option would show, given the other groups: %j', (asked) => {
    const options = optionsOf(modelOf(asked), asked)
    expect(options.length).toBeGreaterThan(12)
    for (const { count = 0, part } of options) {
      expect([part, count]).toEqual([part, modelOf(part).measures.length])
    }
  })

  test('are not narrowed by a choice of their own group', () => {
    expect(modelOf({ years: [2024] }).counts.years).toEqual(modelOf().counts.years)
    expect(modelOf({ countries: ['IQ'] }).counts.regions).toEqual(modelOf().counts.regions)
    expect(modelOf({ routes: ['central'], any: 'places' }).counts.regions).toEqual(modelOf().counts.regions)
    expect(modelOf({ years: [2024] }).counts.status.get('planned')).toBeUndefined()
  })

  test('count a measure once when it names both a route and its region', () => {
    expect(modelOf().counts.regions.get('north-africa')).toBe(2)
  })

  test('include "not stated" as a year', () => {
    expect(modelOf().counts.years.get('not-stated')).toBe(1)
  })
})

test('counts the undated measures that a year filter excludes', () => {
  expect(modelOf({ years: [2025] }).undatedLeftOut).toBe(1)
  expect(modelOf({ years: [2025], measures: ['coordination'] }).undatedLeftOut).toBe(0)
  expect(modelOf({ years: [2025, 'not-stated'] }).undatedLeftOut).toBe(0)
  expect(modelOf().undatedLeftOut).toBe(0)
})

test('does not reorder the published lists', () => {
  const before = ids(MEASURES)
  modelOf()
  expect(ids(MEASURES)).toEqual(before)
})
