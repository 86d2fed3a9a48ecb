import type { CellQuery } from '#domain/cellQuery.ts'
import { cubeSpan, cubeSum } from '#domain/figureCube.ts'
import { countMonths, type FigurePeriod, figurePeriod } from '#domain/figurePeriod.ts'
import type { FigureTableId } from '#domain/figureTable.ts'
import { type Change, type Count, changeWithin, type FigureUnit } from '#domain/figureUnit.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { CHANNEL, type FigureSeries, type LoadedFigures, numberSpans } from './loadedFigures.ts'

/** A series' count at one place in the period, with its cells. */
export interface PlaceFigure<Unit extends FigureUnit = FigureUnit> {
  /** A route, another place, or `total` for the whole table. */
  readonly place: string
  readonly table: FigureTableId
  readonly publisher: string
  readonly period: FigurePeriod
  /** Not stated when several cells must not be added up. */
  readonly total: Count<Unit>
  /** Monthly mean, which sets line widths; null when no month is covered. */
  readonly monthlyMean: number | null
  readonly cells: CellQuery
  /** Change on the same months a year before; null when the series lacks them. */
  readonly change: Change<Unit> | null
  readonly changeCells: CellQuery | null
}

export type DetectionFigure = PlaceFigure<'detections'>
export type ArrivalFigure = PlaceFigure<'arrivals'>

/** Whether a figure is in detections, the unit of the headline and most lines. */
export function isDetections(figure: PlaceFigure): figure is DetectionFigure {
  return figure.total.unit === 'detections'
}

/** All figures of one period. */
export interface FigureModel {
  /** All places of the series by route: detections, not persons. */
  readonly total: DetectionFigure
  /** Routes with figures, by id, from the first series that counts each, in the order of every list (`mostFirst`). */
  readonly routes: ReadonlyMap<string, PlaceFigure>
  /** Counts of further series on a route, in order; never added to the first. */
  readonly further: ReadonlyMap<string, readonly PlaceFigure[]>
  /** Other places of the series, in the table's order. */
  readonly others: readonly DetectionFigure[]
}

/** Computes the figures of a period (none: the newest whole months). Pure; the caller caches it. `routeIds` tells routes from other places. */
export function figureModel(
  figures: LoadedFigures,
  period: readonly MonthSpan[],
  routeIds: ReadonlySet<string>,
): FigureModel {
  const spans = numberSpans(figures, period)
  const routes = new Map<string, PlaceFigure>()
  const further = new Map<string, readonly PlaceFigure[]>()
  for (const series of figures.series) {
    const counted = series.places.filter((place) => routeIds.has(place))
    for (const figure of mostFirst(counted.map((place) => placeFigure(series, spans, place)))) {
      const { place } = figure
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

/** The order of places of one unit in every list: most in the months shown first, unknown last, equals as published. */
export function mostFirst<Row extends Pick<PlaceFigure, 'change'> & Partial<Pick<PlaceFigure, 'total'>>>(
  rows: readonly Row[],
): readonly Row[] {
  const shown = ({ change, total }: Row) => (change?.after ?? total)?.value ?? -1
  return rows.toSorted((a, b) => shown(b) - shown(a))
}

/** Detections in the months at one place, or everywhere (null). */
export function detectionsOf(
  { byRoute }: LoadedFigures,
  requested: readonly MonthSpan[],
  place: string | null,
): DetectionFigure {
  return placeFigure(byRoute, requested, place)
}

/** Arrivals in the United Kingdom in small boats in the months. */
export function arrivalsOf({ ofChannel }: LoadedFigures, requested: readonly MonthSpan[]): ArrivalFigure {
  return placeFigure(ofChannel, requested, CHANNEL)
}

/** A series' count in the months (none: its own newest whole ones) at one place, or everywhere (null). */
export function placeFigure<Unit extends FigureUnit>(
  { cube, table, count, publisher, isByRoute, partialMonths }: FigureSeries<Unit>,
  requested: readonly MonthSpan[],
  place: string | null,
): PlaceFigure<Unit> {
  const where: Record<string, string[]> = place === null || !isByRoute ? {} : { route: [place] }
  const period = figurePeriod(requested, cubeSpan(cube), partialMonths)
  const counted = (spans: readonly MonthSpan[]): Count<Unit> => ({
    unit: cube.unit,
    value: spans.length === 0 ? null : cubeSum(cube, spans, where),
    isPartial: includesAny(spans, partialMonths),
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

export function includesAny(spans: readonly MonthSpan[], months: readonly Month[]): boolean {
  return months.some((month) => spans.some(({ from, to }) => from <= month && month <= to))
}

/** Whether an incomplete month is counted. Requested months outside the coverage do not matter: the months shown tell. */
export function includesPartialMonth({ sources }: LoadedFigures, { table, period }: PlaceFigure): boolean {
  return includesAny(period.spans, sources.get(table)?.partialMonths ?? [])
}
