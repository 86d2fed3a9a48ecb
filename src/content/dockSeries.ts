import type { CellQuery } from '#domain/cellQuery.ts'
import { rowsOfQuery, valueAt } from '#domain/cellQuery.ts'
import { cubeSeries, cubeSpan } from '#domain/figureCube.ts'
import type { FigureTableId } from '#domain/figureTable.ts'
import { dimensionOf } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { monthAt, monthIndex } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import type { Route } from '#domain/route.ts'
import type { Filters, Selection } from '#domain/view.ts'
import { countingAt, type FigureSeries, type LoadedFigures } from './loadedFigures.ts'

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
