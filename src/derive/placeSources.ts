import * as z from 'zod/mini'
import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { LocalizedText, SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import { WebAddress } from '#domain/linkText.ts'
import type { Placement } from '#domain/measure.ts'
import { LegMode, LegPage, OtherNames, Position, type Region } from '#domain/route.ts'
import { type Parsed, parseShape } from './jsonText.ts'
import { LocalizedPatterns } from './lexicon.ts'
import { compilePattern, findSpans, normalise } from './patterns.ts'

const Aliases = z.strictObject({ en: z.array(z.string()), fr: z.array(z.string()), nl: z.array(z.string()) })

/** A place on a route. `namedOn`: pages that name it as such; a hub without one only shapes the line. */
export const HubSource = z.strictObject({
  id: z.string(),
  name: z.string(),
  names: z.optional(OtherNames),
  aliases: z.array(z.string()),
  country: z.string().check(z.regex(/^[A-Z]{2}$/)),
  point: Position,
  role: z.enum(['departure', 'transit', 'arrival']),
  namedOn: z.array(WebAddress),
})
export type HubSource = z.infer<typeof HubSource>

/**
 * One stretch of a branch: `points` are ids of hubs of the same route or free way points (longitude, latitude);
 * the first of a leg is the last of the leg before it. `page` is the id of the page that describes the leg.
 */
export const LegSource = z.strictObject({
  mode: LegMode,
  counted: z.boolean(),
  points: z.array(z.union([z.string(), Position])).check(z.minLength(2)),
  page: z.string(),
})
export type LegSource = z.infer<typeof LegSource>

/**
 * A way from origin to arrival. `main` carries the route's width. `lead` and `trail` are control points before and after
 * the line, not drawn, so that a side branch can meet another line at a gentle angle.
 */
export const BranchSource = z.strictObject({
  id: z.string(),
  names: LocalizedText,
  main: z.boolean(),
  lead: z.optional(Position),
  trail: z.optional(Position),
  legs: z.array(LegSource).check(z.minLength(1)),
})
export type BranchSource = z.infer<typeof BranchSource>

/** A route as `data/sources/lexicon/routes.json` writes it. `sources` are pages that name the route. */
const RouteEntry = z.strictObject({
  id: z.string(),
  officialName: z.string(),
  names: LocalizedText,
  shortNames: LocalizedText,
  aliases: Aliases,
  type: z.enum(['sea', 'land', 'sea-and-land']),
  region: z.nullable(z.string()),
  originRegions: z.array(z.string()),
  /** Regions that contain its origins or that it crosses. */
  otherRegions: z.array(z.string()),
  countries: z.strictObject({
    departure: z.array(z.string()),
    transit: z.array(z.string()),
    arrival: z.array(z.string()),
  }),
  label: z.nullable(Position),
  hubs: z.array(HubSource),
  branches: z.array(BranchSource),
  sources: z.array(WebAddress).check(z.minLength(1)),
})
/** A route with the pages that its legs name. */
export type RouteSource = z.infer<typeof RouteEntry> & { pages: LegPage[] }

/** A region of `data/sources/lexicon/regions.json`. Its ties to routes are those that the routes name. */
export const RegionSource = z
  .strictObject({
    id: z.string(),
    names: LocalizedText,
    aliases: Aliases,
    role: z.enum(['origin', 'transit', 'destination', 'place']),
    m49: z.nullable(z.string()),
    point: Position,
    countries: z.array(z.string()),
  })
  .check(
    z.refine(({ role, countries }) => role !== 'place' || countries.length === 1, {
      path: ['countries'],
      error: 'a place within a country names that one country',
    }),
  )
export type RegionSource = z.infer<typeof RegionSource>

const RoutesFile = z.strictObject({
  note: z.string(),
  pages: z.array(LegPage),
  routes: z.array(RouteEntry),
})
const RegionsFile = z.strictObject({ note: z.string(), regions: z.array(RegionSource) })

const REMEDY = 'correct the value so that it fits the schema in src/derive/placeSources.ts'

function mapParsed<From, To>(parsed: Parsed<From>, pick: (value: From) => To): Parsed<To> {
  return parsed.value === null ? { ...parsed, value: null } : { value: pick(parsed.value), faults: [] }
}

/** Reads the parsed JSON of `routes.json`; all shape faults together. */
export function parseRouteSources(json: unknown): Parsed<RouteSource[]> {
  return mapParsed(parseShape('routes.json', RoutesFile, json, REMEDY), ({ pages, routes }) =>
    routes.map((route) => {
      const named = new Set(route.branches.flatMap(({ legs }) => legs.map(({ page }) => page)))
      return { ...route, pages: pages.filter(({ id }) => named.has(id)) }
    }),
  )
}

/** Reads the parsed JSON of `regions.json`; all shape faults together. */
export function parseRegionSources(json: unknown): Parsed<RegionSource[]> {
  return mapParsed(parseShape('regions.json', RegionsFile, json, REMEDY), (file) => file.regions)
}

/** A sea name and its position; rank 1 shows first, 3 only when zoomed in. */
export const SeaSource = z.strictObject({
  id: z.string(),
  names: LocalizedText,
  point: Position,
  rank: z.int().check(z.gte(1), z.lte(3)),
})
export type SeaSource = z.infer<typeof SeaSource>

/**
 * Editorial decisions on the basemap (`data/sources/lexicon/basemap.json`). `islands` of arrival are drawn in full
 * detail however small; `divisions` split two countries by a parallel; `names` rank country names.
 */
export const BasemapSource = z.strictObject({
  note: z.string(),
  islands: z.array(
    z.strictObject({ name: z.string(), iso: z.string().check(z.regex(/^[A-Z]{2}$/)), point: Position }),
  ),
  divisions: z.array(
    z.strictObject({ north: z.string(), south: z.string(), parallel: z.number(), reason: z.string() }),
  ),
  names: z.array(z.strictObject({ rank: z.int().check(z.positive()), countries: z.array(z.string()) })),
  seas: z.array(SeaSource),
})
export type BasemapSource = z.infer<typeof BasemapSource>

/** Reads the parsed JSON of `basemap.json`; all shape faults together. */
export function parseBasemapSource(json: unknown): Parsed<BasemapSource> {
  return parseShape('basemap.json', BasemapSource, json, REMEDY)
}

/** What placing a mark needs. Destinations never place one, because almost every sentence names Europe. */
export type PlacementRules = Readonly<{
  destinations: ReadonlySet<string>
  namesAllRoutes: (claim: Claim) => boolean
}>

/** The destinations among the regions. */
export function destinationsOf(regions: readonly Region[]): ReadonlySet<string> {
  return new Set(regions.filter((region) => region.role === 'destination').map((region) => region.id))
}

/**
 * The placement of a mark from all its sentences: `placed` if one names a route, region or country, `all-routes` if
 * one says so, else `unplaced`.
 */
export function placementOf(claims: readonly Claim[], rules: PlacementRules): Placement {
  const routes = union(claims.map((claim) => claim.routes))
  const regions = union(claims.map((claim) => claim.regions)).filter((id) => !rules.destinations.has(id))
  const countries = union(claims.map((claim) => claim.countries))
  const placed = routes.length + regions.length + countries.length > 0
  const scope = placed ? 'placed' : claims.some(rules.namesAllRoutes) ? 'all-routes' : 'unplaced'
  return { scope, actors: union(claims.map((claim) => claim.actors)), countries, routes, regions }
}

/** The placement that a record states itself. */
export function placementOfRecord(record: DatedRecord): Placement {
  const { scope, actors, countries, routes, regions } = record
  return { scope, actors, countries, routes, regions }
}

/** The distinct ids of all lists, sorted by code units. */
function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort()
}

/** `data/sources/lexicon/scope.json`: phrases that apply a sentence to all routes. */
export const ScopeFile = z.strictObject({ note: z.string(), allRoutes: LocalizedPatterns })
export type ScopeFile = z.infer<typeof ScopeFile>

/** Returns a predicate: whether the words of a sentence apply it to all routes. */
export function allRoutesReader(scope: ScopeFile): (sentence: string, language: SourceLanguage) => boolean {
  const compiled = new Map(
    SOURCE_LANGUAGES.map((language) => [
      language,
      scope.allRoutes[language].map((pattern) => compilePattern(pattern)),
    ]),
  )
  return (sentence, language) => {
    const text = normalise(sentence)
    return (compiled.get(language) ?? []).some((expression) => findSpans(expression, text).length > 0)
  }
}
