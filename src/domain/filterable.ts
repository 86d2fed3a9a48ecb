import { memoizeByObject } from '#lib/memoizeByObject.ts'
import type { Status } from './claim.ts'
import type { TimelineEvent } from './measure.ts'
import { type Measure, planStateOf } from './measure.ts'
import { type MonthSpan, monthsCounted, type Period, type YearChoice, yearChoicesOf } from './period.ts'
import type { PlanState, Tie } from './planState.ts'
import { type PublisherChoice, publisherChoicesOf, type ReviewChoice } from './publisher.ts'

/** The filterable properties of a measure, event, claim or record. */
export interface Filterable {
  years: readonly YearChoice[]
  /** Its months; empty when undated. */
  months: readonly MonthSpan[]
  /** Null for items without a status: the status filter does not apply. */
  status: Status | null
  /** What came of a plan; null for what is none: the filter by outcome does not apply. */
  planState: PlanState | null
  /** What joins a plan and its outcome; null without an outcome. */
  tie: Tie | null
  categories: readonly string[]
  routes: readonly string[]
  regions: readonly string[]
  /** Null for a route, which is filtered by none. */
  countries: readonly string[] | null
  actors: readonly string[]
  publishers: readonly PublisherChoice[]
  reviews: readonly ReviewChoice[]
}

/** An item with nothing stated; a base for filtering by some properties only. */
export const NOTHING_STATED: Filterable = {
  years: [],
  months: [],
  status: null,
  planState: null,
  tie: null,
  categories: [],
  routes: [],
  regions: [],
  countries: [],
  actors: [],
  publishers: [],
  reviews: [],
}

/** The periods of an item, else when it was stated. */
export function timeOf(
  periods: readonly (Period | null)[],
  statedOn: Period | null,
): Pick<Filterable, 'years' | 'months'> {
  const all = periods.length === 0 ? [null] : periods
  return {
    years: all.flatMap((period) => yearChoicesOf(period, statedOn)),
    months: all.flatMap((period) => monthsCounted(period, statedOn) ?? []),
  }
}

/** The filterable properties of a measure. */
export const filterableMeasure = memoizeByObject(
  (measure: Measure): Filterable => ({
    ...timeOf([measure.period], measure.statedOn),
    status: measure.status,
    planState: planStateOf(measure),
    tie: measure.outcome?.tie ?? null,
    categories: measure.categories,
    routes: measure.routes,
    regions: measure.regions,
    countries: measure.countries,
    actors: measure.actors,
    publishers: publisherChoicesOf(measure),
    reviews: measure.reviews,
  }),
)

/** The filterable properties of an event, which has no status. */
export const filterableEvent = memoizeByObject(
  (event: TimelineEvent): Filterable => ({
    ...timeOf([event.date], event.statedOn),
    status: null,
    planState: null,
    tie: null,
    categories: event.measureCategories,
    routes: event.routes,
    regions: event.regions,
    countries: event.countries,
    actors: event.actors,
    publishers: publisherChoicesOf(event),
    reviews: event.reviews,
  }),
)
