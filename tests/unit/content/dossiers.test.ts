import { describe, expect, test } from 'vitest'
import { type CorpusLists, indexCorpus } from '#content/corpus.ts'
import {
  claimsNamingRegion,
  claimsNamingRoute,
  countryRoles,
  documentSummary,
  dossierMeasures,
  isThroughRoutes,
  openFirst,
  regionRoutes,
} from '#content/dossiers.ts'
import { PLACES } from '#domain/facets.ts'
import { passesPlaces } from '#domain/filters.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { NO_FILTERS } from '#domain/view.ts'
import { claimOf, claimOn, documentOf, measureOf, on, regionOf, routeOf } from '#tests/support/builders.ts'
import { published } from '#tests/support/published.ts'

const corpusOf = (lists: Partial<CorpusLists>) =>
  indexCorpus({
    measures: [],
    events: [],
    routes: [],
    regions: [],
    claims: [],
    documents: [],
    records: [],
    vocabulary: null,
    ...lists,
  })

const region = regionOf({ id: 'north-africa', routes: ['central-mediterranean'] })

test('plans that are still open come first, and the order is kept otherwise', () => {
  const plan = (id: string, state: 'nothing-found' | 'carried-out') => {
    const found = published('measures').measures.find(({ outcome }) => outcome?.state === state)
    return measureOf({ id, status: 'planned', outcome: found?.outcome ?? null })
  }
  const shown = [
    measureOf({ id: 'done', status: 'done' }),
    plan('over', 'carried-out'),
    plan('open', 'nothing-found'),
    measureOf({ id: 'unlooked', status: 'planned', outcome: null }),
  ]
  const ids = openFirst({ shown, leftOut: 2 }).shown.map(({ id }) => id)
  expect(ids).toEqual(['open', 'unlooked', 'done', 'over'])
})

describe('measures of a dossier', () => {
  const corpus = corpusOf({
    measures: [
      measureOf({ id: 'late', period: on('2025'), routes: ['channel'] }),
      measureOf({ id: 'early', period: on('2024'), routes: ['channel'] }),
      measureOf({ id: 'other', period: on('2024'), routes: ['western-balkans'] }),
    ],
    routes: [routeOf({ id: 'channel' }), routeOf({ id: 'western-balkans' })],
  })
  const ofChannel = (filters: typeof NO_FILTERS) =>
    dossierMeasures(corpus, filters, PLACES, (measure) => measure.routes.includes('channel'))

  test('are only its own, sorted by date', () => {
    expect(ofChannel(NO_FILTERS).shown.map((measure) => measure.id)).toEqual(['early', 'late'])
  })

  test('follow the filters, which count what they exclude', () => {
    const { shown, leftOut } = ofChannel({ ...NO_FILTERS, years: [2024] })
    expect([shown.map((measure) => measure.id), leftOut]).toEqual([['early'], 1])
  })

  test('ignore the filter of the dossier’s own place', () => {
    expect(ofChannel({ ...NO_FILTERS, routes: ['western-balkans'] }).shown).toHaveLength(2)
  })
})

describe('claims that name a place', () => {
  const named = claimOf({ id: 'named', kind: 'route', category: 'channel', routes: ['channel'] })
  const driver = claimOf({ id: 'driver', routes: ['channel'], regions: ['north-africa'] })
  const measure = claimOf({ id: 'measure', kind: 'measure', routes: ['channel'], regions: ['north-africa'] })
  const claims = [named, driver, measure, claimOf({ id: 'else' })]

  test('exclude measures, which have their own list', () => {
    expect(claimsNamingRoute(claims, 'channel')).toEqual([named, driver])
    expect(claimsNamingRegion(claims, 'north-africa')).toEqual([driver])
  })
})

describe('routes of a region', () => {
  const routes = [
    routeOf({ id: 'central-mediterranean' }),
    routeOf({ id: 'western-african' }),
    routeOf({ id: 'channel' }),
  ]

  test('are tied by a text rather than by our classification where both apply', () => {
    const claim = claimOf({ id: 'a', kind: 'route', category: 'north-africa', routes: ['western-african'] })
    const found = regionRoutes(region, corpusOf({ routes, claims: [claim] }))
    expect(found.map(({ id, tied }) => [id, tied.tie])).toEqual([
      ['western-african', 'text'],
      ['central-mediterranean', 'classification'],
    ])
  })
})

test('are those grouped under it and those that depart from it', () => {
  const routes = [
    routeOf({ id: 'grouped', region: 'north-africa', originRegions: [] }),
    routeOf({ id: 'begins', region: 'middle-east', originRegions: ['middle-east', 'north-africa'] }),
    routeOf({ id: 'elsewhere', region: 'middle-east', originRegions: ['middle-east'] }),
  ]
  const found = regionRoutes(regionOf({ id: 'north-africa', routes: [] }), corpusOf({ routes }))
  expect(found.map(({ id }) => id)).toEqual(['grouped', 'begins'])
})

test('a country lists its routes by role', () => {
  const routes = [
    routeOf({ id: 'a', departure: ['LY'], arrival: ['IT'] }),
    routeOf({ id: 'b', transit: ['LY'] }),
  ]
  expect(countryRoles(routes, 'LY')).toEqual({ departure: ['a'], transit: ['b'], arrival: [] })
})

test('a document lists its used sentences, missing lists and dropped lines with the reason', () => {
  const document = {
    ...documentOf('Heading:\nabc. def.\nA teaser…', ['heading', 'text', 'dropped']),
    sentences: [
      { start: 9, end: 13, line: 1 },
      { start: 14, end: 18, line: 1 },
    ],
  }
  const other = { documentId: 'other', start: 0, end: 3, exact: 'abc', prefix: '', suffix: '' }
  const summary = documentSummary(document, [
    claimOn(document, 'abc.', { kind: 'driver' }),
    claimOn(document, 'abc.'),
    claimOf({ id: 'c', citation: other }),
  ])
  expect(summary).toMatchObject({
    usedSentences: 1,
    sentences: 2,
    listsMissing: 1,
    dropped: [{ text: 'A teaser…', reason: 'teaser' }],
  })
  expect(summary.byKind.map(({ claims }) => claims.length)).toEqual([1, 1, 0, 0, 0])
})

describe('measures tied to a region only by a route', () => {
  test('exclude those that name the region or have routes of other regions', () => {
    const routes = [
      routeOf({ id: 'central', region: 'north-africa' }),
      routeOf({ id: 'channel', region: null }),
    ]
    const isThrough = (of: { routes: string[]; regions: string[] }) =>
      isThroughRoutes(of, 'north-africa', routes)
    expect(isThrough({ routes: ['central'], regions: [] })).toBe(true)
    expect(isThrough({ routes: ['central'], regions: ['north-africa'] })).toBe(false)
    expect(isThrough({ routes: ['channel'], regions: [] })).toBe(false)
  })

  test('complete those that name it to exactly what its filter finds', () => {
    const { routes, regions } = published('routes')
    const { measures } = published('measures')
    const regionOfRoute = routeRegionsOf(routes)
    const counts = regions.map(({ id }) => {
      const named = measures.filter((measure) => measure.regions.includes(id))
      const through = measures.filter((measure) => isThroughRoutes(measure, id, routes))
      const found = measures.filter((measure) =>
        passesPlaces(measure, { ...NO_FILTERS, regions: [id] }, regionOfRoute),
      )
      expect(new Set([...named, ...through]), id).toEqual(new Set(found))
      expect(named.length + through.length, id).toBe(found.length)
      return through.length
    })
    expect(Math.max(...counts)).toBeGreaterThan(0)
  })
})
