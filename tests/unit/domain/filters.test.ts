import { describe, expect, test } from 'vitest'
import {
  passesEvent,
  passesMeasure,
  passesPlaces,
  passesYears,
  toggled,
  withoutGroups,
} from '#domain/filters.ts'
import { type Filters, NO_FILTERS } from '#domain/view.ts'
import { eventOf, measureOf, on } from '#tests/support/builders.ts'

const REGIONS = new Map<string, string | null>([
  ['channel', null],
  ['central', 'north-africa'],
  ['balkans', 'middle-east'],
])
const ask = (part: Partial<Filters>): Filters => ({ ...NO_FILTERS, ...part })

describe('years', () => {
  test('no choice asks nothing, also of what has no date', () => {
    expect(passesYears([], [])).toBe(true)
    expect(passesYears([2024], [])).toBe(true)
  })

  test('one of the chosen years is enough', () => {
    expect(passesYears([2024, 2025], [2025, 2026])).toBe(true)
    expect(passesYears([2024], [2025, 2026])).toBe(false)
  })

  test('what states no year passes "not stated" alone, and a dated thing never does', () => {
    expect(passesYears([], ['not-stated'])).toBe(true)
    expect(passesYears([], [2024])).toBe(false)
    expect(passesYears([2024], ['not-stated'])).toBe(false)
  })

  test('"not stated" and a year are one question: either answer passes', () => {
    expect(passesYears([], ['not-stated', 2024])).toBe(true)
    expect(passesYears([2024], ['not-stated', 2024])).toBe(true)
  })
})

describe('places', () => {
  const places = (routes: string[], regions: string[]) => ({ routes, regions })

  test('a route and a region are one question, where: either answer passes', () => {
    const asked = places(['channel'], ['north-africa'])
    expect(passesPlaces(places(['channel'], []), asked, REGIONS)).toBe(true)
    expect(passesPlaces(places([], ['north-africa']), asked, REGIONS)).toBe(true)
    expect(passesPlaces(places(['balkans'], ['middle-east']), asked, REGIONS)).toBe(false)
  })

  test('a region takes in the routes that are listed under it', () => {
    expect(passesPlaces(places(['central'], []), places([], ['north-africa']), REGIONS)).toBe(true)
    expect(passesPlaces(places(['channel'], []), places([], ['north-africa']), REGIONS)).toBe(false)
  })

  test('what no text places passes only while no place is asked for', () => {
    expect(passesPlaces(places([], []), places([], []), REGIONS)).toBe(true)
    expect(passesPlaces(places([], []), places(['channel'], []), REGIONS)).toBe(false)
  })
})

describe('a measure', () => {
  const measure = measureOf({
    id: 'a',
    categories: ['border-control', 'coordination'],
    status: 'planned',
    period: on('2025'),
    actors: ['frontex', 'BE'],
    routes: ['channel'],
    scope: 'placed',
  })
  const passes = (part: Partial<Filters>) => passesMeasure(measure, ask(part), REGIONS)

  test.each<[string, Partial<Filters>]>([
    ['years', { years: [2024, 2025] }],
    ['status', { status: ['gap', 'planned'] }],
    ['measures', { measures: ['coordination', 'prevention'] }],
    ['routes', { routes: ['channel', 'central'] }],
    ['actors', { actors: ['BE', 'FR'] }],
  ])('passes a group of which it meets one choice: %s', (_, part) => {
    expect(passes(part)).toBe(true)
  })

  test.each<[string, Partial<Filters>]>([
    ['years', { years: [2024] }],
    ['status', { status: ['gap', 'done'] }],
    ['measures', { measures: ['prevention'] }],
    ['routes', { routes: ['central'] }],
    ['regions', { regions: ['middle-east'] }],
    ['actors', { actors: ['FR'] }],
  ])('fails when one group is not met, whatever the others say: %s', (_, part) => {
    expect(passes({ years: [2025], status: ['planned'], measures: ['coordination'], ...part })).toBe(false)
  })

  test('counts by the day it was stated only where no period is known', () => {
    const stated = measureOf({ id: 'b', statedOn: on('2024-12-10') })
    expect(passesMeasure(stated, ask({ years: [2024] }), REGIONS)).toBe(true)
    expect(passesMeasure(measureOf({ ...stated, period: on('2025') }), ask({ years: [2024] }), REGIONS)).toBe(
      false,
    )
  })
})

test('an event has no status, so that this group leaves it alone', () => {
  const event = eventOf({ id: 'e', date: on('2025-03-31'), measureCategories: ['coordination'] })
  expect(passesEvent(event, ask({ status: ['gap'] }), REGIONS)).toBe(true)
  expect(passesEvent(event, ask({ years: [2024] }), REGIONS)).toBe(false)
  expect(passesEvent(event, ask({ measures: ['prevention'] }), REGIONS)).toBe(false)
})

test('leaving out groups empties these and no others', () => {
  const asked = ask({ years: [2025], status: ['gap'], routes: ['channel'] })
  expect(withoutGroups(asked, 'years', 'routes')).toEqual(ask({ status: ['gap'] }))
  expect(asked.years).toEqual([2025])
})

test('toggling adds at the end, takes out in place, and leaves the list that it was given', () => {
  const list = ['a', 'b']
  expect(toggled(list, 'c')).toEqual(['a', 'b', 'c'])
  expect(toggled(list, 'a')).toEqual(['b'])
  expect(list).toEqual(['a', 'b'])
})
