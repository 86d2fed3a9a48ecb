import { memoizeByObject } from '#lib/memoizeByObject.ts'
import type { Status } from './claim.ts'
import type { Measure } from './measure.ts'
import { type MonthSpan, monthsCounted, type Period, type YearChoice, yearChoicesOf } from './period.ts'
import { type PublisherChoice, publisherChoicesOf, type ReviewChoice } from './sourceQuality.ts'
import type { TimelineEvent } from './timelineEvent.ts'

/** What the filters ask of a measure, an event, a claim or a record, in one shape. */
export interface Filterable {
  /** The years in which it counts, or that none is stated. */
  years: readonly YearChoice[]
  /** The runs of months in which it counts; empty: no date is stated. */
  months: readonly MonthSpan[]
  /** Null for what has no status: then it is not asked for one. */
  status: Status | null
  /** Categories of measures. */
  categories: readonly string[]
  routes: readonly string[]
  regions: readonly string[]
  actors: readonly string[]
  publishers: readonly PublisherChoice[]
  reviews: readonly ReviewChoice[]
}

/** A thing of which nothing is stated: for asking about some of its parts only. */
export const NOTHING_STATED: Filterable = {
  years: [],
  months: [],
  status: null,
  categories: [],
  routes: [],
  regions: [],
  actors: [],
  publishers: [],
  reviews: [],
}

/** When a thing counts: in each of its periods, else when it was stated. */
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

/** What the filters ask of a measure. */
export const filterableMeasure = memoizeByObject(
  (measure: Measure): Filterable => ({
    ...timeOf([measure.period], measure.statedOn),
    status: measure.status,
    categories: measure.categories,
    routes: measure.routes,
    regions: measure.regions,
    actors: measure.actors,
    publishers: publisherChoicesOf(measure),
    reviews: measure.reviews,
  }),
)

/** What the filters ask of an event, which has no status. */
export const filterableEvent = memoizeByObject(
  (event: TimelineEvent): Filterable => ({
    ...timeOf([event.date], event.statedOn),
    status: null,
    categories: event.measureCategories,
    routes: event.routes,
    regions: event.regions,
    actors: event.actors,
    publishers: publisherChoicesOf(event),
    reviews: event.reviews,
  }),
)
