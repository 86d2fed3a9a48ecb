import type { CellQuery } from '#domain/cellQuery.ts'
import { coveredPeriod, type FigurePeriod } from '#domain/figurePeriod.ts'
import { dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import { choosesRoutes, passesPlaces } from '#domain/filters.ts'
import { type Route, routeRegionsOf } from '#domain/route.ts'
import type { Filters, View } from '#domain/view.ts'
import { coverageOf, type LoadedFigures, numberSpans } from './loadedFigures.ts'

interface ChartCellsInput {
  figures: LoadedFigures
  routes: readonly Route[]
  period: View['period']
  filters: Filters
  table: FigureTable
}

/** The routes of a table that pass the filters; null when no place is filtered. */
export function countedRoutes({
  routes,
  filters,
  table,
}: Omit<ChartCellsInput, 'figures' | 'period'>): { route: string[] } | null {
  if (!choosesRoutes(filters)) return null
  const counted = dimensionOf(table, 'route').keys
  return { route: routesInView(routes, filters).filter((id) => counted.includes(id)) }
}

/**
 * The cells of one count in the period, or in the newest months of a table that ends before it, that pass the place
 * filters; `counted` are the months, `isEmpty` when there are none.
 */
export function chartCells(
  requested: ChartCellsInput,
  count: string,
): { counted: FigurePeriod; query: CellQuery; isEmpty: boolean } {
  const { figures, table } = requested
  const counted = coveredPeriod(numberSpans(figures, requested.period), coverageOf(figures.sources, table.id))
  const places = countedRoutes(requested)
  return {
    counted,
    query: { table: table.id, count, spans: [...counted.spans], where: { ...places } },
    isEmpty: counted.spans.length === 0 || places?.route.length === 0,
  }
}

/** The routes that pass the place filters, in their order; all without a filter. */
export function routesInView(routes: readonly Route[], filters: Filters): readonly string[] {
  const regions = routeRegionsOf(routes)
  return routes
    .filter(({ id }) => passesPlaces({ routes: [id], regions: [] }, filters, regions))
    .map(({ id }) => id)
}
