import type { Claim } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { Question } from '#domain/facets.ts'
import { passesEvent, passesMeasure, withoutQuestions } from '#domain/filters.ts'
import { isOpenPlan, type Measure, type TimelineEvent } from '#domain/measure.ts'
import { type Region, type Route, routeRegionsOf } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Filters } from '#domain/view.ts'
import type { Corpus } from './corpus.ts'
import { sortingDate } from './exploreModel.ts'
import { regionTies, type Tied } from './lens.ts'
import { type ClaimsOfKind, claimsByKind } from './overviewFigures.ts'
import { usedSentences } from './readerModel.ts'

/** Items of a dossier that pass the filters, and how many do not. */
export interface Narrowed<T> {
  shown: readonly T[]
  leftOut: number
}

/** A dossier's measures: those of its item that pass the filters, except filters that the dossier itself answers. */
export function dossierMeasures(
  corpus: Corpus,
  filters: Filters,
  answered: readonly Question[],
  belongs: (measure: Measure) => boolean,
): Narrowed<Measure> {
  const requested = withoutQuestions(filters, ...answered)
  const regions = routeRegionsOf(corpus.routes)
  return narrowed(
    corpus.measures.filter(belongs),
    (measure) => passesMeasure(measure, requested, regions),
    (m) => sortingDate(m.period, m.statedOn),
  )
}

/** The same, with the plans that are still open first. */
export function openFirst({ shown, leftOut }: Narrowed<Measure>): Narrowed<Measure> {
  return { shown: shown.toSorted((a, b) => Number(isOpenPlan(b)) - Number(isOpenPlan(a))), leftOut }
}

/** The measures of a route by what ties them, newest first. */
export interface RouteMeasures {
  /** Those that name the route, open plans first. */
  naming: Narrowed<Measure>
  /** Those that name no route, but one of its countries of departure or transit. */
  inCountries: Narrowed<Measure>
  /** Those for all routes that name neither. */
  forAll: Narrowed<Measure>
}

export function routeMeasures(route: Route, corpus: Corpus, filters: Filters): RouteMeasures {
  const countries = new Set([...route.departure, ...route.transit])
  const namesCountry = (measure: Measure) =>
    measure.routes.length === 0 && measure.countries.some((code) => countries.has(code))
  const newestFirst = (belongs: (measure: Measure) => boolean): Narrowed<Measure> => {
    const { shown, leftOut } = dossierMeasures(corpus, filters, ['route'], belongs)
    return { shown: shown.toReversed(), leftOut }
  }
  return {
    naming: openFirst(newestFirst((measure) => measure.routes.includes(route.id))),
    inCountries: newestFirst(namesCountry),
    forAll: newestFirst(
      (measure) => measure.scope === 'all-routes' && measure.routes.length === 0 && !namesCountry(measure),
    ),
  }
}

/** Whether a measure belongs to a region only through a route listed under it, without a text that names the region. */
export function isThroughRoutes(
  measure: Pick<Measure, 'routes' | 'regions'>,
  regionId: string,
  routes: readonly Pick<Route, 'id' | 'region'>[],
): boolean {
  if (measure.regions.includes(regionId)) return false
  return routes.some(({ id, region }) => region === regionId && measure.routes.includes(id))
}

/** A dossier's events, narrowed in the same way. */
export function dossierEvents(
  corpus: Corpus,
  filters: Filters,
  answered: readonly Question[],
  belongs: (event: TimelineEvent) => boolean,
): Narrowed<TimelineEvent> {
  const requested = withoutQuestions(filters, ...answered)
  const regions = routeRegionsOf(corpus.routes)
  return narrowed(
    corpus.events.filter(belongs),
    (event) => passesEvent(event, requested, regions),
    (event) => sortingDate(event.date, event.statedOn),
  )
}

function narrowed<T extends { id: string }>(
  own: readonly T[],
  passes: (thing: T) => boolean,
  dateOf: (thing: T) => string,
): Narrowed<T> {
  const key = (thing: T) => `${dateOf(thing)} ${thing.id}`
  const shown = own.filter(passes).sort((a, b) => compareText(key(a), key(b)))
  return { shown, leftOut: own.length - shown.length }
}

/** The claims that name a route, except measures, which have their own list. */
export function claimsNamingRoute(claims: readonly Claim[], routeId: string): readonly Claim[] {
  return claims.filter(
    (claim) => claim.kind !== 'measure' && (claim.category === routeId || claim.routes.includes(routeId)),
  )
}

/** The claims that name a region, except measures. */
export function claimsNamingRegion(claims: readonly Claim[], regionId: string): readonly Claim[] {
  return claims.filter(
    (claim) => claim.kind !== 'measure' && (claim.category === regionId || claim.regions.includes(regionId)),
  )
}

/** A route of a region, or a region of a route, with what ties them. */
export interface TiedPlace {
  id: string
  tied: Tied
}

/** The routes tied to a region by texts or by our classification. */
export function regionRoutes(region: Region, corpus: Corpus): readonly TiedPlace[] {
  return tiedPlaces(corpus.routes, (route) => regionTies(region, route, corpus))
}

/** The regions of origin tied to a route, likewise. */
export function routeRegions(route: Route, corpus: Corpus): readonly TiedPlace[] {
  const origins = corpus.regions.filter((region) => region.role === 'origin')
  return tiedPlaces(origins, (region) => regionTies(region, route, corpus))
}

/** Ties by text come first. */
function tiedPlaces<T extends { id: string }>(
  places: readonly T[],
  tiedOf: (place: T) => Tied | null,
): readonly TiedPlace[] {
  const found = places.flatMap((place) => {
    const tied = tiedOf(place)
    return tied ? [{ id: place.id, tied }] : []
  })
  return found.toSorted((a, b) => Number(b.tied.tie === 'text') - Number(a.tied.tie === 'text'))
}

/** A country's role on the routes, by our own classification. */
export interface CountryRoles {
  departure: readonly string[]
  transit: readonly string[]
  arrival: readonly string[]
}

/** The routes that start in, cross and end in a country. */
export function countryRoles(routes: readonly Route[], code: string): CountryRoles {
  const ids = (role: keyof CountryRoles) =>
    routes.filter((route) => route[role].includes(code)).map((route) => route.id)
  return { departure: ids('departure'), transit: ids('transit'), arrival: ids('arrival') }
}

/** Summary of a document: claims by kind, sentences used, missing lists, and dropped lines with reasons. */
export interface DocumentSummary {
  byKind: readonly ClaimsOfKind[]
  usedSentences: number
  sentences: number
  listsMissing: number
  dropped: readonly { start: number; end: number; text: string; reason: string | null }[]
}

export function documentSummary(document: SourceDocument, claims: readonly Claim[]): DocumentSummary {
  const own = claims.filter((claim) => claim.citation.documentId === document.id)
  return {
    byKind: claimsByKind(own),
    usedSentences: usedSentences(document, claims).length,
    sentences: document.sentences.length,
    listsMissing: document.lines.filter((line) => line.listMissing).length,
    dropped: document.lines
      .filter((line) => line.role === 'dropped')
      .map(({ start, end, reason }) => ({ start, end, reason, text: document.text.slice(start, end) })),
  }
}
