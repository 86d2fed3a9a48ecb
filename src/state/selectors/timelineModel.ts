import { STATUSES, type Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { Measure } from '#domain/measure.ts'
import { type Period, yearOf } from '#domain/period.ts'
import type { TimelineEvent } from '#domain/timelineEvent.ts'
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

/** All marks of the timeline, and the same by lane. */
export interface TimelineModel {
  /** In order of date, those without a date last: the order of the arrow keys and of the table. */
  marks: readonly TimelineMark[]
  /** Marks known to the year only, which stand in bands. */
  yearOnly: readonly TimelineMark[]
  measures: readonly TimelineMark[]
  events: readonly TimelineMark[]
  undated: readonly TimelineMark[]
}

/** The marks of the current choice, sorted into the lanes of the timeline. */
export function timelineModel(
  model: Pick<ExploreModel, 'measures' | 'events' | 'numbers' | 'isNumbered'>,
): TimelineModel {
  const measures = model.measures.map(
    (measure): TimelineMark => ({
      key: `measure:${measure.id}`,
      kind: 'measure',
      id: measure.id,
      thing: { kind: 'measure', measure },
      status: measure.status,
      ...placed(measure.period, measure.statedOn),
      number: model.isNumbered ? (model.numbers.get(measure.id) ?? null) : null,
    }),
  )
  const events = model.events.map(
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
  const marks = [...measures, ...events].sort(byDate)
  const isBand = (mark: TimelineMark) => mark.period?.precision === 'year'
  const isFine = (mark: TimelineMark) => mark.period !== null && !isBand(mark)
  return {
    marks,
    yearOnly: marks.filter(isBand),
    measures: marks.filter((mark) => mark.kind === 'measure' && isFine(mark)),
    events: marks.filter((mark) => mark.kind === 'event' && isFine(mark)),
    undated: marks.filter((mark) => mark.period === null),
  }
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

/**
 * The axis of all that is published, whatever is chosen, so that it does not jump: from the first day of the
 * earliest year to the end of the last year that anything dated reaches. Null when nothing is dated.
 */
export function timelineSpan(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
): { firstYear: number; lastYear: number } | null {
  const periods = [
    ...measures.map((measure) => measure.period ?? measure.statedOn),
    ...events.map((event) => event.date ?? event.statedOn),
  ].filter((period) => period !== null)
  if (periods.length === 0) return null
  return {
    firstYear: Math.min(...periods.map((period) => yearOf(period.start))),
    lastYear: Math.max(...periods.map((period) => yearOf(period.end ?? period.start))),
  }
}

/** Whether anything published has neither a period nor a day on which it was said. */
export function hasUndatedThings(measures: readonly Measure[], events: readonly TimelineEvent[]): boolean {
  return (
    measures.some((measure) => measure.period === null && measure.statedOn === null) ||
    events.some((event) => event.date === null && event.statedOn === null)
  )
}

/** Marks that are known to the same year or years and no finer. */
export interface YearBand {
  firstYear: number
  lastYear: number
  span: DaySpan
  marks: readonly TimelineMark[]
}

/** The bands of the marks known to the year only, in order of their years. */
export function yearBands(marks: readonly TimelineMark[]): readonly YearBand[] {
  const bands = new Map<string, YearBand & { marks: TimelineMark[] }>()
  for (const mark of marks) {
    if (!mark.period) continue
    const firstYear = yearOf(mark.period.start)
    const lastYear = mark.period.end === null ? firstYear : yearOf(mark.period.end)
    const key = `${firstYear}-${lastYear}`
    const band = bands.get(key) ?? {
      firstYear,
      lastYear,
      span: signSpan(mark.period),
      marks: [],
    }
    band.marks.push(mark)
    bands.set(key, band)
  }
  return [...bands.values()].sort((a, b) => a.firstYear - b.firstYear || a.lastYear - b.lastYear)
}
