import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { filterableClaim, filterableRecord } from '#domain/filterable.ts'
import { passes } from '#domain/filters.ts'
import { routeRegionsOf } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import type { Corpus } from './corpus.ts'

/** The kinds of things that the table lists, in the order of their switch. */
export const TABLE_KINDS = ['measures', 'events', 'claims', 'records'] as const
export type TableKind = (typeof TABLE_KINDS)[number]

/** The claims that the filters leave, in the order of their sentences. */
export function shownClaims(corpus: Corpus, filters: Filters): readonly Claim[] {
  const regions = routeRegionsOf(corpus.routes)
  return corpus.claims.filter((claim) =>
    passes(filterableClaim(claim, corpus.documentById.get(claim.citation.documentId)), filters, regions),
  )
}

/** The records that the filters leave, in the order of the published file. */
export function shownRecords(corpus: Corpus, filters: Filters): readonly DatedRecord[] {
  const regions = routeRegionsOf(corpus.routes)
  return corpus.records.filter((record) => passes(filterableRecord(record), filters, regions))
}
