import * as z from 'zod/mini'
import type { Claim } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { SOURCE_LANGUAGES, type SourceLanguage } from '#domain/language.ts'
import type { Placement } from '#domain/placement.ts'
import type { Region } from '#domain/route.ts'
import { LocalizedPatterns } from './lexiconSchemas.ts'
import { compilePattern, findSpans, normalise } from './patterns.ts'

/** What the placing of sentences must know: destinations place nothing ("in Europe" is said of everything). */
export type PlacementRules = Readonly<{
  destinations: ReadonlySet<string>
  saysAllRoutes: (claim: Claim) => boolean
}>

/** The destinations among the regions. */
export function destinationsOf(regions: readonly Region[]): ReadonlySet<string> {
  return new Set(regions.filter((region) => region.role === 'destination').map((region) => region.id))
}

/**
 * Joins what the sentences of one mark state: placed as soon as one names a route, a region or a country, all
 * routes only where one says so, else unplaced.
 */
export function placementOf(claims: readonly Claim[], rules: PlacementRules): Placement {
  const routes = union(claims.map((claim) => claim.routes))
  const regions = union(claims.map((claim) => claim.regions)).filter((id) => !rules.destinations.has(id))
  const countries = union(claims.map((claim) => claim.countries))
  const placed = routes.length + regions.length + countries.length > 0
  const scope = placed ? 'placed' : claims.some(rules.saysAllRoutes) ? 'all-routes' : 'unplaced'
  return { scope, actors: union(claims.map((claim) => claim.actors)), countries, routes, regions }
}

/** What a record states of itself. */
export function placementOfRecord(record: DatedRecord): Placement {
  const { scope, actors, countries, routes, regions } = record
  return { scope, actors, countries, routes, regions }
}

/** All ids of the lists, each once, in the fixed order of code units. */
function union(lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort()
}

/** `data/sources/lexicon/scope.json`: words by which a sentence says that something holds on all routes. */
export const ScopeFile = z.strictObject({ note: z.string(), allRoutes: LocalizedPatterns })
export type ScopeFile = z.infer<typeof ScopeFile>

/** A function that tells whether a sentence says, in its own words, that it holds on all routes. */
export function allRoutesReader(scope: ScopeFile): (sentence: string, language: SourceLanguage) => boolean {
  const compiled = new Map(
    SOURCE_LANGUAGES.map((language) => [language, scope.allRoutes[language].map(compilePattern)]),
  )
  return (sentence, language) => {
    const text = normalise(sentence)
    return (compiled.get(language) ?? []).some((expression) => findSpans(expression, text).length > 0)
  }
}
