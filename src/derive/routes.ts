import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { CitationEvidence, EvidenceList, RecordEvidence, ReferenceEvidence } from '#domain/evidence.ts'
import type { Region, Route, RouteHub, RouteLeg } from '#domain/route.ts'
import type { HubSource, RegionSource, RouteSource } from './placeSources.ts'
import { smoothLegs } from './smooth.ts'

function reference(url: string): ReferenceEvidence {
  return { type: 'reference', url }
}

function publishedHub(hub: HubSource): RouteHub | null {
  const [first, ...rest] = hub.namedOn.map(reference)
  if (!first) return null
  const { id, names, aliases, country, point, role } = hub
  return { id, names, aliases, country, point, role, evidence: [first, ...rest] }
}

function buildLegs(route: RouteSource): RouteLeg[] {
  const hubs = new Map(route.hubs.map((hub) => [hub.id, hub]))
  // A hub without a reference only shapes the line and is not published.
  const publishedId = (point: string | readonly number[] | undefined): string | null =>
    typeof point === 'string' && (hubs.get(point)?.namedOn.length ?? 0) > 0 ? point : null
  const pages = new Set(route.pages.map(({ id }) => id))
  return route.branches.flatMap((branch) => {
    for (const { page } of branch.legs) {
      if (!pages.has(page)) throw new Error(unknownPage(route.id, branch.id, page))
    }
    const stretches = branch.legs.map((leg) =>
      leg.points.map((point) => {
        if (typeof point !== 'string') return point
        const hub = hubs.get(point)
        if (!hub) throw new Error(unknownHub(route.id, branch.id, point))
        return hub.point
      }),
    )
    const lines = smoothLegs(stretches, branch.lead ?? null, branch.trail ?? null)
    return branch.legs.map((leg, index) => ({
      id: `${route.id}.${branch.id}.${index + 1}`,
      branch: branch.id,
      from: publishedId(leg.points[0]),
      to: publishedId(leg.points.at(-1)),
      mode: leg.mode,
      counted: leg.counted,
      main: branch.main,
      arrow: index === branch.legs.length - 1,
      page: leg.page,
      geometry: { type: 'LineString' as const, coordinates: lines[index] ?? [] },
    }))
  })
}

function unknownHub(route: string, branch: string, point: string): string {
  return `routes.json, ${route}, branch ${branch}: the way point "${point}" is no hub of this route; add it to "hubs" or write [longitude, latitude]`
}

function unknownPage(route: string, branch: string, page: string): string {
  return `routes.json, ${route}, branch ${branch}: the leg names the page "${page}", which is not listed; add it to "pages"`
}

/**
 * Builds the routes: smoothed legs, hubs with references, and reference pages as evidence. Throws if a way point names
 * an unknown hub or a route has no page.
 */
export function buildRoutes(sources: readonly RouteSource[]): Route[] {
  return sources.map((source) => {
    const { id, officialName, names, shortNames, type, region, originRegions, countries, label } = source
    const [first, ...rest] = source.sources.map(reference)
    if (!first) throw new Error(`routes.json, ${id}: no page names the route; add one to "sources"`)
    const evidence: EvidenceList = [first, ...rest]
    return {
      id,
      officialName,
      names,
      shortNames,
      type,
      region,
      originRegions,
      ...countries,
      label,
      branches: source.branches.map((branch) => ({ id: branch.id, names: branch.names })),
      legs: buildLegs(source),
      pages: source.pages,
      hubs: source.hubs.flatMap((hub) => publishedHub(hub) ?? []),
      evidence,
    }
  })
}

/** The regions with the routes that name them, still without evidence. */
export function buildRegions(sources: readonly RegionSource[], routes: readonly RouteSource[]): Region[] {
  const tiesOf = ({ region, originRegions, otherRegions }: RouteSource) => [
    region,
    ...originRegions,
    ...otherRegions,
  ]
  return sources.map(({ id, names, role, m49, point, countries }) => ({
    id,
    names,
    role,
    m49,
    point,
    countries,
    routes: routes.filter((route) => tiesOf(route).includes(id)).map((route) => route.id),
    evidence: [],
  }))
}

/** Kinds of claims that are evidence for a region; figures and events only happen there. */
const REGION_KINDS: ReadonlySet<Claim['kind']> = new Set(['route', 'driver', 'measure'])

/** Adds to each route the sentences and records that name it, after its reference pages. */
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

/** Adds to each region the sentences (routes, drivers, measures) and records that name it. */
export function regionsWithEvidence(
  regions: readonly Region[],
  claims: readonly Claim[],
  records: readonly DatedRecord[],
): Region[] {
  // A sentence that names two regions makes a claim for each, which is evidence for that region only.
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
