import type { CellQuery } from '#domain/cellQuery.ts'
import { type FigurePeriod, figurePeriod } from '#domain/figurePeriod.ts'
import { dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import { asks } from '#domain/filters.ts'
import { askedSpans } from '#domain/months.ts'
import type { Route } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import { coverageOf, type LoadedFigures } from './loadedFigures.ts'
import { routesInView } from './routesInView.ts'

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
