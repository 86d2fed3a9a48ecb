import { STATUSES, type Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import { type Period, yearOf } from '#domain/period.ts'
import { type PlanUnit, unitsOf } from '#domain/planList.ts'
import { PLAN_STATES, type PlanState } from '#domain/planState.ts'
import { type ExploreModel, sortingDate } from './exploreModel.ts'
import { type Pointable, thingToPoint } from './pointable.ts'

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

/** The hover target of a mark. */
export function pointableOf({ thing }: TimelineMark): Pointable {
  return thing.kind === 'measure'
    ? thingToPoint('measure', thing.measure)
    : thingToPoint('event', thing.event)
}

/** The filtered marks by date, undated last: the order of arrow keys and table. */
export function timelineMarks(
  model: Pick<ExploreModel, 'measures' | 'events' | 'numbers' | 'isNumbered'>,
): readonly TimelineMark[] {
  const { isNumbered, numbers } = model
  return marksOf(model.measures, model.events, (id) => (isNumbered ? (numbers.get(id) ?? null) : null))
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

/** The time that gives a mark its month: of a plan the day of its announcement. Null where no month is known. */
export function timeInMonth({ thing, period }: TimelineMark): Period | null {
  const isPlan = thing.kind === 'measure' && thing.measure.status === 'planned'
  const time = isPlan ? (thing.measure.statedOn ?? period) : period
  return time === null || time.precision === 'year' ? null : time
}

/** Default first year of the axis: the start of the project's period. */
export const AXIS_FROM = 2023

/** The axis for all published items, whatever the filters, so that it does not jump. Null when nothing is dated. */
export function timelineSpan(
  measures: readonly Measure[],
  events: readonly TimelineEvent[],
  from: number = AXIS_FROM,
): TimelineSpan | null {
  const years = [
    ...measures.map((measure) => measure.period ?? measure.statedOn),
    ...events.map((event) => event.date ?? event.statedOn),
  ].flatMap((period) => (period === null ? [] : [yearOf(period.start)]))
  if (years.length === 0) return null
  const lastYear = Math.max(...years)
  return { firstYear: Math.min(Math.max(Math.min(...years), from), lastYear), lastYear }
}

export interface TimelineSpan {
  firstYear: number
  lastYear: number
}

/** Whether a mark starts before the axis, on it or after it; null without a date. */
export function sideOf(
  { period }: TimelineMark,
  { firstYear, lastYear }: TimelineSpan,
): 'before' | 'on' | 'after' | null {
  if (period === null) return null
  const year = yearOf(period.start)
  return year < firstYear ? 'before' : year > lastYear ? 'after' : 'on'
}

/** One lane: what is done, the gaps or the events; plans have lanes by what came of them. */
export interface TimelineLane {
  id: Exclude<Status, 'planned'> | 'events'
  /** By date. */
  marks: readonly TimelineMark[]
}

/** The lanes that have marks: done, gaps, events. */
export function lanesOf(marks: readonly TimelineMark[]): readonly TimelineLane[] {
  return (['done', 'gap', 'events'] as const)
    .map((id): TimelineLane => ({ id, marks: marks.filter(({ status }) => (status ?? 'events') === id) }))
    .filter((lane) => lane.marks.length > 0)
}

/** A plan, or a law with its planned steps, and their marks, the plan's own first. */
export interface PlanLine {
  unit: PlanUnit
  marks: readonly [TimelineMark, ...TimelineMark[]]
}

/** The plans of a state, in order of statement. */
export interface PlanLane {
  state: PlanState
  lines: readonly PlanLine[]
}

/** The lanes of the states that plans among the marks have. */
export function planLanesOf(marks: readonly TimelineMark[]): readonly PlanLane[] {
  const markOf = new Map<Measure, TimelineMark>()
  for (const mark of marks) {
    if (mark.thing.kind === 'measure' && mark.status === 'planned') markOf.set(mark.thing.measure, mark)
  }
  const lines = unitsOf([...markOf.keys()]).flatMap((unit): PlanLine[] => {
    const [first, ...others] = unit.plans.flatMap((plan) => markOf.get(plan) ?? [])
    return first ? [{ unit, marks: [first, ...others] }] : []
  })
  return PLAN_STATES.map((state) => ({
    state,
    lines: lines.filter(({ unit }) => unit.state === state),
  })).filter((lane) => lane.lines.length > 0)
}
