import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { doubtOfClaims, doubtOfRecord } from '#domain/doubt.ts'
import { passesDoubt, passesPlaces, passesTime, type RouteRegions, routeRegionsOf } from '#domain/filters.ts'
import type { Period } from '#domain/period.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Filters } from '#domain/view.ts'
import type { Corpus } from './corpus.ts'

/** The kinds of things that the table lists, in the order of their switch. */
export const TABLE_KINDS = ['measures', 'events', 'claims', 'records'] as const
export type TableKind = (typeof TABLE_KINDS)[number]

/**
 * When a claim counts: its date, else the years that its sentence or the words around it state, as one period each;
 * none when no words state any.
 */
export function claimPeriods(claim: Claim): readonly Period[] {
  if (claim.date) return [claim.date]
  return claim.years.map((year) => ({ start: `${year}-01-01`, end: `${year}-12-31`, precision: 'year' }))
}

/**
 * Whether a claim is shown: it is asked about itself, not about the measure or event that stands on it. Its years
 * count, else the date of its document. A claim that says nothing of a measure answers neither the question of
 * status nor, like an event, is hidden by it; a choice among the measures leaves only claims of these measures.
 */
export function passesClaim(
  claim: Claim,
  document: SourceDocument | undefined,
  filters: Filters,
  routeRegions: RouteRegions,
): boolean {
  const periods = claimPeriods(claim)
  const statedOn = document?.date ?? null
  const isInTime =
    periods.length === 0
      ? passesTime(null, statedOn, filters)
      : periods.some((period) => passesTime(period, statedOn, filters))
  const hasStatus =
    filters.status.length === 0 || claim.status === null || filters.status.includes(claim.status)
  const isOfMeasure =
    filters.measures.length === 0 || (claim.kind === 'measure' && filters.measures.includes(claim.category))
  return (
    isInTime &&
    hasStatus &&
    isOfMeasure &&
    passesPlaces(placesOfClaim(claim), filters, routeRegions) &&
    passesSome(claim.actors, filters.actors) &&
    passesDoubt(doubtOfClaims(document?.publisherKind ?? null, [claim.review.state]), filters)
  )
}

/** A claim of kind route is about the route or region that is its category. */
function placesOfClaim({ kind, category, routes, regions }: Claim) {
  return kind === 'route'
    ? { routes: [...routes, category], regions: [...regions, category] }
    : { routes, regions }
}

/** Whether a record is shown: as the measure or event that stands on it. */
export function passesRecord(record: DatedRecord, filters: Filters, routeRegions: RouteRegions): boolean {
  return (
    passesTime(record.period, record.statedOn, filters) &&
    (filters.status.length === 0 || record.status === null || filters.status.includes(record.status)) &&
    passesSome(record.categories, filters.measures) &&
    passesPlaces(record, filters, routeRegions) &&
    passesSome(record.actors, filters.actors) &&
    passesDoubt(doubtOfRecord(record.sources), filters)
  )
}

function passesSome(ids: readonly string[], chosen: readonly string[]): boolean {
  return chosen.length === 0 || ids.some((id) => chosen.includes(id))
}

/** The claims that the filters leave, in the order of their sentences. */
export function shownClaims(corpus: Corpus, filters: Filters): readonly Claim[] {
  const regions = routeRegionsOf(corpus.routes)
  return corpus.claims.filter((claim) =>
    passesClaim(claim, corpus.documentById.get(claim.citation.documentId), filters, regions),
  )
}

/** The records that the filters leave, in the order of the published file. */
export function shownRecords(corpus: Corpus, filters: Filters): readonly DatedRecord[] {
  const regions = routeRegionsOf(corpus.routes)
  return corpus.records.filter((record) => passesRecord(record, filters, regions))
}
