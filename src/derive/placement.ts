import * as z from 'zod/mini'
import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import type { Placement } from '#domain/placement.ts'
import type { Region } from '#domain/route.ts'
import { LocalizedPatterns } from './lexiconSchemas.ts'
import { normalise } from './matchingText.ts'
import { compilePattern, findSpans } from './patterns.ts'

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
    SOURCE_LANGUAGES.map((language) => [language, scope.allRoutes[language].map(compilePattern)]),
  )
  return (sentence, language) => {
    const text = normalise(sentence)
    return (compiled.get(language) ?? []).some((expression) => findSpans(expression, text).length > 0)
  }
}
