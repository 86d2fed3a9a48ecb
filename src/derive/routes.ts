import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { CitationEvidence, EvidenceList, RecordEvidence, ReferenceEvidence } from '#domain/evidence.ts'
import type { Position, Region, Route, RouteHub, RouteLeg } from '#domain/route.ts'
import type { HubSource, RegionSource, RouteSource } from './placeSources.ts'

function reference(url: string): ReferenceEvidence {
  return { type: 'reference', url }
}

function publishedHub(hub: HubSource): RouteHub | null {
  const [first, ...rest] = hub.namedOn.map(reference)
  if (!first) return null
  const { id, name, names, aliases, country, point, role } = hub
  return { id, name, ...(names && { names }), aliases, country, point, role, evidence: [first, ...rest] }
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

/** Builds the routes with smoothed legs. Throws if a way point names an unknown hub or a route has no page. */
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

/** Degrees of latitude per degree of longitude at 40° north, the middle of the map. */
const LONGITUDE_SCALE = 0.766

/** Pieces between two way points: one per 0.45°, within these limits. */
const PIECES = { least: 10, most: 16, degrees: 0.45 } as const

/** Distance of two points in degrees of latitude. Uses no trigonometry, so that every engine gives the same bits. */
export function planeDistance(a: Position, b: Position): number {
  const x = (a[0] - b[0]) * LONGITUDE_SCALE
  const y = a[1] - b[1]
  return Math.sqrt(x * x + y * y)
}

function roundPosition([lon, lat]: Position): Position {
  // Adding 0 turns negative zero into zero.
  return [Math.round(lon * 1000) / 1000 + 0, Math.round(lat * 1000) / 1000 + 0]
}

function mix(a: Position, b: Position, ta: number, tb: number, t: number): Position {
  const share = (t - ta) / (tb - ta)
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

function mirrored(end: Position, next: Position): Position {
  return [2 * end[0] - next[0], 2 * end[1] - next[1]]
}

/**
 * The points of the centripetal Catmull-Rom curve from `b` to `c`, both included, by the pyramid of Barry and
 * Goldman (1988): knot spacing is the square root of the distance, so that the curve has no loop or cusp.
 */
function span(a: Position, b: Position, c: Position, d: Position): Position[] {
  const ta = 0
  const tb = ta + Math.sqrt(planeDistance(a, b))
  const tc = tb + Math.sqrt(planeDistance(b, c))
  const td = tc + Math.sqrt(planeDistance(c, d))
  const wanted = Math.round(planeDistance(b, c) / PIECES.degrees)
  const count = Math.min(PIECES.most, Math.max(PIECES.least, wanted))
  const points: Position[] = []
  for (let index = 0; index <= count; index += 1) {
    const t = tb + ((tc - tb) * index) / count
    const ab = mix(a, b, ta, tb, t)
    const bc = mix(b, c, tb, tc, t)
    const cd = mix(c, d, tc, td, t)
    points.push(mix(mix(ab, bc, ta, tc, t), mix(bc, cd, tb, td, t), tb, tc, t))
  }
  points[0] = b
  points[count] = c
  return points.map(roundPosition)
}

/**
 * Smooths the legs of one branch as one curve through all their way points, so that nothing bends where a leg ends,
 * and gives the line of each leg; the last point of a leg is the first of the next. Positions are rounded to 3
 * decimals (about 100 m). `lead` and `trail` steer the direction of the two ends and are not drawn.
 */
export function smoothLegs(
  legs: readonly (readonly Position[])[],
  lead: Position | null,
  trail: Position | null,
): Position[][] {
  const path = legs.flatMap((leg, index) => (index === 0 ? leg : leg.slice(1)))
  const [first, second] = path
  const last = path.at(-1)
  const beforeLast = path.at(-2)
  if (!first || !second || !last || !beforeLast) throw new Error('a branch needs at least two way points')
  const knots = [lead ?? mirrored(first, second), ...path, trail ?? mirrored(last, beforeLast)]
  const spans = path.slice(1).map((to, index) => {
    const [a, b, , d] = knots.slice(index, index + 4)
    if (!a || !b || !d) throw new Error('a branch lost a way point')
    return span(a, b, to, d)
  })
  let taken = 0
  return legs.map((leg) => {
    const own = spans.slice(taken, taken + leg.length - 1)
    taken += leg.length - 1
    return own.flatMap((points, index) => (index === 0 ? points : points.slice(1)))
  })
}
