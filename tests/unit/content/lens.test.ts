import { describe, expect, test } from 'vitest'
import { exploreModel } from '#content/exploreModel.ts'
import { lensOf } from '#content/lens.ts'
import type { LitPlaces } from '#domain/lens.ts'
import type { Measure } from '#domain/measure.ts'
import { type Filters, NO_FILTERS, type Selection } from '#domain/view.ts'
import {
  claimOf,
  eventOf,
  legOf,
  measureOf,
  on,
  recordOf,
  regionOf,
  routeOf,
} from '#tests/support/builders.ts'

const ROUTES = [
  routeOf({ id: 'central', region: 'north-africa', legs: [legOf('a')] }),
  routeOf({ id: 'western', region: 'north-africa', legs: [legOf('b')] }),
  routeOf({
    id: 'eastern',
    region: 'middle-east',
    originRegions: ['north-africa'],
    departure: ['LY'],
    transit: ['TR', 'LY'],
    arrival: ['GR'],
    legs: [legOf('c')],
  }),
  routeOf({ id: 'channel', legs: [legOf('d')] }),
  routeOf({ id: 'listed' }),
]
const REGIONS = [
  regionOf({ id: 'north-africa' }),
  regionOf({ id: 'middle-east', countries: ['SY', 'IQ'] }),
  regionOf({ id: 'horn', routes: ['channel'] }),
  regionOf({ id: 'balkans', role: 'transit', routes: ['eastern'] }),
]
const MEASURES: readonly Measure[] = [
  measureOf({ id: 'border', routes: ['central', 'listed'], countries: ['LY', 'TN'], period: on('2024') }),
  measureOf({ id: 'other-border', countries: ['LY'], regions: ['balkans'], period: on('2025') }),
  measureOf({
    id: 'patrol',
    categories: ['joint-operations'],
    actors: ['frontex', 'GB'],
    routes: ['channel'],
    countries: ['FR'],
    period: on('2019'),
  }),
  measureOf({ id: 'everywhere', scope: 'all-routes', actors: ['frontex'] }),
  measureOf({ id: 'nowhere', scope: 'unplaced' }),
  measureOf({ id: 'asylum', categories: ['returns'], routes: ['channel'], regions: ['north-africa'] }),
]
const EVENTS = [
  eventOf({ id: 'joint-patrol', actors: ['frontex'], routes: ['western'], date: on('2023-05-01') }),
  eventOf({ id: 'landing', routes: ['channel'], countries: ['LY'] }),
]
const CLAIMS = [
  claimOf({ id: 'says', kind: 'route', category: 'north-africa', routes: ['western'] }),
  claimOf({ id: 'flee', kind: 'driver', category: 'conflict', regions: ['middle-east'] }),
  claimOf({ id: 'poor', kind: 'driver', category: 'poverty' }),
]
const RECORDS = [recordOf({ id: 'fact', routes: ['eastern'], regions: ['north-africa'] })]
const LISTS = { measures: MEASURES, routes: ROUTES, regions: REGIONS, claims: CLAIMS, records: RECORDS }

function lens(part: Partial<Filters> = {}, selected: Selection | null = null) {
  const filters = { ...NO_FILTERS, ...part }
  const model = exploreModel({ measures: MEASURES, events: EVENTS, routes: ROUTES, filters })
  return lensOf({ selected, filters, model, lists: LISTS })
}

/** The tie and the measure ids of each place. */
function said(places: LitPlaces | undefined) {
  return Object.fromEntries(
    [...(places ?? [])].map(([id, { tie, measures }]) => [id, [tie, ...measures.map((m) => m.id)]]),
  )
}
const ids = (measures: readonly Measure[] | undefined) => measures?.map(({ id }) => id)

test('there is no lens without a choice or with only a time filter', () => {
  expect(lens()).toBeNull()
  expect(lens({ years: [2024] })).toBeNull()
  expect(lens({ months: { from: '2024-03', to: '2024-05' } })).toBeNull()
})

describe('the lens of a category', () => {
  const chosen = { measures: ['border-control'] }

  test('lights the routes, countries and regions that its measures name, each with these measures', () => {
    expect(lens(chosen)?.subject).toEqual({ kind: 'categories', ids: ['border-control'] })
    expect(said(lens(chosen)?.routes)).toEqual({ central: ['text', 'border'], listed: ['text', 'border'] })
    expect(said(lens(chosen)?.countries)).toEqual({
      LY: ['text', 'border', 'other-border'],
      TN: ['text', 'border'],
    })
    expect(said(lens(chosen)?.regions)).toEqual({ balkans: ['text', 'other-border'] })
  })

  test('lists measures for all routes or without a place separately, and lights nothing for them', () => {
    expect(ids(lens(chosen)?.allRoutes)).toEqual(['everywhere'])
    expect(ids(lens(chosen)?.unplaced)).toEqual(['nowhere'])
    expect(ids(lens(chosen)?.measures)).toHaveLength(4)
  })

  test('lights nothing for measures that other filters exclude', () => {
    const narrowed = lens({ ...chosen, years: [2025] })
    expect(said(narrowed?.routes)).toEqual({})
    expect(said(narrowed?.countries)).toEqual({ LY: ['text', 'other-border'] })
    expect(narrowed?.allRoutes).toEqual([])
  })

  test('lights nothing when no measure matches', () => {
    const empty = lens({ measures: ['online-action'] })
    expect(empty?.measures).toEqual([])
    expect(said(empty?.routes)).toEqual({})
  })
})

describe('the lens of another filter', () => {
  test('has the subject "choice", also combined with a category', () => {
    expect(lens({ status: ['done'] })?.subject).toEqual({ kind: 'choice' })
    expect(lens({ measures: ['returns'], status: ['done'] })?.subject).toEqual({ kind: 'choice' })
  })

  test('of a route lights that route only, also without a measure', () => {
    expect(said(lens({ routes: ['western'] })?.routes)).toEqual({ western: ['chosen'] })
    expect(said(lens({ routes: ['central'] })?.routes)).toEqual({ central: ['chosen', 'border'] })
    expect(said(lens({ routes: ['listed'] })?.routes)).toEqual({ listed: ['chosen', 'border'] })
  })

  test('of a region lights its routes, by a text or by our classification', () => {
    const region = lens({ regions: ['north-africa'] })
    expect(said(region?.routes)).toEqual({
      central: ['classification', 'border'],
      western: ['text'],
      // Not listed under it: its measure names both.
      channel: ['text', 'asylum'],
    })
    expect(said(region?.regions)).toEqual({ 'north-africa': ['chosen', 'asylum'] })
  })
})

describe('the lens of a selected measure', () => {
  test('lights its own places, whatever the filters', () => {
    const one = lens({ measures: ['returns'] }, { kind: 'measure', id: 'border' })
    expect(one?.subject).toEqual({ kind: 'measure', id: 'border' })
    expect(Object.keys(said(one?.routes))).toEqual(['central', 'listed'])
    expect(Object.keys(said(one?.countries))).toEqual(['LY', 'TN'])
  })

  test('lights nothing when no text places it', () => {
    const one = lens({}, { kind: 'measure', id: 'nowhere' })
    expect(one?.routes.size).toBe(0)
    expect(one?.countries.size).toBe(0)
    expect(ids(one?.unplaced)).toEqual(['nowhere'])
  })

  test('is null for an unknown id', () => {
    expect(lens({}, { kind: 'measure', id: 'missing' })).toBeNull()
  })
})

describe('the lens of a selected region', () => {
  const region = lens({}, { kind: 'region', id: 'north-africa' })

  test('lights its routes, tied by a sentence or record, else by our classification', () => {
    expect(said(region?.routes)).toEqual({
      central: ['classification', 'border'],
      western: ['text'],
      eastern: ['text'],
    })
  })

  test('lights itself and the countries of the measures that name it, and no other region', () => {
    expect(said(region?.regions)).toEqual({ 'north-africa': ['chosen', 'asylum'] })
    expect(ids(region?.measures)).toEqual(['asylum'])
    expect(said(region?.countries)).toEqual({})
  })
})

describe('the lens of a selected route', () => {
  test('lights only itself among the routes, and its regions of origin by what ties them', () => {
    const route = lens({}, { kind: 'route', id: 'eastern' })
    expect(said(route?.routes)).toEqual({ eastern: ['chosen'] })
    expect(said(route?.regions)).toEqual({ 'north-africa': ['text'], 'middle-east': ['classification'] })
  })

  test('includes regions that list the route', () => {
    const route = lens({}, { kind: 'route', id: 'channel' })
    expect(said(route?.regions)).toEqual({ horn: ['classification'] })
  })

  test('lights its countries of departure, transit and arrival, whatever its measures name', () => {
    const route = lens({}, { kind: 'route', id: 'eastern' })
    expect(said(route?.countries)).toEqual({ LY: ['chosen'], TR: ['chosen'], GR: ['chosen'] })
    // Its measure names two countries that are not on it.
    expect(said(lens({}, { kind: 'route', id: 'central' })?.countries)).toEqual({})
  })
})

describe('the lens of an actor', () => {
  const actor = lens({}, { kind: 'actor', id: 'frontex' })

  test('lights the places of its measures and events, and counts its measures alone', () => {
    expect(actor?.subject).toEqual({ kind: 'actor', id: 'frontex' })
    expect(said(actor?.routes)).toEqual({ channel: ['text', 'patrol'], western: ['text'] })
    expect(said(actor?.countries)).toEqual({ FR: ['text', 'patrol'] })
    expect(ids(actor?.measures)).toEqual(['patrol', 'everywhere'])
    expect(ids(actor?.allRoutes)).toEqual(['everywhere'])
  })

  test('lights only what passes the filters', () => {
    expect(said(lens({ years: [2019] }, { kind: 'actor', id: 'frontex' })?.routes)).toEqual({
      channel: ['text', 'patrol'],
    })
  })

  test('gives way to the lens of the filters where no text in view names it', () => {
    expect(lens({}, { kind: 'actor', id: 'nobody' })).toBeNull()
    expect(lens({ measures: ['returns'] }, { kind: 'actor', id: 'nobody' })?.subject.kind).toBe('categories')
  })
})

describe('the lens of a country', () => {
  test('lights itself, and what texts tie to it as actor or place, but no route of our classification', () => {
    const libya = lens({}, { kind: 'country', id: 'LY' })
    // Eastern starts in Libya by our list alone; an event names both Libya and the Channel.
    expect(said(libya?.routes)).toEqual({
      central: ['text', 'border'],
      listed: ['text', 'border'],
      channel: ['text'],
    })
    expect(said(libya?.countries)).toEqual({
      LY: ['chosen', 'border', 'other-border'],
      TN: ['text', 'border'],
    })
    expect(said(lens({}, { kind: 'country', id: 'GB' })?.countries)).toEqual({
      FR: ['text', 'patrol'],
      GB: ['chosen'],
    })
  })

  test('is the same for a state that is selected as an actor', () => {
    const byCountry = lens({}, { kind: 'country', id: 'GB' })
    expect(lens({}, { kind: 'actor', id: 'GB' })).toEqual(byCountry)
  })

  test('gives way to the lens of the filters where no text names it', () => {
    expect(lens({ measures: ['returns'] }, { kind: 'country', id: 'ES' })?.subject.kind).toBe('categories')
  })
})

describe('the lens of a driver', () => {
  test('lights the regions that its sentences name, their countries, and no route that none names', () => {
    const driver = lens({}, { kind: 'driver', id: 'conflict' })
    expect(said(driver?.regions)).toEqual({ 'middle-east': ['text'] })
    expect(said(driver?.countries)).toEqual({ SY: ['text'], IQ: ['text'] })
    expect(said(driver?.routes)).toEqual({})
    expect(ids(driver?.measures)).toEqual([])
  })

  test('lights nothing where its sentences name no place, and keeps the filters without a sentence', () => {
    expect(lens({}, { kind: 'driver', id: 'poverty' })?.regions.size).toBe(0)
    expect(lens({}, { kind: 'driver', id: 'unknown' })).toBeNull()
  })
})

test('an event lights its places', () => {
  expect(said(lens({}, { kind: 'event', id: 'joint-patrol' })?.routes)).toEqual({ western: ['text'] })
})

test('selecting a document keeps the lens of the filters', () => {
  expect(lens({ measures: ['returns'] }, { kind: 'document', id: 'a' })?.subject.kind).toBe('categories')
})
