import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Region, Route } from '#domain/route.ts'
import type { CorpusLists } from './corpus.ts'

/** Which of our lists ties them: the region groups the route, is one of its origins, or lists the route itself. */
export type ClassifiedBy = 'grouped' | 'origin' | 'listed'

/** What ties a route to a region of origin: the sentences and records that name both, or our classification alone. */
export type Tied =
  | { tie: 'text'; claims: readonly Claim[]; records: readonly DatedRecord[] }
  | { tie: 'classification'; by: ClassifiedBy }

/**
 * How a route belongs to a region: by a text where one sentence or one record names both, else by our
 * classification, be it as the region that groups the route or as one of its origins; null where nothing ties them.
 */
export function regionTies(
  region: Region,
  route: Route,
  { claims, records }: Pick<CorpusLists, 'claims' | 'records'>,
): Tied | null {
  const naming = claims.filter(
    (claim) =>
      (claim.routes.includes(route.id) || claim.category === route.id) &&
      (claim.regions.includes(region.id) || claim.category === region.id),
  )
  const recorded = records.filter(
    (record) => record.routes.includes(route.id) && record.regions.includes(region.id),
  )
  if (naming.length + recorded.length > 0) return { tie: 'text', claims: naming, records: recorded }
  const by = classifiedBy(region, route)
  return by ? { tie: 'classification', by } : null
}

function classifiedBy(region: Region, route: Route): ClassifiedBy | null {
  if (route.region === region.id) return 'grouped'
  if (route.originRegions.includes(region.id)) return 'origin'
  return region.routes.includes(route.id) ? 'listed' : null
}
