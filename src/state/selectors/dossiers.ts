import type { Claim } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { Question } from '#domain/facets.ts'
import { passesEvent, passesMeasure, withoutQuestions } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import { type Region, type Route, routeRegionsOf } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { Filters } from '#domain/view.ts'
import type { Corpus } from '#state/useCorpus.ts'
import { sortingDate } from './exploreModel.ts'
import { regionTies, type Tied } from './lens.ts'
import { type ClaimsOfKind, claimsByKind } from './overviewCounts.ts'
import { usedSentences } from './readerModel.ts'

/** Things of a dossier that pass the filters, and how many more the filters leave out. */
export interface Narrowed<T> {
  shown: readonly T[]
  leftOut: number
}

/**
 * The measures that a dossier lists: those that belong to it, narrowed by the filters but for the questions that the
 * dossier itself answers (a route's dossier does not ask where).
 */
export function dossierMeasures(
  corpus: Corpus,
  filters: Filters,
  answered: readonly Question[],
  belongs: (measure: Measure) => boolean,
): Narrowed<Measure> {
  const asked = withoutQuestions(filters, ...answered)
  const regions = routeRegionsOf(corpus.routes)
  return narrowed(
    corpus.measures.filter(belongs),
    (measure) => passesMeasure(measure, asked, regions),
    (m) => sortingDate(m.period, m.statedOn),
  )
}

/**
 * Whether a measure belongs to a region only through a route that is listed under it: the filter of the region finds
 * it, though no text names the region.
 */
export function isThroughRoutes(
  measure: Pick<Measure, 'routes' | 'regions'>,
  regionId: string,
  routes: readonly Pick<Route, 'id' | 'region'>[],
): boolean {
  if (measure.regions.includes(regionId)) return false
  return routes.some(({ id, region }) => region === regionId && measure.routes.includes(id))
}

/** The events that a dossier lists, narrowed in the same way. */
export function dossierEvents(
  corpus: Corpus,
  filters: Filters,
  answered: readonly Question[],
  belongs: (event: TimelineEvent) => boolean,
): Narrowed<TimelineEvent> {
  const asked = withoutQuestions(filters, ...answered)
  const regions = routeRegionsOf(corpus.routes)
  return narrowed(
    corpus.events.filter(belongs),
    (event) => passesEvent(event, asked, regions),
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

/** The claims that name a route, measures apart: those stand in the dossier's list of measures. */
export function claimsNamingRoute(claims: readonly Claim[], routeId: string): readonly Claim[] {
  return claims.filter(
    (claim) => claim.kind !== 'measure' && (claim.category === routeId || claim.routes.includes(routeId)),
  )
}

/** The claims that name a region, measures apart. */
export function claimsNamingRegion(claims: readonly Claim[], regionId: string): readonly Claim[] {
  return claims.filter(
    (claim) => claim.kind !== 'measure' && (claim.category === regionId || claim.regions.includes(regionId)),
  )
}

/** A route under a region of origin, or a region of origin of a route, with what ties the two. */
export interface TiedPlace {
  id: string
  tied: Tied
}

/** The routes of a region: those that a text ties to it, and those that our classification does. */
export function regionRoutes(region: Region, corpus: Corpus): readonly TiedPlace[] {
  return tiedPlaces(corpus.routes, (route) => regionTies(region, route, corpus))
}

/** The regions of origin of a route, in the same way. */
export function routeRegions(route: Route, corpus: Corpus): readonly TiedPlace[] {
  const origins = corpus.regions.filter((region) => region.role === 'origin')
  return tiedPlaces(origins, (region) => regionTies(region, route, corpus))
}

/** What a text ties comes first. */
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

/** Where a country stands on the routes, by our own classification of them. */
export interface CountryRoles {
  departure: readonly string[]
  transit: readonly string[]
  arrival: readonly string[]
}

/** The routes that leave, cross and reach a country. */
export function countryRoles(routes: readonly Route[], code: string): CountryRoles {
  const ids = (role: keyof CountryRoles) =>
    routes.filter((route) => route[role].includes(code)).map((route) => route.id)
  return { departure: ids('departure'), transit: ids('transit'), arrival: ids('arrival') }
}

/** What a document gave: its claims by kind, its used sentences, lost lists and dropped lines with the reason. */
export interface DocumentSummary {
  byKind: readonly ClaimsOfKind[]
  usedSentences: number
  sentences: number
  listsMissing: number
  dropped: readonly { start: number; end: number; text: string; reason: string | null }[]
}

/** Sums up a document from its lines, sentences and claims. */
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
