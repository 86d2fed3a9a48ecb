import type { Measure } from './measure.ts'
import { measureYears } from './measure.ts'
import type { Route } from './route.ts'
import { eventYears, type TimelineEvent } from './timelineEvent.ts'
import type { FilterGroup, Filters, YearChoice } from './view.ts'

/** The region of origin that groups each drawn or listed route, null for those apart. */
export type RouteRegions = ReadonlyMap<string, string | null>

/** The region of origin that groups each route. */
export function routeRegionsOf(routes: readonly Route[]): RouteRegions {
  return new Map(routes.map((route) => [route.id, route.region]))
}

/** The choices of the year filter that find a thing which counts in these years. */
export function yearChoicesOf(years: readonly number[]): readonly YearChoice[] {
  return years.length > 0 ? years : ['not-stated']
}

/** Whether a thing that counts in these years passes the choice; an undated thing passes only "not stated". */
export function passesYears(years: readonly number[], choices: readonly YearChoice[]): boolean {
  return choices.length === 0 || yearChoicesOf(years).some((year) => choices.includes(year))
}

/**
 * Routes and regions are one question, "where": a thing passes when a text ties it to a chosen route, to a chosen
 * region, or to a route that is listed under a chosen region.
 */
export function passesPlaces(
  thing: { routes: readonly string[]; regions: readonly string[] },
  filters: Pick<Filters, 'routes' | 'regions'>,
  routeRegions: RouteRegions,
): boolean {
  if (filters.routes.length === 0 && filters.regions.length === 0) return true
  if (thing.regions.some((region) => filters.regions.includes(region))) return true
  return thing.routes.some((route) => {
    const region = routeRegions.get(route)
    return filters.routes.includes(route) || (region != null && filters.regions.includes(region))
  })
}

function passesAny(ids: readonly string[], chosen: readonly string[]): boolean {
  return chosen.length === 0 || ids.some((id) => chosen.includes(id))
}

/** Whether a measure is shown under the filters: OR inside a group, AND between groups. */
export function passesMeasure(measure: Measure, filters: Filters, routeRegions: RouteRegions): boolean {
  return (
    passesYears(measureYears(measure), filters.years) &&
    passesAny([measure.status], filters.status) &&
    passesAny(measure.categories, filters.measures) &&
    passesPlaces(measure, filters, routeRegions) &&
    passesAny(measure.actors, filters.actors)
  )
}

/** Whether an event is shown. An event has no status, so that group does not ask it anything. */
export function passesEvent(event: TimelineEvent, filters: Filters, routeRegions: RouteRegions): boolean {
  return (
    passesYears(eventYears(event), filters.years) &&
    passesAny(event.measureCategories, filters.measures) &&
    passesPlaces(event, filters, routeRegions) &&
    passesAny(event.actors, filters.actors)
  )
}

/** The filters without the named groups, for counting what an option of these groups would show. */
export function withoutGroups(filters: Filters, ...groups: readonly FilterGroup[]): Filters {
  const rest = { ...filters }
  for (const group of groups) rest[group] = []
  return rest
}

/** Adds the choice to the list, or takes it out if it is there; the order of choosing is kept. */
export function toggled<T>(list: readonly T[], choice: T): T[] {
  return list.includes(choice) ? list.filter((item) => item !== choice) : [...list, choice]
}
