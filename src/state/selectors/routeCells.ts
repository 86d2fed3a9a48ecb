import { type CellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { coveredPeriod, type FigurePeriod } from '#domain/figurePeriod.ts'
import { countOf, dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import type { MonthSpan } from '#domain/period.ts'
import { type GroupTotal, groupTotals } from './groupTotals.ts'

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

/** People recorded as dead or missing on one route in the months that the incidents cover; a minimum. */
export interface RouteDeaths {
  readonly period: FigurePeriod
  /** Null where no incident states a number, or no month is covered. */
  readonly value: number | null
  readonly incidents: number
  readonly cells: CellQuery
  /** By cause, the most first; together they are the value. */
  readonly causes: readonly GroupTotal[]
  /** In 2025 the publisher puts most incidents of this route under none. */
  readonly isCoarse: boolean
}

const COUNT = 'dead_and_missing'
const UNIT = 'dead-and-missing'

/** Routes whose incidents the coded file mostly leaves without a route, and from when that file is used. */
const COARSE_ROUTES: readonly string[] = ['channel', 'western-balkans']
const COARSE_FROM = '2025-01'

/** The dead and missing of a route; null where the publisher has no route that is this one. */
export function routeDeaths(input: RouteAsked): RouteDeaths | null {
  const asked = routeCells(input, COUNT)
  if (!asked) return null
  const { table, routeId } = input
  const { period, cells, isEmpty } = asked
  const rows = isEmpty ? [] : rowsOfQuery(table, cells)
  const sum = sumOfRows(countOf(table, COUNT, UNIT), rows).value
  return {
    period,
    // A covered time without an incident is one in which none was recorded.
    value: isEmpty ? null : rows.length === 0 ? 0 : sum,
    incidents: rows.length,
    cells,
    causes: isEmpty ? [] : groupTotals(table, cells, UNIT, 'cause').filter(({ value }) => value > 0),
    isCoarse: COARSE_ROUTES.includes(routeId) && period.spans.some(({ to }) => to >= COARSE_FROM),
  }
}
