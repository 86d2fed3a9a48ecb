import type { CellQuery } from '#domain/cellQuery.ts'
import { type CubeFilter, cubeSpan, cubeSum, type FigureCube } from '#domain/figureCube.ts'
import { countMonths, type FigurePeriod, figurePeriod } from '#domain/figurePeriod.ts'
import type { FigureTableId } from '#domain/figureSource.ts'
import { type Change, type Count, changeWithin, type FigureUnit } from '#domain/figureUnit.ts'
import { askedSpans } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import type { Filters } from '#domain/view.ts'
import { CHANNEL, type LoadedFigures } from './loadedFigures.ts'

/** What was counted at one place in the period, with the cells that it stands on. */
export interface PlaceFigure<Unit extends FigureUnit = 'detections' | 'arrivals'> {
  /** A route, another place of the publisher, or `total`: all places of the table. */
  readonly place: string
  readonly table: FigureTableId
  readonly period: FigurePeriod
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

/** Whether a figure counts detections; else it counts arrivals. */
export function isDetections(figure: DetectionFigure | ArrivalFigure): figure is DetectionFigure {
  return figure.total.unit === 'detections'
}

/** All that figures say about one choice of time. */
export interface FigureModel {
  /** All places of Frontex's series together: detections, not persons. */
  readonly total: DetectionFigure
  /** Each route with figures of its own by its id: detections, on the Channel arrivals. */
  readonly routes: ReadonlyMap<string, DetectionFigure | ArrivalFigure>
  /** Frontex's places that are none of our routes, in the table's order. */
  readonly others: readonly DetectionFigure[]
}

/** The figures of the choice of time; pure, the caller keeps it. `routeIds` tells routes from other places. */
export function figureModel(
  figures: LoadedFigures,
  asked: Pick<Filters, 'years' | 'period'>,
  routeIds: ReadonlySet<string>,
): FigureModel {
  const spans = askedSpans(asked)
  const places = figures.detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  const ofPlace = new Map(places.map((place) => [place, detectionsOf(figures, spans, place)]))
  const routes = new Map<string, DetectionFigure | ArrivalFigure>(
    [...ofPlace].filter(([place]) => routeIds.has(place)),
  )
  if (routeIds.has(CHANNEL)) routes.set(CHANNEL, arrivalsOf(figures, spans))
  return {
    total: detectionsOf(figures, spans, null),
    routes,
    others: [...ofPlace].flatMap(([place, figure]) => (routeIds.has(place) ? [] : [figure])),
  }
}

/** Detections in the runs of months (none asked: the last whole year) at one place; null: at all of them. */
export function detectionsOf(
  figures: LoadedFigures,
  asked: readonly MonthSpan[],
  place: string | null,
): DetectionFigure {
  return placeFigure(figures, figures.detections, 'frontex-detections', 'detections', asked, place)
}

/** Persons who arrived in the United Kingdom in small boats in the runs of months. */
export function arrivalsOf(figures: LoadedFigures, asked: readonly MonthSpan[]): ArrivalFigure {
  const figure = placeFigure(figures, figures.arrivals, 'uk-small-boats-monthly', 'arrivals', asked, null)
  return { ...figure, place: CHANNEL }
}

function placeFigure<Unit extends 'detections' | 'arrivals'>(
  figures: LoadedFigures,
  cube: FigureCube<Unit>,
  table: FigureTableId,
  count: string,
  asked: readonly MonthSpan[],
  place: string | null,
): PlaceFigure<Unit> {
  const filter: CubeFilter = place === null ? {} : { route: [place] }
  const where: Record<string, string[]> = place === null ? {} : { route: [place] }
  const partial = figures.sources.get(table)?.partialMonths ?? []
  const period = figurePeriod(asked, cubeSpan(cube), partial)
  const counted = (spans: readonly MonthSpan[]): Count<Unit> => ({
    unit: cube.unit,
    value: spans.length === 0 ? null : cubeSum(cube, spans, filter),
    isPartial: holdsAny(spans, partial),
  })
  const { compared } = period
  const total = counted(period.spans)
  const months = countMonths(period.spans)
  const cells = (spans: readonly MonthSpan[]): CellQuery => ({ table, count, spans: [...spans], where })
  return {
    place: place ?? 'total',
    table,
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
