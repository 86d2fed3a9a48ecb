import * as z from 'zod/mini'
import { LocalizedText } from '#domain/language.ts'
import { LocalizedPatterns } from './lexiconSchemas.ts'

/** The part of routes.json that the text derivation needs; placeSources.ts reads the geometry. */
const Hub = z.object({
  names: LocalizedText,
  country: z.string(),
  role: z.optional(z.string()),
  aliases: z.optional(z.array(z.string())),
})
export const RouteNames = z.object({
  id: z.string(),
  aliases: LocalizedPatterns,
  originRegions: z.array(z.string()),
  countries: z.object({
    departure: z.array(z.string()),
    transit: z.array(z.string()),
    arrival: z.array(z.string()),
  }),
  hubs: z.array(Hub),
})
export type RouteNames = z.infer<typeof RouteNames>
export const RoutesFile = z.object({ routes: z.array(RouteNames) })
export const RegionNames = z.object({
  id: z.string(),
  role: z.string(),
  aliases: LocalizedPatterns,
  countries: z.array(z.string()),
})
export type RegionNames = z.infer<typeof RegionNames>
export const RegionsFile = z.object({ regions: z.array(RegionNames) })

/** Rules that assign a sentence to a route that it does not name. */
export const RouteRulesFile = z.strictObject({
  /** Words of movement, without which a hub or pair of states names no route. */
  movement: LocalizedPatterns,
  from: LocalizedPatterns,
  to: LocalizedPatterns,
  /** Words right before a state that people leave, or arrive in. */
  departures: LocalizedPatterns,
  arrivals: LocalizedPatterns,
  /** Words right after a state that people reach ("te bereiken"). */
  arrivalsAfter: LocalizedPatterns,
  /** The route that departures from, or arrivals in, a state imply. */
  departureRoutes: z.record(z.string(), z.string()),
  arrivalRoutes: z.record(z.string(), z.string()),
  pairs: z.array(z.strictObject({ from: z.string(), to: z.string(), route: z.string() })),
  /** Further names of each route and of its seas, coasts and islands. */
  places: z.record(z.string(), LocalizedPatterns),
  /** Hubs whose names are also ordinary words or other places. */
  ambiguousHubs: z.array(z.string()),
  /** Regions that make a claim in a sentence about routes, flows or people from them. */
  regionClaims: z.array(z.string()),
  regionContext: LocalizedPatterns,
  /** A name inside one of these is not the route ("Calais Group"). */
  never: LocalizedPatterns,
})
