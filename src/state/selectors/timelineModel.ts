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
 * One thing on the timeline. `period` is what its place stands for; `isStatedOnly` says that no text tells when it
 * applies, so that it stands at the day on which it was said. Both null and false: no date at all.
 */
export interface TimelineMark {
  key: string
  kind: 'measure' | 'event'
  id: string
  thing: { kind: 'measure'; measure: Measure } | { kind: 'event'; event: TimelineEvent }
  /** Null for an event: it has no status. */
  status: Status | null
  period: Period | null
  isStatedOnly: boolean
  /** The number of the measure in this view, where the view numbers its measures. */
  number: number | null
}

/** The marks of the current choice. */
export interface TimelineModel {
  /** In order of date, those without a date last: the order of the arrow keys and of the table. */
  marks: readonly TimelineMark[]
  byKey: ReadonlyMap<string, TimelineMark>
  undatedCount: number
  isNumbered: boolean
}

/** The marks of the current choice, in order of date. */
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

/** Every published thing as a mark, in order of date: what the choice leaves out is drawn too, in grey. */
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

/** Of one day, what was done comes first, then what was planned, then gaps. */
function statusRank({ status }: TimelineMark): number {
  return status === null ? STATUSES.length : STATUSES.indexOf(status)
}

/** A stretch of time in days since 1 January 1970, `end` exclusive. */
export interface DaySpan {
  start: number
  end: number
}

const DAY = 86_400_000

/** The whole days since 1 January 1970 of an ISO date. */
export function dayNumber(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / DAY
}

/**
 * The days that the sign of a period covers: its width is the precision and never finer. A day is one day, a month
 * the whole month of the start, a year every whole year from the first to the last (an open one: the first).
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

/**
 * The day (exclusive) to which a hairline runs after the sign, for a closed period that goes on beyond it; null
 * where the sign says it all or nothing says that the period ended.
 */
export function hairlineEnd(period: Period): number | null {
  if (period.end === null || period.precision === 'year') return null
  const end = dayNumber(period.end) + 1
  return end > signSpan(period).end ? end : null
}

/** The first year that the axis shows unasked: the time that the project is about. */
export const AXIS_FROM = 2023

/**
 * The axis of all that is published, whatever is chosen, so that it does not jump: from the first day of the
 * earliest year, but not before `from`, to the end of the last year that anything dated reaches. Null when nothing
 * is dated.
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

/** The years of the axis, both included. */
export interface TimelineSpan {
  firstYear: number
  lastYear: number
}

/** Whether the sign of a mark would stand before the axis begins. */
export function isBefore({ period }: TimelineMark, { firstYear }: TimelineSpan): boolean {
  return period !== null && yearOf(period.start) < firstYear
}

/** Whether the sign of a mark would end after the axis does. */
export function isAfter({ period }: TimelineMark, { lastYear }: TimelineSpan): boolean {
  if (period === null) return false
  return yearOf(period.precision === 'year' ? (period.end ?? period.start) : period.start) > lastYear
}

/** Whether anything published has neither a period nor a day on which it was said. */
export function hasUndatedThings(measures: readonly Measure[], events: readonly TimelineEvent[]): boolean {
  return (
    measures.some((measure) => measure.period === null && measure.statedOn === null) ||
    events.some((event) => event.date === null && event.statedOn === null)
  )
}

/** One lane: the measures of a status or of a category, or the events. `id` is the status or category. */
export interface TimelineLane {
  key: string
  kind: 'status' | 'category' | 'events'
  id: string
  /** Everything published that belongs here, in order of date. */
  marks: readonly TimelineMark[]
}

/** All lanes there are, each with all that is published: what the choice leaves out keeps its place in grey. */
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
 * The lanes that have something under the filters, whatever time is asked for, so that they stay while the period
 * moves. Where categories are chosen, only these: a measure of several kinds would bring the lanes of the others.
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
    const isAsked = kind !== 'category' || filters.measures.length === 0 || filters.measures.includes(id)
    return isAsked && marks.some(isIn)
  })
}
