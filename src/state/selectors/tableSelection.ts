import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { type Filterable, timeOf } from '#domain/filterable.ts'
import { passes } from '#domain/filters.ts'
import type { Period } from '#domain/period.ts'
import { routeRegionsOf } from '#domain/route.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { publisherChoicesOf, sourceQualityOfClaims, sourceQualityOfRecord } from '#domain/sourceQuality.ts'
import type { Filters } from '#domain/view.ts'
import { memoizeByObject } from '#lib/memoizeByObject.ts'
import type { Corpus } from '#state/useCorpus.ts'

/** The kinds of items that the table lists, in the order of its switch. */
export const TABLE_KINDS = ['measures', 'events', 'claims', 'records'] as const
export type TableKind = (typeof TABLE_KINDS)[number]

/** A claim's periods: its date, else each year its text states; empty when none. */
export function countedPeriods(claim: Pick<Claim, 'date' | 'years'>): readonly Period[] {
  if (claim.date) return [claim.date]
  return claim.years.map((year) => ({ start: `${year}-01-01`, end: `${year}-12-31`, precision: 'year' }))
}

/**
 * The filterable properties of the claim itself, not of the measure or event made from it. It counts in its years, else
 * on its document's date. Measure filters leave only claims of those measures; route and region claims are placed there.
 */
export function filterableClaim(claim: Claim, document: SourceDocument | undefined): Filterable {
  const { kind, category } = claim
  const about = kind === 'route' ? [category] : []
  const sourceQuality = sourceQualityOfClaims(document?.publisherKind ?? null, [claim.review.state])
  return {
    ...timeOf(countedPeriods(claim), document?.date ?? null),
    status: claim.status,
    categories: kind === 'measure' ? [category] : [],
    routes: [...claim.routes, ...about],
    regions: [...claim.regions, ...about],
    actors: claim.actors,
    publishers: publisherChoicesOf(sourceQuality),
    reviews: sourceQuality.reviews,
  }
}

/** The filterable properties of a record: those of its measure or event. */
export const filterableRecord = memoizeByObject((record: DatedRecord): Filterable => {
  const sourceQuality = sourceQualityOfRecord(record.sources)
  return {
    ...timeOf([record.period], record.statedOn),
    status: record.status,
    categories: record.categories,
    routes: record.routes,
    regions: record.regions,
    actors: record.actors,
    publishers: publisherChoicesOf(sourceQuality),
    reviews: sourceQuality.reviews,
  }
})

/** The claims that pass, by sentence. */
export function shownClaims(corpus: Corpus, filters: Filters): readonly Claim[] {
  const regions = routeRegionsOf(corpus.routes)
  return corpus.claims.filter((claim) =>
    passes(filterableClaim(claim, corpus.documentById.get(claim.citation.documentId)), filters, regions),
  )
}

/** The records that pass, in the published order. */
export function shownRecords(corpus: Corpus, filters: Filters): readonly DatedRecord[] {
  const regions = routeRegionsOf(corpus.routes)
  return corpus.records.filter((record) => passes(filterableRecord(record), filters, regions))
}
