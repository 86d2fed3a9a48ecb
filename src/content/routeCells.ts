import { type CellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { coveredPeriod, type FigurePeriod } from '#domain/figurePeriod.ts'
import { countOf, DEAD_AND_MISSING, dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { type MonthPairs, monthPairs, tableMonths } from './monthlySeries.ts'

/** Query of a table that ends before the series by route. */
export interface RouteCellsInput {
  table: FigureTable
  coverage: MonthSpan
  partialMonths: readonly Month[]
  /** The months that the page's numbers are of. */
  requested: readonly MonthSpan[]
  routeId: string
}

/** A route's cells of one column, in the requested months that the table covers. */
export interface RouteCells {
  readonly period: FigurePeriod
  readonly cells: CellQuery
  /** No month is covered. Do not query then: a query without months means all of them. */
  readonly isEmpty: boolean
}

/** The cells of column `count` for a route; null when the table does not count it. */
export function routeCells(input: RouteCellsInput, count: string): RouteCells | null {
  const { table, coverage, partialMonths, requested, routeId } = input
  if (!dimensionOf(table, 'route').codeOf.has(routeId)) return null
  const period = coveredPeriod(requested, coverage, partialMonths)
  const cells: CellQuery = { table: table.id, count, spans: [...period.spans], where: { route: [routeId] } }
  return { period, cells, isEmpty: period.spans.length === 0 }
}

/** Dead and missing on one route in the covered months; a minimum. */
export interface RouteDeaths {
  readonly period: FigurePeriod
  /** Null when no incident states a number, or no month is covered. */
  readonly value: number | null
  /** The same months a year before; null where they are not compared. */
  readonly before: number | null
  readonly incidents: number
  readonly cells: CellQuery
  /** Null when no month is covered. */
  readonly months: MonthPairs | null
}

const COUNT = DEAD_AND_MISSING
const UNIT = 'dead-and-missing'

/** The dead and missing of a route; null when the publisher has no such route. */
export function routeDeaths(input: RouteCellsInput): RouteDeaths | null {
  const requested = routeCells(input, COUNT)
  if (!requested) return null
  const { table, routeId, coverage, partialMonths } = input
  const { period, cells, isEmpty } = requested
  const rowsIn = (spans: readonly MonthSpan[]) => rowsOfQuery(table, { ...cells, spans: [...spans] })
  // Covered time without an incident means none recorded.
  const sumOf = (rows: readonly number[]) =>
    rows.length === 0 ? 0 : sumOfRows(countOf(table, COUNT, UNIT), rows).value
  const rows = isEmpty ? [] : rowsIn(period.spans)
  return {
    period,
    value: isEmpty ? null : sumOf(rows),
    before: period.compared && sumOf(rowsIn([period.compared.before])),
    incidents: rows.length,
    cells,
    months: monthPairs(period, (span) =>
      tableMonths(
        table,
        { coverage, partialMonths: [...partialMonths] },
        { place: routeId, count: COUNT, unit: UNIT, where: { route: [routeId] }, span },
      ),
    ),
  }
}
