import { type Doubt, publisherChoicesOf } from './doubt.ts'
import type { Measure } from './measure.ts'
import { type MonthSpan, monthsCounted, type Period, wholeYears, yearsCounted } from './period.ts'
import type { Route } from './route.ts'
import type { TimelineEvent } from './timelineEvent.ts'
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

/** When is asked: years with the option for undated things, or a run of months. */
type AskedTime = Pick<Filters, 'years' | 'period'>

/**
 * Whether a thing passes the question of when: one of the months in which it counts lies in a chosen year or in the
 * chosen period. An undated thing passes only "not stated".
 */
export function passesTime(period: Period | null, statedOn: Period | null, asked: AskedTime): boolean {
  if (asked.years.length === 0 && asked.period === null) return true
  const choices = yearChoicesOf(yearsCounted(period, statedOn))
  if (choices.some((choice) => asked.years.includes(choice))) return true
  const months = monthsCounted(period, statedOn)
  if (months === null || asked.period === null) return false
  return months.from <= asked.period.to && months.to >= asked.period.from
}

/** Asks for a run of months, or with null for none; "not stated" stays as it is. Whole years become choices of years. */
export function askPeriod(asked: AskedTime, span: MonthSpan | null): AskedTime {
  const undated = asked.years.filter((choice) => choice === 'not-stated')
  const years = span && wholeYears(span)
  return years ? { years: [...years, ...undated], period: null } : { years: undated, period: span }
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

function passesAny<T extends string>(ids: readonly T[], chosen: readonly T[]): boolean {
  return chosen.length === 0 || ids.some((id) => chosen.includes(id))
}

/** Whether one of the kinds of publishers and one of the states of review of a thing was asked for. */
export function passesDoubt(thing: Doubt, filters: Pick<Filters, 'publishers' | 'review'>): boolean {
  return passesAny(publisherChoicesOf(thing), filters.publishers) && passesAny(thing.reviews, filters.review)
}

/** Whether a measure is shown under the filters: OR inside a group, AND between groups. */
export function passesMeasure(measure: Measure, filters: Filters, routeRegions: RouteRegions): boolean {
  return (
    passesTime(measure.period, measure.statedOn, filters) &&
    passesAny([measure.status], filters.status) &&
    passesAny(measure.categories, filters.measures) &&
    passesPlaces(measure, filters, routeRegions) &&
    passesAny(measure.actors, filters.actors) &&
    passesDoubt(measure, filters)
  )
}

/** Whether an event is shown. An event has no status, so that group does not ask it anything. */
export function passesEvent(event: TimelineEvent, filters: Filters, routeRegions: RouteRegions): boolean {
  return (
    passesTime(event.date, event.statedOn, filters) &&
    passesAny(event.measureCategories, filters.measures) &&
    passesPlaces(event, filters, routeRegions) &&
    passesAny(event.actors, filters.actors) &&
    passesDoubt(event, filters)
  )
}

/**
 * The filters without the named groups, for counting what an option of these groups would show. The years take the
 * period along: both are the question of when.
 */
export function withoutGroups(filters: Filters, ...groups: readonly FilterGroup[]): Filters {
  const rest = { ...filters }
  for (const group of groups) rest[group] = []
  if (groups.includes('years')) rest.period = null
  return rest
}

/** Adds the choice to the list, or takes it out if it is there; the order of choosing is kept. */
export function toggled<T>(list: readonly T[], choice: T): T[] {
  return list.includes(choice) ? list.filter((item) => item !== choice) : [...list, choice]
}
