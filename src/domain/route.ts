import * as z from 'zod/mini'
import { Evidence, EvidenceList, ReferenceEvidence } from './evidence.ts'
import { LocalizedText } from './language.ts'
import { WebAddress } from './linkText.ts'
import { periodOfDate } from './period.ts'
import { Publication } from './publisher.ts'

/** RFC 7946 position: longitude, then latitude, in degrees of WGS 84. */
export const Position = z.tuple([z.number(), z.number()])
export type Position = z.infer<typeof Position>

/** `lorry`: hidden in a lorry or container that crosses by ship. */
export const LegMode = z.enum(['sea', 'land', 'lorry'])
export type LegMode = z.infer<typeof LegMode>

/**
 * A page that describes legs of a route. `date` is ISO 8601, down to the month or day where stated; null is not stated.
 * `caution`: the `title` was not read on the page, or the page names places but not the `way` between them.
 */
export const LegPage = z.strictObject({
  id: z.string(),
  title: z.string(),
  ...Publication.shape,
  date: z.nullable(
    z.string().check(z.refine((text) => periodOfDate(text) !== null, 'it is no ISO 8601 date')),
  ),
  url: WebAddress,
  caution: z.optional(z.enum(['title', 'way'])),
})
export type LegPage = z.infer<typeof LegPage>

/** A way of a route, in words: "Tobruk – Crete". */
export const RouteBranch = z.strictObject({ id: z.string(), names: LocalizedText })
export type RouteBranch = z.infer<typeof RouteBranch>

/**
 * One leg of a route, schematic and smoothed. Legs of one `branch` join end to end in order; `from` and `to` are ids of
 * hubs or free end points (null: unnamed helper point). `counted` is false before the place of departure, and where the
 * route's series does not count; the last leg of a branch has the arrowhead. Figures are published per route, so every
 * `main` branch has the route's width; others are thin. `page` is the id of the page that describes the leg.
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
  page: z.string(),
  geometry: z.strictObject({
    type: z.literal('LineString'),
    coordinates: z.array(Position).check(z.minLength(2)),
  }),
})
export type RouteLeg = z.infer<typeof RouteLeg>

/** How languages other than English write the name of a place, where they write it otherwise. */
export const OtherNames = z.partial(z.omit(LocalizedText, { en: true }))

/** A hub of the route, with the page that names it; places without a reference are not published. */
export const RouteHub = z.strictObject({
  id: z.string(),
  name: z.string(),
  names: z.optional(OtherNames),
  aliases: z.array(z.string()),
  country: z.string(),
  point: Position,
  role: z.enum(['departure', 'transit', 'arrival']),
  evidence: z.tuple([ReferenceEvidence], ReferenceEvidence),
})
export type RouteHub = z.infer<typeof RouteHub>

/**
 * A migration route: origin region → departure → crossing → arrival, with every main branch. `region` groups and colours
 * it, `originRegions` are all of them. A route without legs is listed, not drawn. `label` is the position of its name.
 * Country lists are ISO 3166-1 alpha-2.
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
  branches: z.array(RouteBranch),
  legs: z.array(RouteLeg),
  pages: z.array(LegPage),
  hubs: z.array(RouteHub),
  evidence: EvidenceList,
})
export type Route = z.infer<typeof Route>

/**
 * A region that texts name, or a `place` within one country, which is no peer of the regions of origin. `routes` are those
 * our own classification ties to it; `evidence` holds the sentences and records that name it, and may be empty for a
 * region that only groups routes.
 */
export const Region = z.strictObject({
  id: z.string(),
  names: LocalizedText,
  role: z.enum(['origin', 'transit', 'destination', 'place']),
  m49: z.nullable(z.string()),
  point: Position,
  countries: z.array(z.string()),
  routes: z.array(z.string()),
  evidence: z.array(Evidence),
})
export type Region = z.infer<typeof Region>

/** Region of origin by route, null for routes without one. */
export type RouteRegions = ReadonlyMap<string, string | null>

export function routeRegionsOf(routes: readonly Route[]): RouteRegions {
  return new Map(routes.map((route) => [route.id, route.region]))
}
