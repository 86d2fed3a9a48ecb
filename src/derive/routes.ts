import type { EvidenceList, ReferenceEvidence } from '#domain/evidence.ts'
import type { Region, Route, RouteHub, RouteLeg } from '#domain/route.ts'
import type { HubSource, RegionSource, RouteSource } from './routeSource.ts'
import { smoothLegs } from './smooth.ts'

function reference(url: string): ReferenceEvidence {
  return { type: 'reference', url }
}

function publishedHub(hub: HubSource): RouteHub | null {
  const [first, ...rest] = hub.namedOn.map(reference)
  if (!first) return null
  const { id, name, aliases, country, point, role } = hub
  return { id, name, aliases, country, point, role, evidence: [first, ...rest] }
}

function buildLegs(route: RouteSource): RouteLeg[] {
  const hubs = new Map(route.hubs.map((hub) => [hub.id, hub]))
  // A place without a reference helps drawing and has no name outside of the source file.
  const publishedId = (point: string | readonly number[] | undefined): string | null =>
    typeof point === 'string' && (hubs.get(point)?.namedOn.length ?? 0) > 0 ? point : null
  return route.branches.flatMap((branch) => {
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
      geometry: { type: 'LineString' as const, coordinates: lines[index] ?? [] },
    }))
  })
}

function unknownHub(route: string, branch: string, point: string): string {
  return `routes.json, ${route}, branch ${branch}: the way point "${point}" is no hub of this route; add it to "hubs" or write [longitude, latitude]`
}

/**
 * Draws the routes: smoothed legs, hubs that a page names, and the pages that name the route as its evidence.
 * Throws when a way point names a hub that its route lacks.
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
      legs: buildLegs(source),
      hubs: source.hubs.flatMap((hub) => publishedHub(hub) ?? []),
      evidence,
    }
  })
}

/** The regions without their evidence, which the claims and records bring. */
export function buildRegions(sources: readonly RegionSource[]): Region[] {
  return sources.map(({ id, names, role, m49, point, countries, routes }) => ({
    id,
    names,
    role,
    m49,
    point,
    countries,
    routes,
    evidence: [],
  }))
}
