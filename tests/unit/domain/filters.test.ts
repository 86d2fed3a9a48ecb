import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTHING_STATED, timeOf, toggled } from '#domain/facets.ts'
import {
  hasFilterOn,
  hasFilters,
  passes,
  passesEvent,
  passesMeasure,
  passesPlaces,
  withMonths,
  withoutQuestions,
  withToggled,
} from '#domain/filters.ts'
import type { Period } from '#domain/period.ts'
import { type Filters, NO_FILTERS } from '#domain/view.ts'
import { eventOf, measureOf, on } from '#tests/support/builders.ts'

const REGIONS = new Map<string, string | null>([
  ['channel', null],
  ['central', 'north-africa'],
  ['balkans', 'middle-east'],
])
/** The date of a day counted from 1 January 2020. */
const isoDay = (days: number) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10)
const ask = (part: Partial<Filters>): Filters => ({ ...NO_FILTERS, ...part })
const passesTime = (period: Period | null, asked: Filters) =>
  passes({ ...NOTHING_STATED, ...timeOf([period], null) }, asked, REGIONS)

describe('time filters', () => {
  const passes = (date: string | null, asked: Partial<Filters>) =>
    passesTime(date === null ? null : on(date), ask(asked))

  test('pass everything when empty, undated items included', () => {
    expect(passes(null, {})).toBe(true)
    expect(passes('2024', {})).toBe(true)
  })

  test('pass an item in one of several chosen years', () => {
    const across = { start: '2024-11-01', end: '2025-02-28', precision: 'month' } as const
    expect(passesTime(across, ask({ years: [2025, 2026] }))).toBe(true)
    expect(passes('2024', { years: [2025, 2026] })).toBe(false)
  })

  test('pass an undated item for "not stated" only, and never a dated one for it', () => {
    expect(passes(null, { years: ['not-stated'] })).toBe(true)
    expect(passes(null, { years: [2024] })).toBe(false)
    expect(passes('2024', { years: ['not-stated'] })).toBe(false)
  })

  test('combine "not stated" with years or a period by or', () => {
    expect(passes(null, { years: ['not-stated', 2024] })).toBe(true)
    expect(passes('2024', { years: ['not-stated', 2024] })).toBe(true)
    const months = { years: ['not-stated' as const], months: { from: '2025-03', to: '2025-05' } }
    expect(passes(null, months)).toBe(true)
    expect(passes('2025-04-30', months)).toBe(true)
    expect(passes('2025-06', months)).toBe(false)
  })

  test('pass a period that shares a month with the item; a year alone may mean any month', () => {
    const spring = { months: { from: '2025-03', to: '2025-05' } }
    expect(passes('2025-02-28', spring)).toBe(false)
    expect(passes('2025-03-01', spring)).toBe(true)
    expect(passes('2025-05-31', spring)).toBe(true)
    expect(passes('2025', spring)).toBe(true)
    expect(passes('2024', spring)).toBe(false)
  })

  test('use only the start of an open period', () => {
    const open = { start: '2025-02-11', end: null, precision: 'day' } as const
    expect(passesTime(open, ask({ months: { from: '2025-02', to: '2025-02' } }))).toBe(true)
    expect(passesTime(open, ask({ months: { from: '2025-03', to: '2025-12' } }))).toBe(false)
    expect(passesTime({ ...open, start: '2025-01-01', precision: 'year' }, ask({ years: [2025] }))).toBe(true)
  })

  test('give the same result for whole years as for their months', () => {
    const day = fc.integer({ min: 0, max: 2500 }).map((days) => isoDay(days))
    const periods = fc
      .tuple(day, day, fc.constantFrom('day' as const, 'month' as const, 'year' as const), fc.boolean())
      .map(([a, b, precision, isOpen]) => {
        const [start = a, end = b] = [a, b].sort()
        return { start, end: isOpen ? null : end, precision }
      })
    fc.assert(
      fc.property(
        periods,
        fc.constantFrom(2020, 2021, 2023),
        fc.constantFrom(0, 1, 3),
        (period, first, more) => {
          const span = { from: `${first}-01`, to: `${first + more}-12` }
          const asked = ask(withMonths(NO_FILTERS, span))
          expect(asked.months).toBeNull()
          expect(asked.years).toHaveLength(more + 1)
          expect(passesTime(period, asked)).toBe(passesTime(period, ask({ months: span })))
        },
      ),
    )
  })

  test('replace years by months and keep "not stated" when set or cleared', () => {
    const asked = ask({ years: [2024, 'not-stated'] })
    const span = { from: '2025-03', to: '2025-03' }
    expect(withMonths(asked, span)).toEqual({ years: ['not-stated'], months: span })
    expect(withMonths(asked, { from: '2025-01', to: '2026-12' })).toEqual({
      years: [2025, 2026, 'not-stated'],
      months: null,
    })
    expect(withMonths(asked, null)).toEqual({ years: ['not-stated'], months: null })
  })
})

describe('source quality filters', () => {
  test('offer "not stated" as a publisher', () => {
    const thing = measureOf({ id: 'm', publishers: [] })
    expect(passesMeasure(thing, ask({ publishers: ['not-stated'] }), REGIONS)).toBe(true)
    expect(passesMeasure(thing, ask({ publishers: ['official'] }), REGIONS)).toBe(false)
    expect(
      passesEvent(
        eventOf({ id: 'e', publishers: ['press', 'official'] }),
        ask({ publishers: ['official'] }),
        REGIONS,
      ),
    ).toBe(true)
  })

  test('pass an item with one claim in a chosen review state', () => {
    const thing = measureOf({ id: 'm', reviews: ['accepted', 'edited'] })
    expect(passesMeasure(thing, ask({ review: ['edited', 'added'] }), REGIONS)).toBe(true)
    expect(passesMeasure(thing, ask({ review: ['proposed', 'record'] }), REGIONS)).toBe(false)
    expect(passesEvent(eventOf({ id: 'e' }), ask({ review: ['accepted'] }), REGIONS)).toBe(false)
  })
})

describe('place filters', () => {
  const places = (routes: string[], regions: string[]) => ({ routes, regions })

  test('ask for both a route and a region', () => {
    const asked = ask(places(['channel'], ['north-africa']))
    expect(passesPlaces(places(['channel'], []), asked, REGIONS)).toBe(false)
    expect(passesPlaces(places([], ['north-africa']), asked, REGIONS)).toBe(false)
    expect(passesPlaces(places(['channel'], ['north-africa']), asked, REGIONS)).toBe(true)
  })

  test('match the routes listed under a chosen region', () => {
    expect(passesPlaces(places(['central'], []), ask(places([], ['north-africa'])), REGIONS)).toBe(true)
    expect(passesPlaces(places(['channel'], []), ask(places([], ['north-africa'])), REGIONS)).toBe(false)
  })

  test('exclude an item without a place once any place is chosen', () => {
    expect(passesPlaces(places([], []), ask(places([], [])), REGIONS)).toBe(true)
    expect(passesPlaces(places([], []), ask(places(['channel'], [])), REGIONS)).toBe(false)
  })
})

describe('the filters of a measure', () => {
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
  ])('pass a group with one matching choice: %s', (_, part) => {
    expect(passes(part)).toBe(true)
  })

  test.each<[string, Partial<Filters>]>([
    ['years', { years: [2024] }],
    ['status', { status: ['gap', 'done'] }],
    ['measures', { measures: ['prevention'] }],
    ['routes', { routes: ['central'] }],
    ['regions', { regions: ['middle-east'] }],
    ['actors', { actors: ['FR'] }],
  ])('fail when one group fails, whatever the others match: %s', (_, part) => {
    expect(passes({ years: [2025], status: ['planned'], measures: ['coordination'], ...part })).toBe(false)
  })

  test('use the date of the statement only without a period', () => {
    const stated = measureOf({ id: 'b', statedOn: on('2024-12-10') })
    expect(passesMeasure(stated, ask({ years: [2024] }), REGIONS)).toBe(true)
    expect(passesMeasure(measureOf({ ...stated, period: on('2025') }), ask({ years: [2024] }), REGIONS)).toBe(
      false,
    )
  })
})

test('the status filter does not apply to events', () => {
  const event = eventOf({ id: 'e', date: on('2025-03-31'), measureCategories: ['coordination'] })
  expect(passesEvent(event, ask({ status: ['gap'] }), REGIONS)).toBe(true)
  expect(passesEvent(event, ask({ years: [2024] }), REGIONS)).toBe(false)
  expect(passesEvent(event, ask({ measures: ['prevention'] }), REGIONS)).toBe(false)
})

test('removing questions clears all their facets and no others', () => {
  const months = { from: '2025-03', to: '2025-05' }
  const asked = ask({
    years: ['not-stated'],
    months,
    status: ['gap'],
    routes: ['channel'],
    regions: ['sahel'],
  })
  expect(withoutQuestions(asked, 'when', 'route', 'where')).toEqual(ask({ status: ['gap'] }))
  expect(asked.years).toEqual(['not-stated'])
})

test('a question is asked when any of its facets is set', () => {
  const regional = ask({ regions: ['north-africa'] })
  expect([hasFilterOn(regional, 'where'), hasFilterOn(regional, 'when'), hasFilters(regional)]).toEqual([
    true,
    false,
    true,
  ])
  expect(hasFilterOn(ask({ months: { from: '2025-03', to: '2025-05' } }), 'when')).toBe(true)
  expect(hasFilters(regional, ['where'])).toBe(false)
  expect(hasFilters(NO_FILTERS)).toBe(false)
})

describe('toggling a choice', () => {
  const spring = { from: '2025-03', to: '2025-05' }
  const undated = ask({ years: ['not-stated'], months: spring, routes: ['channel'] })

  test('removes only conflicting choices of the same question', () => {
    expect(withToggled(undated, 'years', 2024)).toEqual(
      ask({ years: ['not-stated', 2024], routes: ['channel'] }),
    )
    expect(withToggled(ask({ years: [2024, 'not-stated'] }), 'months', spring)).toEqual(
      ask({ years: ['not-stated'], months: spring }),
    )
    expect(withToggled(ask({ routes: ['channel'] }), 'regions', 'sahel')).toEqual(
      ask({ routes: ['channel'], regions: ['sahel'] }),
    )
    expect(withToggled(ask({ months: spring }), 'years', 'not-stated')).toEqual(
      ask({ years: ['not-stated'], months: spring }),
    )
  })

  test('removes it when it is already chosen', () => {
    expect(withToggled(undated, 'months', { ...spring })).toEqual(
      ask({ years: ['not-stated'], routes: ['channel'] }),
    )
    expect(withToggled(undated, 'routes', 'channel').routes).toEqual([])
  })
})

test('toggling appends or removes an entry and does not mutate the list', () => {
  const list = ['a', 'b']
  expect(toggled(list, 'c')).toEqual(['a', 'b', 'c'])
  expect(toggled(list, 'a')).toEqual(['b'])
  expect(list).toEqual(['a', 'b'])
})
