import type { CellQuery } from '#domain/cellQuery.ts'
import { type ComparedMonths, comparedMonths, inTimeOrder } from '#domain/comparedMonths.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { type FigureHeadline, figureHeadline } from '#domain/figureHeadline.ts'
import { figurePeriod, newestMonths, wholeMonths, yearBefore } from '#domain/figurePeriod.ts'
import { type Change, changeWithin, type FigureUnit } from '#domain/figureUnit.ts'
import { passesMeasure, withoutQuestions } from '#domain/filters.ts'
import type { RouteChange, RouteChanges } from '#domain/mapContent.ts'
import type { Measure } from '#domain/measure.ts'
import { isSameSpan, type MonthSpan, monthAt, monthIndex } from '#domain/period.ts'
import type { RouteRegions } from '#domain/route.ts'
import type { ComparedPeriods, Filters } from '#domain/view.ts'
import { arrivalsOf, detectionsOf, mostFirst } from './figureModel.ts'
import { CHANNEL, type FigureSeries, type LoadedFigures } from './loadedFigures.ts'

/** The count at one place in two periods, with the cells of each. */
export interface ChangeRow<Unit extends FigureUnit = FigureUnit> {
  /** A route, another place, or `total`. */
  readonly place: string
  /** Publisher, as in the table's metadata. */
  readonly publisher: string
  readonly change: Change<Unit>
  readonly cells: { readonly before: CellQuery; readonly after: CellQuery; readonly both: CellQuery }
}

/** The comparison of two periods: all numbers cover the same months, or state that they do not. */
export interface CompareModel {
  readonly requested: ComparedPeriods
  readonly months: ComparedMonths
  /** All places of Frontex's series. */
  readonly total: ChangeRow<'detections'>
  /** Routes counted in detections, most in the second period first. */
  readonly routes: readonly ChangeRow<'detections'>[]
  /** The series' other places: with the routes they add up to the total. */
  readonly others: readonly ChangeRow<'detections'>[]
  /** In another unit, never added to the rest; null when its series covers none of the months in both periods. */
  readonly channel: (ChangeRow<'arrivals'> & { readonly months: ComparedMonths }) | null
  /** Null when the months differ, or without a finding. */
  readonly headline: FigureHeadline | null
}

/** The default comparison: the period of the numbers, at most its last year, and the same months a year before. */
function defaultCompare(
  { byRoute }: Pick<LoadedFigures, 'byRoute'>,
  period: readonly MonthSpan[],
): ComparedPeriods {
  const coverage = cubeSpan(byRoute.cube)
  const { spans } = figurePeriod(period, coverage, byRoute.partialMonths)
  const { from, to } = spans.at(-1) ?? newestMonths(coverage, byRoute.partialMonths)
  const second = { from: monthAt(Math.max(monthIndex(from), monthIndex(to) - 11)), to }
  return { first: yearBefore(second), second }
}

/** The periods asked for (none: the default for the view's period), in the order in which they are compared. */
export function requestedPeriods(
  figures: Pick<LoadedFigures, 'byRoute'>,
  compare: ComparedPeriods | null,
  period: readonly MonthSpan[],
): ComparedPeriods {
  return inTimeOrder(compare ?? defaultCompare(figures, period))
}

/** Compares two periods; null when detections cover none of their months in both. */
export function compareModel(
  figures: LoadedFigures,
  compare: ComparedPeriods | null,
  routeIds: readonly string[],
  /** The view's, which the default comparison is of. */
  period: readonly MonthSpan[] = [],
): CompareModel | null {
  const requested = requestedPeriods(figures, compare, period)
  const months = comparedMonths(requested, wholeOf(figures.byRoute))
  if (!months) return null
  const detections = (place: string | null) =>
    changeRow(figures, months, (span) => detectionsOf(figures, [span], place))
  const counted = figures.detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  const total = detections(null)
  const routes = mostFirst(routeIds.filter((id) => counted.includes(id)).map(detections))
  const channelMonths = comparedMonths(
    { ...requested, first: months.first, second: months.second },
    wholeOf(figures.ofChannel),
  )
  const channel = channelMonths && {
    ...changeRow(figures, channelMonths, (span) => arrivalsOf(figures, [span])),
    months: channelMonths,
  }
  return {
    requested,
    months,
    total,
    routes,
    others: counted.filter((id) => !routeIds.includes(id)).map(detections),
    channel,
    headline: months.isSameMonths
      ? figureHeadline({
          total: total.change,
          span: months.second,
          routes: new Map<string, Change<FigureUnit> | null>([
            ...routes.map(({ place, change }) => [place, change] as const),
            [CHANNEL, channel && !channel.months.isCut ? channel.change : null],
          ]),
        })
      : null,
  }
}

function wholeOf({ cube, partialMonths }: FigureSeries): MonthSpan {
  const coverage = cubeSpan(cube)
  return wholeMonths(coverage, partialMonths) ?? coverage
}

interface Counted<Unit extends FigureUnit> {
  readonly place: string
  readonly total: Change<Unit>['before']
  readonly cells: CellQuery
}

function changeRow<Unit extends FigureUnit>(
  { sources }: LoadedFigures,
  { first, second }: ComparedMonths,
  figureIn: (span: MonthSpan) => Counted<Unit>,
): ChangeRow<Unit> {
  const [before, after] = [figureIn(first), figureIn(second)]
  return {
    place: before.place,
    publisher: sources.get(after.cells.table)?.publisher ?? after.cells.table,
    change: changeWithin((side: Counted<Unit>) => side.total, before, after),
    cells: {
      before: before.cells,
      after: after.cells,
      both: { ...after.cells, spans: [first, second] },
    },
  }
}

/** A model's changes by route, as drawn on the map; null unless the months are the same. */
export function changesOf({ months, routes, channel }: CompareModel): RouteChanges | null {
  if (!months.isSameMonths) return null
  const rows = channel && !channel.months.isCut ? [...routes, channel] : routes
  return {
    before: months.first,
    after: months.second,
    routes: new Map(
      rows.flatMap(({ place, change: { ratio }, cells }): (readonly [string, RouteChange])[] =>
        ratio === null ? [] : [[place, { ratio, cells: cells.both }]],
      ),
    ),
  }
}

interface ChangesInput {
  figures: LoadedFigures
  compare: ComparedPeriods | null
  routeIds: readonly string[]
  /** The months counted on the map. */
  shown: readonly MonthSpan[]
}

/** The changes to show on the map: only those whose later period is exactly the months counted there. */
export function stepChanges({ figures, compare, routeIds, shown }: ChangesInput): RouteChanges | null {
  const [span, ...more] = shown
  if (!compare || !span || more.length > 0 || !isSameSpan(span, compare.second)) return null
  const model = compareModel(figures, compare, routeIds, shown)
  return model && isSameSpan(model.months.second, span) ? changesOf(model) : null
}

/** The measures of one kind in each of two periods. */
interface MeasuresOfKind {
  readonly category: string
  readonly first: readonly Measure[]
  readonly second: readonly Measure[]
}

/** Measures in two periods, by kind: counts of statements, not of effects. */
interface ComparedMeasures {
  /** Kinds with a measure in either period, in order. */
  readonly kinds: readonly MeasuresOfKind[]
  /** Kinds without a measure in either. */
  readonly empty: readonly string[]
  /** Distinct measures. */
  readonly first: number
  readonly second: number
  /** Measures that pass the filters but are undated. */
  readonly undated: number
}

/** Counts the measures in each period that pass all filters except time. */
export function compareMeasures(
  measures: readonly Measure[],
  filters: Filters,
  routeRegions: RouteRegions,
  { first, second }: Pick<ComparedMonths, 'first' | 'second'>,
  categories: readonly string[],
): ComparedMeasures {
  const timeless = withoutQuestions(filters, 'when')
  const passing = (time: Partial<Filters>) =>
    measures.filter((measure) => passesMeasure(measure, { ...timeless, ...time }, routeRegions))
  const within = (span: MonthSpan) => passing({ months: span })
  const [before, after] = [within(first), within(second)]
  const kinds = categories.map((category) => ({
    category,
    first: before.filter((measure) => measure.categories.includes(category)),
    second: after.filter((measure) => measure.categories.includes(category)),
  }))
  const isEmpty = (kind: MeasuresOfKind) => kind.first.length + kind.second.length === 0
  return {
    kinds: kinds.filter((kind) => !isEmpty(kind)),
    empty: kinds.filter(isEmpty).map(({ category }) => category),
    first: before.length,
    second: after.length,
    undated: passing({ years: ['not-stated'] }).length,
  }
}
