import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { type Filterable, timeOf } from '#domain/facets.ts'
import { passes } from '#domain/filters.ts'
import { type Measure, planStateOf } from '#domain/measure.ts'
import type { Period } from '#domain/period.ts'
import { publisherChoicesOf, sourceQualityOfClaims, sourceQualityOfRecord } from '#domain/publisher.ts'
import { routeRegionsOf } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Filters } from '#domain/view.ts'
import { memoizeByObject } from '#lib/memoize.ts'
import type { Corpus } from './corpus.ts'

/** A claim's periods: its date, else each year its text states; empty when none. */
export function countedPeriods(claim: Pick<Claim, 'date' | 'years'>): readonly Period[] {
  if (claim.date) return [claim.date]
  return claim.years.map((year) => ({ start: `${year}-01-01`, end: `${year}-12-31`, precision: 'year' }))
}

/**
 * The filterable properties of the claim itself, not of the measure or event made from it. It counts in its years, else
 * on its document's date. Measure filters leave only claims of those measures; route and region claims are placed there.
 * What came of a plan is known of its measure.
 */
export function filterableClaim(
  claim: Claim,
  document: SourceDocument | undefined,
  measure?: Measure,
): Filterable {
  const { kind, category } = claim
  const about = kind === 'route' ? [category] : []
  const sourceQuality = sourceQualityOfClaims(document?.publisherKind ?? null, [claim.review.state])
  return {
    ...timeOf(countedPeriods(claim), document?.date ?? null),
    status: claim.status,
    ...outcomeOf(claim, measure),
    categories: kind === 'measure' ? [category] : [],
    routes: [...claim.routes, ...about],
    regions: [...claim.regions, ...about],
    countries: claim.countries,
    actors: claim.actors,
    publishers: publisherChoicesOf(sourceQuality),
    reviews: sourceQuality.reviews,
  }
}

/** The filterable properties of a record: those of its measure or event, except what came of it. */
const statedInRecord = memoizeByObject((record: DatedRecord): Filterable => {
  const sourceQuality = sourceQualityOfRecord(record.sources)
  return {
    ...timeOf([record.period], record.statedOn),
    status: record.status,
    planState: null,
    tie: null,
    categories: record.categories,
    routes: record.routes,
    regions: record.regions,
    countries: record.countries,
    actors: record.actors,
    publishers: publisherChoicesOf(sourceQuality),
    reviews: sourceQuality.reviews,
  }
})

/** The filterable properties of a record; `measure` is made from it, if one is. */
export function filterableRecord(record: DatedRecord, measure?: Measure): Filterable {
  const outcome = outcomeOf(record, measure)
  return outcome.planState ? { ...statedInRecord(record), ...outcome } : statedInRecord(record)
}

/** What came of a plan that is a claim or record, by the measure made from it. */
function outcomeOf(
  { status }: DatedRecord | Claim,
  measure: Measure | undefined,
): Pick<Filterable, 'planState' | 'tie'> {
  if (measure) return { planState: planStateOf(measure), tie: measure.outcome?.tie ?? null }
  return { planState: status === 'planned' ? 'none' : null, tie: null }
}

const measuresOfClaims = memoizeByObject(
  (measures: readonly Measure[]): ReadonlyMap<string, Measure> =>
    new Map(
      measures.flatMap((measure) =>
        measure.evidence.flatMap((item) =>
          item.type === 'citation' ? [[item.claimId, measure] as const] : [],
        ),
      ),
    ),
)

/** The claims that pass, by sentence. */
export function shownClaims(corpus: Corpus, filters: Filters): readonly Claim[] {
  const regions = routeRegionsOf(corpus.routes)
  return corpus.claims.filter((claim) =>
    passes(
      filterableClaim(
        claim,
        corpus.documentById.get(claim.citation.documentId),
        measuresOfClaims(corpus.measures).get(claim.id),
      ),
      filters,
      regions,
    ),
  )
}

/** The records that pass, in the published order. */
export function shownRecords(corpus: Corpus, filters: Filters): readonly DatedRecord[] {
  const regions = routeRegionsOf(corpus.routes)
  return corpus.records.filter((record) =>
    passes(filterableRecord(record, corpus.measureById.get(record.id)), filters, regions),
  )
}
