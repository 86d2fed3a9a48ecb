import { type CellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { type FigureHeadline, figureHeadline } from '#domain/figureHeadline.ts'
import { lastWholeYear } from '#domain/figurePeriod.ts'
import { countOf, type FigureSource, tableWithRole } from '#domain/figureTable.ts'
import { type Change, type Count, changeWithin } from '#domain/figureUnit.ts'
import { isSameSpan, yearSpan } from '#domain/months.ts'
import { type IsoDate, type MonthSpan, yearOf } from '#domain/period.ts'
import {
  type ArrivalFigure,
  arrivalsOf,
  type DetectionFigure,
  type FigureModel,
  includesAny,
  isDetections,
} from './figureModel.ts'
import { coverageIn, type LoadedFigures } from './loadedFigures.ts'

/** The overview's figures, all for the same months. */
export interface OverviewFigures {
  /** How detections changed, in all and on the routes; null without a finding. */
  readonly headline: FigureHeadline | null
  /** The months shown, or asked for where the total has none. */
  readonly shown: readonly MonthSpan[]
  readonly total: DetectionFigure
  /** Arrivals in the total's months. */
  readonly arrivals: ArrivalFigure
  /** Dead and missing in the year in which these months end; published for whole years only. */
  readonly deaths: DeathsOfYear
  /** Routes counted in detections, in the published order. */
  readonly routes: readonly DetectionFigure[]
  /** Frontex's places that are none of the routes. */
  readonly others: readonly DetectionFigure[]
  /** Coverage of the two series, to explain missing values. */
  readonly covered: { readonly total: MonthSpan; readonly arrivals: MonthSpan }
}

/** Input of the overview: `requested` are the requested months, if any. */
interface OverviewInput {
  figures: LoadedFigures
  model: FigureModel
  /** The published routes, in their order. */
  routeIds: readonly string[]
  requested: readonly MonthSpan[]
}

export function overviewFigures({ figures, model, routeIds, requested }: OverviewInput): OverviewFigures {
  const { total } = model
  const { compared, spans } = total.period
  // Months without detections may still have other figures.
  const shown = spans.length > 0 ? spans : requested
  const arrivals = arrivalsIn(figures, shown, compared?.after ?? null)
  const routes = routeIds.flatMap((id) => {
    const figure = model.routes.get(id)
    return figure && isDetections(figure) ? [figure] : []
  })
  return {
    headline:
      total.change &&
      compared &&
      figureHeadline({
        total: total.change,
        span: compared.after,
        routes: new Map(routes.map(({ place, change }) => [place, change])),
      }),
    shown,
    total,
    arrivals,
    deaths: deathsOfYear(
      figures,
      yearOf((compared?.after ?? shown.at(-1) ?? lastWholeYear(cubeSpan(figures.detections))).to),
    ),
    routes,
    others: model.others,
    covered: { total: cubeSpan(figures.detections), arrivals: cubeSpan(figures.arrivals) },
  }
}

/** Arrivals in the months; compared with a year before only for the total's months. */
function arrivalsIn(
  figures: LoadedFigures,
  months: readonly MonthSpan[],
  compared: MonthSpan | null,
): ArrivalFigure {
  const figure = arrivalsOf(figures, months)
  const { period } = figure
  if (isSameSpan(period.compared?.after ?? null, compared)) return figure
  return { ...figure, change: null, changeCells: null, period: { ...period, compared: null } }
}

/** Dead and missing in the Mediterranean in a calendar year; published for whole years only. */
export interface DeathsOfYear {
  readonly year: number
  readonly total: Count<'dead-and-missing'>
  readonly cells: CellQuery
  /** The year before, compared only if both are complete; null when not in the table. */
  readonly before: { readonly total: Count<'dead-and-missing'>; readonly cells: CellQuery } | null
  /** Date of the data; null when not stated. */
  readonly asOf: IsoDate | null
}

const COUNT = 'mediterranean'

/** The dead and missing of a year; not stated when not in the table. */
function deathsOfYear(figures: LoadedFigures, year: number): DeathsOfYear {
  const span = yearSpan(year)
  const earlier = yearSpan(year - 1)
  const counted = (of: MonthSpan) => countIn(figures, of)
  const { before, after }: Change<'dead-and-missing'> = changeWithin(counted, earlier, span)
  return {
    year,
    total: after,
    cells: cellsOf(figures, span),
    before: before.value === null ? null : { total: before, cells: cellsOf(figures, earlier) },
    asOf: sourceOf(figures).asOf,
  }
}

function sourceOf({ sources }: LoadedFigures): FigureSource {
  const source = tableWithRole(sources.values(), 'deaths-by-year')
  if (!source) throw new Error('figures.json describes no table of deaths by year')
  return source
}

function countIn(figures: LoadedFigures, span: MonthSpan): Count<'dead-and-missing'> {
  const source = sourceOf(figures)
  const table = figures.tables.get(source.id)
  const value = table
    ? sumOfRows(countOf(table, COUNT, 'dead-and-missing'), rowsOfQuery(table, cellsOf(figures, span))).value
    : null
  const isCut = coverageIn(source).to < span.to
  return { unit: 'dead-and-missing', value, isPartial: isCut || includesAny([span], source.partialMonths) }
}

function cellsOf(figures: LoadedFigures, span: MonthSpan): CellQuery {
  return { table: sourceOf(figures).id, count: COUNT, spans: [span], where: {} }
}
