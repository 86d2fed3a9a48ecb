import { type CellQuery, rowsOfQuery, valueAt } from '#domain/cellQuery.ts'
import { STATUSES, type Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import { cubeSeries, cubeSpan } from '#domain/figureCube.ts'
import { dimensionOf, type FigureTableId } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { Measure, TimelineEvent } from '#domain/measure.ts'
import { type Month, type MonthSpan, monthAt, monthIndex, type Period, yearOf } from '#domain/period.ts'
import { type PlanUnit, unitsOf } from '#domain/planList.ts'
import { PLAN_STATES, type PlanState } from '#domain/planState.ts'
import type { Route } from '#domain/route.ts'
import type { Filters, Selection } from '#domain/view.ts'
import { type ExploreModel, sortingDate } from './exploreModel.ts'
import { countingAt, type FigureSeries, type LoadedFigures } from './loadedFigures.ts'
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

/** One value per month: one unit, one publisher, one choice of places. */
export interface DockSeries {
  readonly unit: FigureUnit
  readonly table: FigureTableId
  /** The column of the table. */
  readonly count: string
  /** Whether the table has a dimension of routes. */
  readonly isByRoute: boolean
  readonly publisher: string
  /** The routes added up; null: the whole table. */
  readonly routes: readonly string[] | null
  readonly coverage: MonthSpan
  /** Values by month of the coverage; null when not stated, which is not zero. */
  readonly values: readonly (number | null)[]
  readonly partial: ReadonlySet<Month>
}

/** The series for some routes, and the routes it leaves out. */
export interface DockFigures {
  /** Null when no series counts any of the routes. */
  readonly series: DockSeries | null
  /** Routes in another unit, never combined with these. */
  readonly otherUnit: readonly string[]
  /** Routes without a series. */
  readonly uncounted: readonly string[]
}

/** The routes for the monthly figures: the selected one, else those filtered or under a filtered region; empty means all. */
export function filteredRoutes(
  selected: Selection | null,
  filters: Pick<Filters, 'routes' | 'regions'>,
  routes: readonly Route[],
): readonly string[] {
  const known = routes.map(({ id }) => id)
  if (selected?.kind === 'route' && known.includes(selected.id)) return [selected.id]
  return routes
    .filter(({ id, region }) => filters.routes.includes(id) || filters.regions.includes(region ?? ''))
    .map(({ id }) => id)
}

/** The monthly series for these routes: the first that counts any of them, summed over those it counts. */
export function dockFigures(figures: LoadedFigures, requested: readonly string[]): DockFigures {
  if (requested.length === 0)
    return { series: seriesOf(figures, figures.byRoute, null), otherUnit: [], uncounted: [] }
  const first = figures.series.find(({ places }) => requested.some((id) => places.includes(id)))
  const counted = requested.filter((id) => first?.places.includes(id))
  const rest = requested.filter((id) => !counted.includes(id))
  return {
    series: first ? seriesOf(figures, first, counted) : null,
    otherUnit: rest.filter((id) => countingAt(figures, id)),
    uncounted: rest.filter((id) => !countingAt(figures, id)),
  }
}

/** The cells of some months of a series. */
export function cellsOfSeries(
  { table, count, isByRoute, routes }: DockSeries,
  spans: readonly MonthSpan[],
): CellQuery {
  return {
    table,
    count,
    spans: [...spans],
    where: isByRoute && routes !== null ? { route: [...routes] } : {},
  }
}

/** Value of a month: undefined outside the coverage, null when not stated. */
export function valueOfMonth({ coverage, values }: DockSeries, month: Month): number | null | undefined {
  return values[monthIndex(month) - monthIndex(coverage.from)]
}

function seriesOf(
  figures: LoadedFigures,
  { cube, table, count, publisher, isByRoute, partialMonths }: FigureSeries,
  routes: readonly string[] | null,
): DockSeries {
  const coverage = cubeSpan(cube)
  const bare = {
    unit: cube.unit,
    table,
    count,
    isByRoute,
    routes,
    coverage,
    publisher,
    partial: new Set(partialMonths),
  }
  const query = cellsOfSeries({ ...bare, values: [] }, [])
  const unstated = unstatedMonths(figures, query)
  const from = monthIndex(coverage.from)
  const sums = cubeSeries(cube, query.where)
  const values = Array.from({ length: cube.months }, (_, index) =>
    unstated.has(monthAt(from + index)) ? null : (sums?.[index] ?? null),
  )
  return { ...bare, values }
}

/** Months with an unstated cell: their sum is unknown. */
function unstatedMonths({ tables }: LoadedFigures, query: CellQuery): ReadonlySet<Month> {
  const table = tables.get(query.table)
  if (!table) return new Set()
  const column = table.counts.find(({ name }) => name === query.count)
  const month = dimensionOf(table, 'month')
  if (!column) return new Set()
  const unstated = rowsOfQuery(table, query).filter((row) => valueAt(column, row) === null)
  return new Set(unstated.flatMap((row) => month.keys[month.codes[row] ?? -1] ?? []))
}
