import type { Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import { FACETS, filterableMeasure, PLACES, type Question } from '#domain/facets.ts'
import {
  failedQuestions,
  hasFilterOn,
  hasFilters,
  passesEvent,
  passesPlaces,
  questionOf,
} from '#domain/filters.ts'
import { eventYears, isOpenPlan, type Measure, measureYears, type TimelineEvent } from '#domain/measure.ts'
import { yoursOf } from '#domain/own/data.ts'
import { type Route, type RouteRegions, routeRegionsOf } from '#domain/route.ts'
import type { ChoiceOf, Facets, FilterGroup, Filters } from '#domain/view.ts'
import { keysOf, lazyRecordOf } from '#lib/recordOf.ts'
import type { Stage } from './railOptions.ts'

/** Number of measures per option, given the other groups' filters. A group is counted when it opens. */
export type OptionCounts = { readonly [Group in FilterGroup]: ReadonlyMap<ChoiceOf<Group>, number> }

/** The model of Explore: every part of the screen reads this one. */
export interface ExploreModel {
  /** Measures that pass, by date, undated last. */
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  /** A measure's number (from 1) on map, timeline and list. */
  numbers: ReadonlyMap<string, number>
  /** Badges show numbers when there are few; else counts by status. */
  isNumbered: boolean
  /** Lit routes: selected, or tied to what is selected, and to a measure that passes, if measures are narrowed. */
  litRoutes: ReadonlySet<string>
  /** Undated measures excluded only by the year filter. */
  undatedLeftOut: number
  counts: OptionCounts
  /** Number of measures per stage, ignoring the filters by status and outcome. */
  stages: Readonly<Record<Stage, number>>
  /** Number of the reader's own measures per category, ignoring the category filter; empty without any. */
  own: ReadonlyMap<string, number>
}

/** Maximum number of measures numbered on the map. */
const MAX_NUMBERED = 12

/** Input of the model: published data and filters. */
export interface ExploreInput {
  measures: readonly Measure[]
  events: readonly TimelineEvent[]
  routes: readonly Route[]
  filters: Filters
}

/** Joins the published data with the filters. Pure; the caller memoises. */
export function exploreModel(
  { measures, events, routes, filters }: ExploreInput,
  facets: Facets = FACETS,
): ExploreModel {
  const routeRegions = routeRegionsOf(routes)
  const judged = measures.map((measure) => ({
    measure,
    failed: failedQuestions(filterableMeasure(measure), filters, routeRegions, facets),
  }))
  /** The measures that pass all questions but one. */
  const passingBut = (...open: readonly (string | null)[]) =>
    judged
      .filter(({ failed }) => failed.every((question) => open.includes(question)))
      .map(({ measure }) => measure)
  const shown = passingBut(null).sort(byDate)

  const undated = passingBut('when' satisfies Question).filter(
    (measure) => measureYears(measure).length === 0,
  )
  const isFilteredByYear = hasFilterOn(filters, 'when', facets) && !filters.years.includes('not-stated')

  const ofAnyKind = passingBut('measures' satisfies Question)
  return {
    measures: shown,
    events: events.filter((event) => passesEvent(event, filters, routeRegions, facets)).sort(byEventDate),
    numbers: new Map(shown.map((measure, index) => [measure.id, index + 1])),
    isNumbered: hasFilters(filters, [], facets) && shown.length <= MAX_NUMBERED,
    litRoutes: litRoutes(shown, routes, filters, routeRegions, facets),
    undatedLeftOut: isFilteredByYear ? undated.length : 0,
    counts: optionCounts(passingBut, filters, routeRegions, facets),
    stages: stageCounts(passingBut('status' satisfies Question, 'outcome' satisfies Question)),
    own: tally(yoursOf(ofAnyKind), ({ categories }) => categories),
  }
}

/** Sort key: when the item applies, else when it was stated; undated last. */
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
  facets: Facets,
): ReadonlySet<string> {
  const isInPlace = (route: Route) => passesPlaces({ routes: [route.id], regions: [] }, filters, routeRegions)
  const isNarrowed = hasFilters(filters, ['when', ...PLACES], facets) || filters.countries.length > 0
  const tied = new Set(shown.flatMap((measure) => measure.routes))
  // A sentence or record that names both a chosen region or country and a route ties them, wherever the route is listed.
  const namesPlace = (measure: Measure) =>
    measure.regions.some((id) => filters.regions.includes(id)) ||
    measure.countries.some((code) => filters.countries.includes(code))
  const namedWithPlace = new Set(
    shown.filter((m) => m.evidence.length === 1 && namesPlace(m)).flatMap((measure) => measure.routes),
  )
  const lit = routes.filter((route) => {
    if (route.legs.length === 0) return false
    const isAsked = filters.routes.length === 0 || filters.routes.includes(route.id)
    if (namedWithPlace.has(route.id)) return isAsked
    return isInPlace(route) && (!isNarrowed || tied.has(route.id))
  })
  return new Set(lit.map((route) => route.id))
}

/** Counts of a group ignore the filters of its own question, but where all of its choices are asked for, each counts what it leaves. */
function optionCounts(
  passingBut: (question: string | null) => readonly Measure[],
  filters: Filters,
  routeRegions: RouteRegions,
  facets: Facets,
): OptionCounts {
  const groups = keysOf(facets).filter((key): key is FilterGroup => Array.isArray(facets[key].none))
  return lazyRecordOf<OptionCounts>(groups, (group) => {
    const counts = tally(
      passingBut(filters.all === group ? null : questionOf(facets, filters, group)),
      (measure) => facets[group].of(filterableMeasure(measure), routeRegions) ?? [],
    )
    // TypeScript does not resolve a mapped type at a generic key.
    return counts as OptionCounts[typeof group]
  })
}

/** Counts items per key, without duplicates. */
function tally<T, Key>(things: readonly T[], keysOf: (thing: T) => readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const thing of things) {
    for (const key of new Set(keysOf(thing))) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function stageCounts(measures: readonly Measure[]): ExploreModel['stages'] {
  const count = (status: Status) => measures.filter((measure) => measure.status === status).length
  return {
    all: measures.length,
    done: count('done'),
    planned: count('planned'),
    open: measures.filter(isOpenPlan).length,
    gap: count('gap'),
  }
}

/** All years with a measure or event, in order. */
export function yearsWithEvidence(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
): readonly number[] {
  const years = new Set([...measures.flatMap(measureYears), ...events.flatMap(eventYears)])
  return [...years].sort((a, b) => a - b)
}
