import * as z from 'zod/mini'
import { Evidence, EvidenceList, ReferenceEvidence } from './evidence.ts'
import { LocalizedText } from './language.ts'

/** RFC 7946 position: longitude, then latitude, in degrees of WGS 84. */
export const Position = z.tuple([z.number(), z.number()])
export type Position = z.infer<typeof Position>

export const LegMode = z.enum(['sea', 'land'])
export type LegMode = z.infer<typeof LegMode>

/**
 * One stretch of a route, schematic and smoothed. `branch` names the way it belongs to (legs of one branch join
 * end to end in order), `from` and `to` are ids of hubs or free end points (null: drawing help without a name).
 * `counted` is false for a stretch before the place of departure, where nobody counts; the last leg of a branch
 * carries the arrowhead. `main` is true on the branch that carries the route's width; figures are published for a
 * route as a whole, so every other branch is drawn thin.
 */
export const RouteLeg = z.strictObject({
  id: z.string(),
  branch: z.string(),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  mode: LegMode,
  counted: z.boolean(),
  main: z.boolean(),
  arrow: z.boolean(),
  geometry: z.strictObject({
    type: z.literal('LineString'),
    coordinates: z.array(Position).check(z.minLength(2)),
  }),
})
export type RouteLeg = z.infer<typeof RouteLeg>

/** A place that a page names as a hub of the route; places without a reference are not published. */
export const RouteHub = z.strictObject({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  country: z.string(),
  point: Position,
  role: z.enum(['departure', 'transit', 'arrival']),
  evidence: z.tuple([ReferenceEvidence], ReferenceEvidence),
})
export type RouteHub = z.infer<typeof RouteHub>

/**
 * A migration route: origin region → departure → crossing → arrival, with every main branch. `region` is the one
 * that groups and colours it, `originRegions` all. A route without legs is listed, not drawn. `label` is where its
 * name stands on the map. Country lists are ISO 3166-1 alpha-2.
 */
export const Route = z.strictObject({
  id: z.string(),
  officialName: z.string(),
  names: LocalizedText,
  shortNames: LocalizedText,
  type: z.enum(['sea', 'land', 'sea-and-land']),
  region: z.nullable(z.string()),
  originRegions: z.array(z.string()),
  departure: z.array(z.string()),
  transit: z.array(z.string()),
  arrival: z.array(z.string()),
  label: z.nullable(Position),
  legs: z.array(RouteLeg),
  hubs: z.array(RouteHub),
  evidence: EvidenceList,
})
export type Route = z.infer<typeof Route>

/**
 * A region that texts name. `routes` are those that our own classification ties to it (the texts may tie none);
 * `evidence` holds the sentences and records that name it and may be empty for a region that groups routes only.
 */
export const Region = z.strictObject({
  id: z.string(),
  names: LocalizedText,
  role: z.enum(['origin', 'transit', 'destination']),
  m49: z.nullable(z.string()),
  point: Position,
  countries: z.array(z.string()),
  routes: z.array(z.string()),
  evidence: z.array(Evidence),
})
export type Region = z.infer<typeof Region>

/** The region of origin that groups each drawn or listed route, null for those apart. */
export type RouteRegions = ReadonlyMap<string, string | null>

/** The region of origin that groups each route. */
export function routeRegionsOf(routes: readonly Route[]): RouteRegions {
  return new Map(routes.map((route) => [route.id, route.region]))
}
