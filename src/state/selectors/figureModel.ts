import type { CellQuery } from '#domain/cellQuery.ts'
import { cubeSpan, cubeSum } from '#domain/figureCube.ts'
import { countMonths, type FigurePeriod, figurePeriod } from '#domain/figurePeriod.ts'
import type { FigureTableId } from '#domain/figureSource.ts'
import { type Change, type Count, changeWithin, type FigureUnit } from '#domain/figureUnit.ts'
import { askedSpans } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import type { Filters } from '#domain/view.ts'
import { CHANNEL, type FigureSeries, type LoadedFigures } from './loadedFigures.ts'

/** What a series counted at one place in the period, with the cells that it stands on. */
export interface PlaceFigure<Unit extends FigureUnit = FigureUnit> {
  /** A route, another place of the publisher, or `total`: all places of the table. */
  readonly place: string
  readonly table: FigureTableId
  readonly publisher: string
  readonly period: FigurePeriod
  /** Not stated where several cells may not be added up. */
  readonly total: Count<Unit>
  /** The mean of a month, by which lines are as wide; null where no month is covered. */
  readonly monthlyMean: number | null
  /** The cells of the total. */
  readonly cells: CellQuery
  /** The same months a year apart; null where the series has no such pair. */
  readonly change: Change<Unit> | null
  /** The cells of both sides of the change. */
  readonly changeCells: CellQuery | null
}

export type DetectionFigure = PlaceFigure<'detections'>
export type ArrivalFigure = PlaceFigure<'arrivals'>

/** Whether a figure counts detections, the unit of the headline and of most lines. */
export function isDetections(figure: PlaceFigure): figure is DetectionFigure {
  return figure.total.unit === 'detections'
}

/** All that figures say about one choice of time. */
export interface FigureModel {
  /** All places of the series by route together: detections, not persons. */
  readonly total: DetectionFigure
  /** Each route with figures of its own by its id: of the first series that counts it. */
  readonly routes: ReadonlyMap<string, PlaceFigure>
  /** What further series count on a route, in their order; never added to the first. */
  readonly further: ReadonlyMap<string, readonly PlaceFigure[]>
  /** Places of the series by route that are none of our routes, in the table's order. */
  readonly others: readonly DetectionFigure[]
}

/** The figures of the choice of time; pure, the caller keeps it. `routeIds` tells routes from other places. */
export function figureModel(
  figures: LoadedFigures,
  asked: Pick<Filters, 'years' | 'period'>,
  routeIds: ReadonlySet<string>,
): FigureModel {
  const spans = askedSpans(asked)
  const routes = new Map<string, PlaceFigure>()
  const further = new Map<string, readonly PlaceFigure[]>()
  for (const series of figures.series) {
    for (const place of series.places) {
      if (!routeIds.has(place)) continue
      const figure = placeFigure(series, spans, place)
      if (routes.has(place)) further.set(place, [...(further.get(place) ?? []), figure])
      else routes.set(place, figure)
    }
  }
  const others = figures.byRoute.places.filter((place) => !routeIds.has(place))
  return {
    total: detectionsOf(figures, spans, null),
    routes,
    further,
    others: others.map((place) => detectionsOf(figures, spans, place)),
  }
}

/** Detections in the runs of months (none asked: the last whole year) at one place; null: at all of them. */
export function detectionsOf(
  { byRoute }: LoadedFigures,
  asked: readonly MonthSpan[],
  place: string | null,
): DetectionFigure {
  return placeFigure(byRoute, asked, place)
}

/** Persons who arrived in the United Kingdom in small boats in the runs of months. */
export function arrivalsOf({ ofChannel }: LoadedFigures, asked: readonly MonthSpan[]): ArrivalFigure {
  return placeFigure(ofChannel, asked, CHANNEL)
}

/** What a series counted in the runs of months (none asked: the last whole year) at one place; null: at all of them. */
export function placeFigure<Unit extends FigureUnit>(
  { cube, table, count, publisher, isByRoute, partialMonths }: FigureSeries<Unit>,
  asked: readonly MonthSpan[],
  place: string | null,
): PlaceFigure<Unit> {
  const where: Record<string, string[]> = place === null || !isByRoute ? {} : { route: [place] }
  const period = figurePeriod(asked, cubeSpan(cube), partialMonths)
  const counted = (spans: readonly MonthSpan[]): Count<Unit> => ({
    unit: cube.unit,
    value: spans.length === 0 ? null : cubeSum(cube, spans, where),
    isPartial: holdsAny(spans, partialMonths),
  })
  const { compared } = period
  const total = counted(period.spans)
  const months = countMonths(period.spans)
  const cells = (spans: readonly MonthSpan[]): CellQuery => ({ table, count, spans: [...spans], where })
  return {
    place: place ?? 'total',
    table,
    publisher,
    period,
    total: { ...total, isPartial: total.isPartial || period.isCut },
    monthlyMean: months === 0 || total.value === null ? null : total.value / months,
    cells: cells(period.spans),
    change: compared && changeWithin((span) => counted([span]), compared.before, compared.after),
    changeCells: compared && cells([compared.before, compared.after]),
  }
}

/** Whether any of the months lies in the spans. */
export function holdsAny(spans: readonly MonthSpan[], months: readonly Month[]): boolean {
  return months.some((month) => spans.some(({ from, to }) => from <= month && month <= to))
}

/**
 * Whether a month that had not ended is among those that are counted. That more months were asked for than are covered is
 * another thing: the months that are named say it.
 */
export function holdsPartialMonth({ sources }: LoadedFigures, { table, period }: PlaceFigure): boolean {
  return holdsAny(period.spans, sources.get(table)?.partialMonths ?? [])
}
