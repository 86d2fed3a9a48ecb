import type { Claim, Cue } from '#domain/claim.ts'
import { endsBefore, findNames, type Named, startsAfter, unique } from './findActors.ts'
import type { LanguageRules, RouteRule } from './languageRules.ts'
import { overlaps } from './patterns.ts'
import { findCues, matches, matchRule, type Passage } from './rules.ts'

/** A route or region in a sentence. */
export type RouteFinding = Readonly<{ category: string; basis: 'named' | 'inferred'; cues: readonly Cue[] }>

/**
 * The routes of a sentence: by name, else by hub, else by a pair of states ("from Libya to Crete"), else by the one
 * state that people leave or reach.
 */
export function findRoutes(passage: Passage, states: readonly Named[], rules: LanguageRules): RouteFinding[] {
  const { routes } = rules
  const never = findCues(routes.never, passage)
  const free = (named: Named) => !never.some((span) => overlaps(span, named.cue))
  const named = findNames(routes.names, passage).filter(free)
  if (named.length > 0) return group(named, 'named')
  if (!matches(routes.movement, passage)) return []
  // Hubs are proper names: "van" or "kos" in lower case is not one.
  const hubs = findNames(routes.hubs, passage)
    .filter(free)
    .filter(({ cue }) => /^\p{Lu}/u.test(cue.exact))
  if (hubs.length > 0) return group(hubs, 'inferred')
  const pair = findPair(passage, states, routes)
  if (pair) return [pair]
  return findSingles(passage, states, routes)
}

function group(named: readonly Named[], basis: 'named' | 'inferred'): RouteFinding[] {
  return unique(named.map(({ id }) => id)).map((category) => ({
    category,
    basis,
    cues: named.filter(({ id }) => id === category).map(({ cue }) => cue),
  }))
}

function findPair(passage: Passage, states: readonly Named[], routes: RouteRule): RouteFinding | null {
  for (const { from, to, route } of routes.pairs) {
    const start = states.find(({ id, cue }) => id === from && endsBefore(routes.from, passage, cue))
    const goal = states.find(
      ({ id, cue }) =>
        id === to && (endsBefore(routes.to, passage, cue) || startsAfter(routes.arrivalsAfter, passage, cue)),
    )
    if (start && goal) return { category: route, basis: 'inferred', cues: [start.cue, goal.cue] }
  }
  return null
}

function findSingles(passage: Passage, states: readonly Named[], routes: RouteRule): RouteFinding[] {
  const departing = states.filter(
    ({ id, cue }) => routes.departureRoutes[id] !== undefined && endsBefore(routes.departures, passage, cue),
  )
  const arriving = states.filter(
    ({ id, cue }) =>
      routes.arrivalRoutes[id] !== undefined &&
      (endsBefore(routes.arrivals, passage, cue) || startsAfter(routes.arrivalsAfter, passage, cue)),
  )
  return group(
    [
      ...departing.map(({ id, cue }) => ({ id: routes.departureRoutes[id] ?? '', cue })),
      ...arriving.map(({ id, cue }) => ({ id: routes.arrivalRoutes[id] ?? '', cue })),
    ],
    'inferred',
  )
}

/** The regions of a sentence; `claims` are those in a context of routes, flows or departures. */
export function findRegions(
  passage: Passage,
  rules: LanguageRules,
): { regions: readonly string[]; claims: readonly RouteFinding[] } {
  const { routes } = rules
  const names = findNames(routes.regions, passage)
  const regions = unique(names.map(({ id }) => id))
  const contexts = findCues(routes.regionContext, passage)
  const claimable = names.filter(({ id }) => routes.regionClaims.has(id))
  // A context applies to the regions shortly after it in the same clause ("from North Africa and …").
  const claimed = claimable.filter(({ cue }) =>
    contexts.some(
      (context) =>
        context.end <= cue.start &&
        !/[.;:]/u.test(passage.text.slice(context.end - passage.start, cue.start - passage.start)) &&
        cue.start - context.end <= 60,
    ),
  )
  return { regions, claims: group(claimed, 'named') }
}

/** The trend of a sentence: of "up" and "down", the first wins; null if there is none. */
export function findTrend(passage: Passage, rules: LanguageRules): Claim['trend'] {
  const up = matchRule(rules.trends.up, passage)
  const down = matchRule(rules.trends.down, passage)
  if (up.length > 0 && down.length > 0) return (up[0]?.start ?? 0) < (down[0]?.start ?? 0) ? 'up' : 'down'
  if (up.length > 0) return 'up'
  if (down.length > 0) return 'down'
  return matchRule(rules.trends.stable, passage).length > 0 ? 'stable' : null
}
