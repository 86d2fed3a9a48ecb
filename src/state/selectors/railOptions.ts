import { compareText } from '#domain/compareText.ts'
import type { Measure } from '#domain/measure.ts'
import type { YearChoice } from '#domain/period.ts'
import type { Region, Route } from '#domain/route.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { FilterChoice } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { yearsWithEvidence } from './exploreModel.ts'

/** A region of origin with its routes; `region` null for routes without one. */
export interface RouteGroup {
  region: Region | null
  routes: readonly Route[]
}

/** Actors with any measure, most active first; independent of the filters. */
export interface ActorOptions {
  bodies: readonly string[]
  countries: readonly string[]
}

interface RailInput {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
  regions: readonly Region[]
}

/**
 * Routes by region of origin, in the published order. A region without routes is listed if a measure names it; routes
 * without a region come last.
 */
export function routeGroups({ measures, routes, regions }: Omit<RailInput, 'events'>): readonly RouteGroup[] {
  const named = new Set(measures.flatMap((measure) => measure.regions))
  const groups: RouteGroup[] = regions
    .map((region) => ({ region, routes: routes.filter((route) => route.region === region.id) }))
    .filter(
      (group) => group.routes.length > 0 || (group.region.role === 'origin' && named.has(group.region.id)),
    )
  const known = new Set(regions.map((region) => region.id))
  const apart = routes.filter((route) => route.region === null || !known.has(route.region))
  return apart.length > 0 ? [...groups, { region: null, routes: apart }] : groups
}

/** Actors by total number of measures, then by id; selected ones are always kept. */
export function actorOptions(measures: readonly Measure[], chosen: readonly string[]): ActorOptions {
  const counts = new Map<string, number>(chosen.map((id) => [id, 0]))
  for (const id of measures.flatMap((measure) => [...new Set(measure.actors)])) {
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const ordered = [...counts].sort(([a, countA], [b, countB]) => countB - countA || compareText(a, b))
  const all = ordered.map(([id]) => id)
  return {
    bodies: all.filter((id) => !isCountryCode(id)),
    countries: all.filter(isCountryCode),
  }
}

/** The year options: every year with evidence, then "not stated". */
export function yearOptions(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
): readonly YearChoice[] {
  return [...yearsWithEvidence(measures, events), 'not-stated']
}

/** Unique React key of a choice. */
export function choiceKey(active: FilterChoice): string {
  return active.group === 'period' ? 'period' : `${active.group}:${active.choice}`
}
