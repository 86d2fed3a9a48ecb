import { describe, expect, test } from 'vitest'
import { exploreModel } from '#content/exploreModel.ts'
import { lensOf } from '#content/lens.ts'
import { filterWords } from '#content/provenance.ts'
import { filterableClaim, filterableRecord } from '#content/tableSelection.ts'
import { FACETS, optionFacet } from '#domain/facets.ts'
import { activeChoices, hasFilters, passes, withToggled } from '#domain/filters.ts'
import { type Filters, NO_FILTERS, noFilters } from '#domain/view.ts'
import { parseView, writeView } from '#domain/viewCodec.ts'
import {
  claimOf,
  documentOf,
  eventOf,
  legOf,
  measureOf,
  on,
  recordOf,
  routeOf,
} from '#tests/support/builders.ts'
import { exportWords } from '#tests/support/exportWords.ts'

/** A copy of the table with a facet that the app does not have: whether an item states a date. */
const WITH_DATED = {
  ...FACETS,
  dated: optionFacet({
    question: 'dated',
    options: ['dated', 'undated'],
    of: ({ years }) => [years.includes('not-stated') ? 'undated' : 'dated'],
  }),
}
const ask = (part: Partial<Filters> & { dated?: readonly string[] }) => ({
  ...noFilters(WITH_DATED),
  ...part,
})
const UNDATED = ask({ dated: ['undated'] })

const ROUTES = [
  routeOf({ id: 'channel', legs: [legOf('a')] }),
  routeOf({ id: 'central', legs: [legOf('b')] }),
]
const MEASURES = [
  measureOf({ id: 'this-year', period: on('2025'), routes: ['channel'] }),
  measureOf({ id: 'last-year', period: on('2024'), routes: ['channel'], status: 'gap' }),
  measureOf({ id: 'whenever', routes: ['central'] }),
]
const EVENTS = [eventOf({ id: 'day', date: on('2025-03-31') }), eventOf({ id: 'no-day' })]
const modelOf = (filters: Filters) =>
  exploreModel({ measures: MEASURES, events: EVENTS, routes: ROUTES, filters }, WITH_DATED)
const ids = (things: readonly { id: string }[]) => things.map(({ id }) => id)

describe('a facet added only to the table', () => {
  test('is written to and read from links, and reports unknown values', () => {
    const { view, dropped } = parseView('#/explore?dated=undated,soon&years=2025&v=3', WITH_DATED)
    expect(view.filters).toEqual(ask({ years: [2025], dated: ['undated'] }))
    expect(dropped).toEqual([{ key: 'dated', text: 'soon', code: 'unknown-value' }])
    expect(writeView(view, WITH_DATED)).toBe('#/explore?years=2025&dated=undated&v=3')
    expect(parseView('#/explore?dated=undated&v=2').dropped).toEqual([
      { key: 'dated', text: 'undated', code: 'unknown-key' },
    ])
  })

  test('filters nothing until a choice is made', () => {
    expect(hasFilters(noFilters(WITH_DATED), [], WITH_DATED)).toBe(false)
    expect(hasFilters(UNDATED, [], WITH_DATED)).toBe(true)
    expect(modelOf(ask({})).isNumbered).toBe(false)
    expect(modelOf(UNDATED).isNumbered).toBe(true)
  })

  test('filters measures, events, claims and records', () => {
    expect(ids(modelOf(UNDATED).measures)).toEqual(['whenever'])
    expect(ids(modelOf(UNDATED).events)).toEqual(['no-day'])
    const undated = documentOf('abc', [], { date: null })
    const isShown = (thing: Parameters<typeof passes>[0]) => passes(thing, UNDATED, new Map(), WITH_DATED)
    expect(isShown(filterableClaim(claimOf({ id: 'a', years: [] }), undated))).toBe(true)
    expect(isShown(filterableClaim(claimOf({ id: 'b', years: [2025] }), undated))).toBe(false)
    expect(isShown(filterableRecord(recordOf({ period: null, statedOn: null })))).toBe(true)
    expect(isShown(filterableRecord(recordOf()))).toBe(false)
  })

  test('counts its options under the other groups, and narrows their counts', () => {
    const both = new Map([
      ['dated', 2],
      ['undated', 1],
    ])
    expect(modelOf(ask({})).counts).toMatchObject({ dated: both })
    expect(modelOf(UNDATED).counts).toMatchObject({ dated: both, status: new Map([['done', 1]]) })
    expect(modelOf(ask({ status: ['gap'] })).counts).toMatchObject({ dated: new Map([['dated', 1]]) })
  })

  test('has a chip per choice, in table order', () => {
    expect(activeChoices(ask({ dated: ['undated'], status: ['gap'] }), WITH_DATED)).toEqual([
      { group: 'status', choice: 'gap' },
      { group: 'dated', choice: 'undated' },
    ])
    expect(withToggled(UNDATED, 'status', 'gap', WITH_DATED)).toEqual(
      ask({ status: ['gap'], dated: ['undated'] }),
    )
  })

  test('is a lens that lights the routes of the remaining measures', () => {
    const model = modelOf(UNDATED)
    const lists = { measures: MEASURES, routes: ROUTES, regions: [], claims: [], records: [] }
    const lens = lensOf({ selected: null, filters: UNDATED, model, lists }, WITH_DATED)
    expect(lens?.subject).toEqual({ kind: 'choice' })
    expect([...(lens?.routes.keys() ?? [])]).toEqual(['central'])
    expect([...model.litRoutes]).toEqual(['central'])
    const besideKinds = ask({ measures: ['border-control'], dated: ['undated'] })
    const both = { selected: null, filters: besideKinds, model: modelOf(besideKinds), lists }
    expect(lensOf(both, WITH_DATED)?.subject).toEqual({ kind: 'choice' })
  })

  test('is named in exports', () => {
    const { t, filtersT, words } = exportWords()
    const named = { ...words, filterName: () => 'Date', choice: () => 'none stated' }
    expect(filterWords(UNDATED, { t, filtersT }, named, WITH_DATED)).toBe('Date: none stated')
  })
})

test('the table of facets has exactly the filters of the app', () => {
  expect(Object.keys(NO_FILTERS)).toEqual(Object.keys(FACETS))
})
