import { STATUSES, type Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import { type PublisherChoice, publisherChoicesOf, type ReviewChoice } from '#domain/doubt.ts'
import {
  passesEvent,
  passesMeasure,
  passesPlaces,
  type RouteRegions,
  routeRegionsOf,
  withoutGroups,
  yearChoicesOf,
} from '#domain/filters.ts'
import { type Measure, measureYears } from '#domain/measure.ts'
import type { Route } from '#domain/route.ts'
import { eventYears, type TimelineEvent } from '#domain/timelineEvent.ts'
import { type Filters, hasFilters, type YearChoice } from '#domain/view.ts'

/** How many measures each option would show, given the choices in the other groups. */
export interface OptionCounts {
  years: ReadonlyMap<YearChoice, number>
  status: ReadonlyMap<Status, number>
  measures: ReadonlyMap<string, number>
  routes: ReadonlyMap<string, number>
  regions: ReadonlyMap<string, number>
  actors: ReadonlyMap<string, number>
  publishers: ReadonlyMap<PublisherChoice, number>
  review: ReadonlyMap<ReviewChoice, number>
}

/** All that Explore shows for a choice of filters; every part of the screen reads the same model. */
export interface ExploreModel {
  /** Measures that pass, in order of date, the undated last. */
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  /** The one number of a measure in this view (from 1), on map, timeline and list alike. */
  numbers: ReadonlyMap<string, number>
  /** Numbers are shown on the badges when there are few; else badges count by status. */
  isNumbered: boolean
  /**
   * Routes that are lit: chosen, or under a chosen region or named with it, and tied to a measure that passes where
   * the measures are narrowed; all when nothing narrows them.
   */
  litRoutes: ReadonlySet<string>
  /** Undated measures that the year filter leaves out though they pass every other group. */
  undatedLeftOut: number
  counts: OptionCounts
  /** The statuses of the measures of each category, ignoring the choice of categories: one sign, one measure. */
  signs: ReadonlyMap<string, readonly Status[]>
}

/** Up to this many measures carry their number on the map. */
const MOST_NUMBERED = 12

/** What the model is made from: the published data and the choices. */
export interface ExploreInput {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
  filters: Filters
}

/** Joins the published data with the filters. Pure; the caller memoises. */
export function exploreModel({ measures, events, routes, filters }: ExploreInput): ExploreModel {
  const routeRegions = routeRegionsOf(routes)
  const passing = (asked: Filters) =>
    measures.filter((measure) => passesMeasure(measure, asked, routeRegions))
  const shown = passing(filters).sort(byDate)

  const undated = passing(withoutGroups(filters, 'years')).filter(
    (measure) => measureYears(measure).length === 0,
  )
  const isTimeAsked = filters.years.length > 0 || filters.period !== null
  const isYearAsked = isTimeAsked && !filters.years.includes('not-stated')

  return {
    measures: shown,
    events: events.filter((event) => passesEvent(event, filters, routeRegions)).sort(byEventDate),
    numbers: new Map(shown.map((measure, index) => [measure.id, index + 1])),
    isNumbered: hasFilters(filters) && shown.length <= MOST_NUMBERED,
    litRoutes: litRoutes(shown, routes, filters, routeRegions),
    undatedLeftOut: isYearAsked ? undated.length : 0,
    counts: optionCounts(passing, filters, routeRegions),
    signs: signsByCategory(passing(withoutGroups(filters, 'measures'))),
  }
}

/** The day by which things are put in order: when it applies, else when it was said; undated things come last. */
export function sortingDate(period: Measure['period'], statedOn: Measure['statedOn']): string {
  return period?.start ?? statedOn?.start ?? '9999'
}

function byDate(a: Measure, b: Measure): number {
  const dates = compareText(sortingDate(a.period, a.statedOn), sortingDate(b.period, b.statedOn))
  return dates || compareText(a.id, b.id)
}

function byEventDate(a: TimelineEvent, b: TimelineEvent): number {
  return (
    compareText(sortingDate(a.date, a.statedOn), sortingDate(b.date, b.statedOn)) || compareText(a.id, b.id)
  )
}

function litRoutes(
  shown: readonly Measure[],
  routes: readonly Route[],
  filters: Filters,
  routeRegions: RouteRegions,
): ReadonlySet<string> {
  const isInPlace = (route: Route) => passesPlaces({ routes: [route.id], regions: [] }, filters, routeRegions)
  const { status, measures, actors, publishers, review } = filters
  const isNarrowed = [status, measures, actors, publishers, review].some((group) => group.length > 0)
  const tied = new Set(shown.flatMap((measure) => measure.routes))
  // One sentence or record that names a chosen region and a route ties the two, wherever the route is listed.
  const namedWithRegion = new Set(
    shown
      .filter((m) => m.evidence.length === 1 && m.regions.some((id) => filters.regions.includes(id)))
      .flatMap((measure) => measure.routes),
  )
  const lit = routes.filter((route) => {
    if (route.legs.length === 0) return false
    return namedWithRegion.has(route.id) || (isInPlace(route) && (!isNarrowed || tied.has(route.id)))
  })
  return new Set(lit.map((route) => route.id))
}

function optionCounts(
  passing: (asked: Filters) => Measure[],
  filters: Filters,
  routeRegions: RouteRegions,
): OptionCounts {
  const places = passing(withoutGroups(filters, 'routes', 'regions'))
  return {
    years: tally(passing(withoutGroups(filters, 'years')), (measure) => yearChoicesOf(measureYears(measure))),
    status: tally(passing(withoutGroups(filters, 'status')), (measure) => [measure.status]),
    measures: tally(passing(withoutGroups(filters, 'measures')), (measure) => measure.categories),
    routes: tally(places, (measure) => measure.routes),
    regions: tally(places, (measure) => {
      const grouped = measure.routes.map((route) => routeRegions.get(route) ?? null)
      return [...measure.regions, ...grouped.filter((region) => region !== null)]
    }),
    actors: tally(passing(withoutGroups(filters, 'actors')), (measure) => measure.actors),
    publishers: tally(passing(withoutGroups(filters, 'publishers')), publisherChoicesOf),
    review: tally(passing(withoutGroups(filters, 'review')), (measure) => measure.reviews),
  }
}

/** Counts each thing once a key, however often it names it. */
function tally<T, Key>(things: readonly T[], keysOf: (thing: T) => readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const thing of things) {
    for (const key of new Set(keysOf(thing))) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function signsByCategory(measures: readonly Measure[]): ReadonlyMap<string, readonly Status[]> {
  const signs = new Map<string, Status[]>()
  for (const status of STATUSES) {
    for (const measure of measures) {
      if (measure.status !== status) continue
      for (const category of measure.categories) signs.set(category, [...(signs.get(category) ?? []), status])
    }
  }
  return signs
}

/** Every year that any measure or event counts in, in order: the year buttons of the rail. */
export function yearsWithEvidence(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
): readonly number[] {
  const years = new Set([...measures.flatMap(measureYears), ...events.flatMap(eventYears)])
  return [...years].sort((a, b) => a - b)
}
