import type { CellQuery } from '#domain/cellQuery.ts'
import { coveredPeriod } from '#domain/coveredPeriod.ts'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import { dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import type { MonthSpan } from '#domain/period.ts'

/** What is asked of a table that ends before the series by route does. */
export interface RouteAsked {
  /** The table, and the months that it covers. */
  table: FigureTable
  coverage: MonthSpan
  /** The months that the series by route covers: where no time is asked, its last whole year is shown. */
  figuresCoverage: MonthSpan
  /** The runs of months that are asked; none where no time is. */
  asked: readonly MonthSpan[]
  routeId: string
}

/** The cells of one column for a route, in the months that are asked as far as the table covers them. */
export interface RouteCells {
  readonly period: FigurePeriod
  readonly cells: CellQuery
  /** No month is covered. Not to be asked of the table: a query without months asks for all of them. */
  readonly isEmpty: boolean
}

/** The cells of the column `count` for a route; null where the table does not count by this route. */
export function routeCells(input: RouteAsked, count: string): RouteCells | null {
  const { table, coverage, figuresCoverage, asked, routeId } = input
  if (!dimensionOf(table, 'route').codeOf.has(routeId)) return null
  const period = coveredPeriod(asked, coverage, figuresCoverage)
  const cells: CellQuery = { table: table.id, count, spans: [...period.spans], where: { route: [routeId] } }
  return { period, cells, isEmpty: period.spans.length === 0 }
}
