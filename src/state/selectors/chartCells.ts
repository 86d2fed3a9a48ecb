import type { CellQuery } from '#domain/cellQuery.ts'
import { type FigurePeriod, figurePeriod } from '#domain/figurePeriod.ts'
import { dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import { asks, passesPlaces } from '#domain/filters.ts'
import { askedSpans } from '#domain/months.ts'
import { type Route, routeRegionsOf } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import { coverageOf, type LoadedFigures } from './loadedFigures.ts'

interface ChartAsked {
  figures: LoadedFigures
  routes: readonly Route[]
  filters: Filters
  table: FigureTable
}

/** The routes by which a table counts and that the filters leave; null where no place is chosen, and all of it counts. */
export function countedRoutes({
  routes,
  filters,
  table,
}: Omit<ChartAsked, 'figures'>): { route: string[] } | null {
  if (!asks(filters, 'where')) return null
  const counted = dimensionOf(table, 'route').keys
  return { route: routesInView(routes, filters).filter((id) => counted.includes(id)) }
}

/** The cells of one count of a table that the filters of time and places ask for; `isEmpty` where they leave none. */
export function chartCells(
  asked: ChartAsked,
  count: string,
): { period: FigurePeriod; query: CellQuery; isEmpty: boolean } {
  const { figures, filters, table } = asked
  const period = figurePeriod(askedSpans(filters), coverageOf(figures.sources, table.id))
  const places = countedRoutes(asked)
  return {
    period,
    query: { table: table.id, count, spans: [...period.spans], where: { ...places } },
    isEmpty: period.spans.length === 0 || places?.route.length === 0,
  }
}

/** The routes that the filters of places leave, in the published order; all of them where none is chosen. */
export function routesInView(routes: readonly Route[], filters: Filters): readonly string[] {
  const regions = routeRegionsOf(routes)
  return routes
    .filter(({ id }) => passesPlaces({ routes: [id], regions: [] }, filters, regions))
    .map(({ id }) => id)
}
