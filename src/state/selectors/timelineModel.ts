import { STATUSES, type Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import { passesEvent, passesMeasure, withoutQuestions } from '#domain/filters.ts'
import type { Measure } from '#domain/measure.ts'
import { type Period, yearOf } from '#domain/period.ts'
import { type Route, routeRegionsOf } from '#domain/route.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
import type { Filters } from '#domain/view.ts'
import type { TimelineLanes } from '#state/uiStore.ts'
import { type ExploreModel, sortingDate } from './exploreModel.ts'

/**
 * One mark on the timeline. `period` is what it is placed by; `isStatedOnly`: no text says when it applies, so it is
 * placed on the day it was stated. A null `period`: undated.
 */
export interface TimelineMark {
  key: string
  kind: 'measure' | 'event'
  id: string
  thing: { kind: 'measure'; measure: Measure } | { kind: 'event'; event: TimelineEvent }
  /** Null for events. */
  status: Status | null
  period: Period | null
  isStatedOnly: boolean
  /** The measure's number in this view, if numbered. */
  number: number | null
}

export interface TimelineModel {
  /** By date, undated last: the order of arrow keys and table. */
  marks: readonly TimelineMark[]
  byKey: ReadonlyMap<string, TimelineMark>
  undatedCount: number
  isNumbered: boolean
}

/** The filtered marks, by date. */
export function timelineModel(
  model: Pick<ExploreModel, 'measures' | 'events' | 'numbers' | 'isNumbered'>,
): TimelineModel {
  const { isNumbered, numbers } = model
  const marks = marksOf(model.measures, model.events, (id) => (isNumbered ? (numbers.get(id) ?? null) : null))
  return {
    marks,
    byKey: new Map(marks.map((mark) => [mark.key, mark])),
    undatedCount: marks.filter((mark) => mark.period === null).length,
    isNumbered,
  }
}

/** Every published item as a mark, by date; filtered ones are drawn in grey. */
export function publishedMarks(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
): readonly TimelineMark[] {
  return marksOf(measures, events, () => null)
}

function marksOf(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
  numberOf: (measureId: string) => number | null,
): readonly TimelineMark[] {
  const ofMeasures = measures.map(
    (measure): TimelineMark => ({
      key: `measure:${measure.id}`,
      kind: 'measure',
      id: measure.id,
      thing: { kind: 'measure', measure },
      status: measure.status,
      ...placed(measure.period, measure.statedOn),
      number: numberOf(measure.id),
    }),
  )
  const ofEvents = events.map(
    (event): TimelineMark => ({
      key: `event:${event.id}`,
      kind: 'event',
      id: event.id,
      thing: { kind: 'event', event },
      status: null,
      ...placed(event.date, event.statedOn),
      number: null,
    }),
  )
  return [...ofMeasures, ...ofEvents].sort(byDate)
}

function placed(period: Period | null, statedOn: Period | null) {
  return { period: period ?? statedOn, isStatedOnly: period === null && statedOn !== null }
}

function byDate(a: TimelineMark, b: TimelineMark): number {
  return (
    compareText(sortingDate(a.period, null), sortingDate(b.period, null)) ||
    compareText(b.kind, a.kind) ||
    statusRank(a) - statusRank(b) ||
    compareText(a.id, b.id)
  )
}

/** Within a day: done, planned, gaps. */
function statusRank({ status }: TimelineMark): number {
  return status === null ? STATUSES.length : STATUSES.indexOf(status)
}

/** Days since 1 January 1970, `end` exclusive. */
export interface DaySpan {
  start: number
  end: number
}

const DAY = 86_400_000

/** Days since 1 January 1970 of an ISO date. */
export function dayNumber(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / DAY
}

/**
 * The days that a sign covers, never finer than the precision: a day; the whole first month; every whole year from first
 * to last (of an open period, the first).
 */
export function signSpan(period: Period): DaySpan {
  const year = yearOf(period.start)
  if (period.precision === 'year') {
    const lastYear = period.end === null ? year : yearOf(period.end)
    return { start: dayNumber(`${year}-01-01`), end: dayNumber(`${lastYear + 1}-01-01`) }
  }
  const start = dayNumber(period.start)
  if (period.precision === 'day') return { start, end: start + 1 }
  const month = Number(period.start.slice(5, 7))
  return { start: Date.UTC(year, month - 1, 1) / DAY, end: Date.UTC(year, month, 1) / DAY }
}

/** The day (exclusive) to which a hairline continues after the sign, for a closed period that is longer; else null. */
export function hairlineEnd(period: Period): number | null {
  if (period.end === null || period.precision === 'year') return null
  const end = dayNumber(period.end) + 1
  return end > signSpan(period).end ? end : null
}

/** Default first year of the axis: the start of the project's period. */
export const AXIS_FROM = 2023

/**
 * The axis for all published items, whatever the filters, so that it does not jump: from the earliest year, but not
 * before `from`, to the last year of any dated item. Null when nothing is dated.
 */
export function timelineSpan(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
  from: number = AXIS_FROM,
): TimelineSpan | null {
  const periods = [
    ...measures.map((measure) => measure.period ?? measure.statedOn),
    ...events.map((event) => event.date ?? event.statedOn),
  ].filter((period) => period !== null)
  if (periods.length === 0) return null
  const lastYear = Math.max(...periods.map((period) => yearOf(period.end ?? period.start)))
  const firstYear = Math.min(...periods.map((period) => yearOf(period.start)))
  return { firstYear: Math.min(Math.max(firstYear, from), lastYear), lastYear }
}

export interface TimelineSpan {
  firstYear: number
  lastYear: number
}

/** Whether a mark's sign begins before the axis. */
export function isBefore({ period }: TimelineMark, { firstYear }: TimelineSpan): boolean {
  return period !== null && yearOf(period.start) < firstYear
}

/** Whether a mark's sign ends after the axis. */
export function isAfter({ period }: TimelineMark, { lastYear }: TimelineSpan): boolean {
  if (period === null) return false
  return yearOf(period.precision === 'year' ? (period.end ?? period.start) : period.start) > lastYear
}

/** Whether any published item has no date at all. */
export function hasUndatedThings(measures: readonly Measure[], events: readonly TimelineEvent[]): boolean {
  return (
    measures.some((measure) => measure.period === null && measure.statedOn === null) ||
    events.some((event) => event.date === null && event.statedOn === null)
  )
}

/** One lane: the measures of a status or category, or the events. `id` is the status or category. */
export interface TimelineLane {
  key: string
  kind: 'status' | 'category' | 'events'
  id: string
  /** All published items of the lane, by date. */
  marks: readonly TimelineMark[]
}

/** All lanes with all published items; filtered ones stay, in grey. */
export function allLanes(
  published: readonly TimelineMark[],
  by: TimelineLanes,
  categories: readonly string[],
): readonly TimelineLane[] {
  const measures = published.filter(({ kind }) => kind === 'measure')
  const ids: readonly string[] = by === 'status' ? STATUSES : categories
  const lanes = ids.map(
    (id): TimelineLane => ({
      key: `${by}:${id}`,
      kind: by,
      id,
      marks: measures.filter((mark) => laneIdsOf(mark, by).includes(id)),
    }),
  )
  const events = published.filter(({ kind }) => kind === 'event')
  return [...lanes, { key: 'events', kind: 'events', id: 'events', marks: events }]
}

function laneIdsOf({ thing }: TimelineMark, by: TimelineLanes): readonly string[] {
  if (thing.kind === 'event') return []
  return by === 'status' ? [thing.measure.status] : thing.measure.categories
}

/**
 * The lanes with items that pass, ignoring time, so that they stay while the period moves. With selected categories only
 * their lanes, since a measure of several kinds would add others.
 */
export function lanesInUse(
  lanes: readonly TimelineLane[],
  filters: Filters,
  routes: readonly Route[],
): readonly TimelineLane[] {
  const anyTime = withoutQuestions(filters, 'when')
  const regions = routeRegionsOf(routes)
  const isIn = ({ thing }: TimelineMark) =>
    thing.kind === 'measure'
      ? passesMeasure(thing.measure, anyTime, regions)
      : passesEvent(thing.event, anyTime, regions)
  return lanes.filter(({ kind, id, marks }) => {
    const isIncluded = kind !== 'category' || filters.measures.length === 0 || filters.measures.includes(id)
    return isIncluded && marks.some(isIn)
  })
}
