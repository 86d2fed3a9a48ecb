import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { CitationEvidence, RecordEvidence } from '#domain/evidence.ts'
import type { Region, Route } from '#domain/route.ts'

/** Kinds of claims that speak of a region as such; a figure or an event merely happens to be counted there. */
const REGION_KINDS: ReadonlySet<Claim['kind']> = new Set(['route', 'driver', 'measure'])

/** The routes with the sentences and records that name them, after the pages that they stand on. */
export function routesWithEvidence(
  routes: readonly Route[],
  claims: readonly Claim[],
  records: readonly DatedRecord[],
): Route[] {
  return routes.map((route): Route => {
    const [first, ...pages] = route.evidence
    const named = claims.filter((claim) => claim.routes.includes(route.id) || isRouteClaim(claim, route.id))
    const listed = records.filter((record) => record.routes.includes(route.id))
    return { ...route, evidence: [first, ...pages, ...named.map(citationOf), ...listed.map(recordOf)] }
  })
}

/** The regions with the sentences (routes, drivers, measures) and records that name them. */
export function regionsWithEvidence(
  regions: readonly Region[],
  claims: readonly Claim[],
  records: readonly DatedRecord[],
): Region[] {
  // A sentence with two regions makes a claim for each; each claim is then evidence for its own region alone.
  const ids = new Set(regions.map((region) => region.id))
  const names = (claim: Claim, id: string) =>
    claim.kind === 'route' && ids.has(claim.category) ? claim.category === id : claim.regions.includes(id)
  return regions.map((region): Region => {
    const named = claims.filter((claim) => REGION_KINDS.has(claim.kind) && names(claim, region.id))
    const listed = records.filter((record) => record.regions.includes(region.id))
    return { ...region, evidence: [...named.map(citationOf), ...listed.map(recordOf)] }
  })
}

function isRouteClaim(claim: Claim, id: string): boolean {
  return claim.kind === 'route' && claim.category === id
}

function citationOf(claim: Claim): CitationEvidence {
  return { type: 'citation', claimId: claim.id, citation: claim.citation }
}

function recordOf(record: DatedRecord): RecordEvidence {
  return { type: 'record', recordId: record.id }
}
