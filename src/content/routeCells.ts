import { type CellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { coveredPeriod, type FigurePeriod } from '#domain/figurePeriod.ts'
import { countOf, DEAD_AND_MISSING, dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import { type Month, type MonthSpan, yearOf } from '#domain/period.ts'
import { type GroupTotal, groupTotals } from './groupTotals.ts'
import { type ThirteenMonths, tableMonths, thirteenMonths } from './monthlySeries.ts'

/** Query of a table that ends before the series by route. */
export interface RouteCellsInput {
  /** The table and its coverage. */
  table: FigureTable
  coverage: MonthSpan
  /** Months that the table has in part. */
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
  readonly incidents: number
  readonly cells: CellQuery
  /** By cause, largest first; they add up to the value. */
  readonly causes: readonly GroupTotal[]
  /** The last year of the period by month, with the year before; null when no month is covered. */
  readonly months: ThirteenMonths | null
}

const COUNT = DEAD_AND_MISSING
const UNIT = 'dead-and-missing'

/** The dead and missing of a route; null when the publisher has no such route. */
export function routeDeaths(input: RouteCellsInput): RouteDeaths | null {
  const requested = routeCells(input, COUNT)
  if (!requested) return null
  const { table, routeId, coverage, partialMonths } = input
  const { period, cells, isEmpty } = requested
  const rows = isEmpty ? [] : rowsOfQuery(table, cells)
  const last = period.spans.at(-1)
  const monthsOf = (span: MonthSpan) =>
    tableMonths(
      table,
      { coverage, partialMonths: [...partialMonths] },
      { place: routeId, count: COUNT, unit: UNIT, where: { route: [routeId] }, span },
    )
  const sum = sumOfRows(countOf(table, COUNT, UNIT), rows).value
  return {
    period,
    // Covered time without an incident means none recorded.
    value: isEmpty ? null : rows.length === 0 ? 0 : sum,
    incidents: rows.length,
    cells,
    causes: isEmpty ? [] : groupTotals(table, cells, UNIT, 'cause').filter(({ value }) => value > 0),
    months: last ? thirteenMonths(yearOf(last.to), monthsOf) : null,
  }
}
