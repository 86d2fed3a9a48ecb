import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toggled } from '#domain/facets.ts'
import { NOTHING_STATED, timeOf } from '#domain/filterable.ts'
import {
  askPeriod,
  asks,
  hasFilters,
  passes,
  passesEvent,
  passesMeasure,
  passesPlaces,
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

describe('when', () => {
  const passes = (date: string | null, asked: Partial<Filters>) =>
    passesTime(date === null ? null : on(date), ask(asked))

  test('no choice passes everything, also undated items', () => {
    expect(passes(null, {})).toBe(true)
    expect(passes('2024', {})).toBe(true)
  })

  test('one of the chosen years is enough', () => {
    const across = { start: '2024-11-01', end: '2025-02-28', precision: 'month' } as const
    expect(passesTime(across, ask({ years: [2025, 2026] }))).toBe(true)
    expect(passes('2024', { years: [2025, 2026] })).toBe(false)
  })

  test('what states no date passes "not stated" alone, and a dated thing never does', () => {
    expect(passes(null, { years: ['not-stated'] })).toBe(true)
    expect(passes(null, { years: [2024] })).toBe(false)
    expect(passes('2024', { years: ['not-stated'] })).toBe(false)
  })

  test('"not stated" and a year or a period are one question: either answer passes', () => {
    expect(passes(null, { years: ['not-stated', 2024] })).toBe(true)
    expect(passes('2024', { years: ['not-stated', 2024] })).toBe(true)
    const months = { years: ['not-stated' as const], period: { from: '2025-03', to: '2025-05' } }
    expect(passes(null, months)).toBe(true)
    expect(passes('2025-04-30', months)).toBe(true)
    expect(passes('2025-06', months)).toBe(false)
  })

  test('a thing passes a period when one of its months lies in it; known to the year, it may be any of twelve', () => {
    const spring = { period: { from: '2025-03', to: '2025-05' } }
    expect(passes('2025-02-28', spring)).toBe(false)
    expect(passes('2025-03-01', spring)).toBe(true)
    expect(passes('2025-05-31', spring)).toBe(true)
    expect(passes('2025', spring)).toBe(true)
    expect(passes('2024', spring)).toBe(false)
  })

  test('of an open period only the start counts, for nothing says that it still holds', () => {
    const open = { start: '2025-02-11', end: null, precision: 'day' } as const
    expect(passesTime(open, ask({ period: { from: '2025-02', to: '2025-02' } }))).toBe(true)
    expect(passesTime(open, ask({ period: { from: '2025-03', to: '2025-12' } }))).toBe(false)
    expect(passesTime({ ...open, start: '2025-01-01', precision: 'year' }, ask({ years: [2025] }))).toBe(true)
  })

  test('a period of whole years is those years, and gives what the months would give', () => {
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
          const asked = ask(askPeriod(NO_FILTERS, span))
          expect(asked.period).toBeNull()
          expect(asked.years).toHaveLength(more + 1)
          expect(passesTime(period, asked)).toBe(passesTime(period, ask({ period: span })))
        },
      ),
    )
  })

  test('setting months clears the years and keeps "not stated"; clearing them keeps only that', () => {
    const asked = ask({ years: [2024, 'not-stated'] })
    const span = { from: '2025-03', to: '2025-03' }
    expect(askPeriod(asked, span)).toEqual({ years: ['not-stated'], period: span })
    expect(askPeriod(asked, { from: '2025-01', to: '2026-12' })).toEqual({
      years: [2025, 2026, 'not-stated'],
      period: null,
    })
    expect(askPeriod(asked, null)).toEqual({ years: ['not-stated'], period: null })
  })
})

describe('source quality', () => {
  test('a publisher that is not stated is an answer of its own', () => {
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

  test('one claim in a chosen state of review is enough', () => {
    const thing = measureOf({ id: 'm', reviews: ['accepted', 'edited'] })
    expect(passesMeasure(thing, ask({ review: ['edited', 'added'] }), REGIONS)).toBe(true)
    expect(passesMeasure(thing, ask({ review: ['proposed', 'record'] }), REGIONS)).toBe(false)
    expect(passesEvent(eventOf({ id: 'e' }), ask({ review: ['accepted'] }), REGIONS)).toBe(false)
  })
})

describe('places', () => {
  const places = (routes: string[], regions: string[]) => ({ routes, regions })

  test('a route and a region are one question, where: either answer passes', () => {
    const asked = ask(places(['channel'], ['north-africa']))
    expect(passesPlaces(places(['channel'], []), asked, REGIONS)).toBe(true)
    expect(passesPlaces(places([], ['north-africa']), asked, REGIONS)).toBe(true)
    expect(passesPlaces(places(['balkans'], ['middle-east']), asked, REGIONS)).toBe(false)
  })

  test('a region takes in the routes that are listed under it', () => {
    expect(passesPlaces(places(['central'], []), ask(places([], ['north-africa'])), REGIONS)).toBe(true)
    expect(passesPlaces(places(['channel'], []), ask(places([], ['north-africa'])), REGIONS)).toBe(false)
  })

  test('what no text places passes only while no place is asked for', () => {
    expect(passesPlaces(places([], []), ask(places([], [])), REGIONS)).toBe(true)
    expect(passesPlaces(places([], []), ask(places(['channel'], [])), REGIONS)).toBe(false)
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

test('leaving out questions empties all their facets and no others', () => {
  const period = { from: '2025-03', to: '2025-05' }
  const asked = ask({
    years: ['not-stated'],
    period,
    status: ['gap'],
    routes: ['channel'],
    regions: ['sahel'],
  })
  expect(withoutQuestions(asked, 'when', 'where')).toEqual(ask({ status: ['gap'] }))
  expect(asked.years).toEqual(['not-stated'])
})

test('a question is asked by any of its facets', () => {
  const regional = ask({ regions: ['north-africa'] })
  expect([asks(regional, 'where'), asks(regional, 'when'), hasFilters(regional)]).toEqual([true, false, true])
  expect(asks(ask({ period: { from: '2025-03', to: '2025-05' } }), 'when')).toBe(true)
  expect(hasFilters(regional, ['where'])).toBe(false)
  expect(hasFilters(NO_FILTERS)).toBe(false)
})

describe('a choice that is made', () => {
  const spring = { from: '2025-03', to: '2025-05' }
  const undated = ask({ years: ['not-stated'], period: spring, routes: ['channel'] })

  test('removes only conflicting choices of its question', () => {
    expect(withToggled(undated, 'years', 2024)).toEqual(
      ask({ years: ['not-stated', 2024], routes: ['channel'] }),
    )
    expect(withToggled(ask({ years: [2024, 'not-stated'] }), 'period', spring)).toEqual(
      ask({ years: ['not-stated'], period: spring }),
    )
    expect(withToggled(ask({ routes: ['channel'] }), 'regions', 'sahel')).toEqual(
      ask({ routes: ['channel'], regions: ['sahel'] }),
    )
    expect(withToggled(ask({ period: spring }), 'years', 'not-stated')).toEqual(
      ask({ years: ['not-stated'], period: spring }),
    )
  })

  test('is taken back when it is made again', () => {
    expect(withToggled(undated, 'period', { ...spring })).toEqual(
      ask({ years: ['not-stated'], routes: ['channel'] }),
    )
    expect(withToggled(undated, 'routes', 'channel').routes).toEqual([])
  })
})

test('toggling adds at the end, takes out in place, and leaves the list that it was given', () => {
  const list = ['a', 'b']
  expect(toggled(list, 'c')).toEqual(['a', 'b', 'c'])
  expect(toggled(list, 'a')).toEqual(['b'])
  expect(list).toEqual(['a', 'b'])
})
