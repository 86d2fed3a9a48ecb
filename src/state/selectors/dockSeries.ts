import type { CellQuery } from '#domain/cellQuery.ts'
import { rowsOfQuery, valueAt } from '#domain/cellQuery.ts'
import { cubeSeries, cubeSpan, type FigureCube } from '#domain/figureCube.ts'
import type { FigureTableId } from '#domain/figureSource.ts'
import { dimensionOf } from '#domain/figureTable.ts'
import { monthAt, monthIndex } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import type { Route } from '#domain/route.ts'
import type { Filters, Selection } from '#domain/view.ts'
import { CHANNEL, type LoadedFigures } from './loadedFigures.ts'

/** One value a month: of one unit, by one publisher, for one choice of places. */
export interface DockSeries {
  readonly unit: 'detections' | 'arrivals'
  readonly table: FigureTableId
  readonly publisher: string
  /** The routes that are added up; null: every place of the table. */
  readonly routes: readonly string[] | null
  /** The first and the last month of the series. */
  readonly coverage: MonthSpan
  /** A value a month of the coverage, in order; null where the publisher states none, which is not nought. */
  readonly values: readonly (number | null)[]
  /** Months that had not ended, or are known to be incomplete. */
  readonly partial: ReadonlySet<Month>
}

/** The series for a choice of routes, and what of the choice is not in it. */
export interface DockFigures {
  /** Null where no series counts any of the routes. */
  readonly series: DockSeries | null
  /** Routes that are counted in another unit, and so never in one bar with these. */
  readonly otherUnit: readonly string[]
  /** Routes that no series counts. */
  readonly uncounted: readonly string[]
}

/**
 * The routes of which monthly figures are asked: the chosen one, else those of the filters and those under a region of
 * the filters, in the order of the published routes; none asks for all.
 */
export function routesAsked(
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

/** The monthly series for these routes: their detections added up, or of the Channel alone its arrivals. */
export function dockFigures(figures: LoadedFigures, asked: readonly string[]): DockFigures {
  const places = figures.detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  const counted = asked.filter((id) => places.includes(id))
  const uncounted = asked.filter((id) => id !== CHANNEL && !places.includes(id))
  const hasChannel = asked.includes(CHANNEL)
  if (asked.length === 0 || counted.length > 0) {
    const routes = asked.length === 0 ? null : counted
    const series = seriesOf(figures, figures.detections, 'frontex-detections', routes)
    return { series, otherUnit: hasChannel ? [CHANNEL] : [], uncounted }
  }
  const series = hasChannel ? seriesOf(figures, figures.arrivals, 'uk-small-boats-monthly', [CHANNEL]) : null
  return { series, otherUnit: [], uncounted }
}

/** The cells of some months of a series; the table's column has the name of its unit. */
export function cellsOfSeries(series: DockSeries, spans: readonly MonthSpan[]): CellQuery {
  const { table, unit, routes } = series
  const isByRoute = unit === 'detections' && routes !== null
  return { table, count: unit, spans: [...spans], where: isByRoute ? { route: [...routes] } : {} }
}

/** The value of a month: undefined outside of the coverage, null where it is not stated. */
export function valueOfMonth({ coverage, values }: DockSeries, month: Month): number | null | undefined {
  return values[monthIndex(month) - monthIndex(coverage.from)]
}

function seriesOf(
  figures: LoadedFigures,
  cube: FigureCube<DockSeries['unit']>,
  table: FigureTableId,
  routes: readonly string[] | null,
): DockSeries {
  const { unit } = cube
  const source = figures.sources.get(table)
  const coverage = cubeSpan(cube)
  const filter: Record<string, readonly string[]> =
    unit === 'detections' && routes !== null ? { route: routes } : {}
  const bare = {
    unit,
    table,
    routes,
    coverage,
    publisher: source?.publisher ?? table,
    partial: new Set(source?.partialMonths),
  }
  const unstated = unstatedMonths(figures, cellsOfSeries({ ...bare, values: [] }, []))
  const from = monthIndex(coverage.from)
  const values = Array.from(cubeSeries(cube, filter), (value, index) =>
    unstated.has(monthAt(from + index)) ? null : value,
  )
  return { ...bare, values }
}

/** The months of which a cell states nothing: a sum with an unknown part is unknown. */
function unstatedMonths({ tables }: LoadedFigures, query: CellQuery): ReadonlySet<Month> {
  const table = tables.get(query.table)
  if (!table) return new Set()
  const column = table.counts.find(({ name }) => name === query.count)
  const month = dimensionOf(table, 'month')
  if (!column) return new Set()
  const unstated = rowsOfQuery(table, query).filter((row) => valueAt(column, row) === null)
  return new Set(unstated.flatMap((row) => month.keys[month.codes[row] ?? -1] ?? []))
}
