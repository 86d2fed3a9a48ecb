import type { StepChartCells } from './briefing.ts'
import { type CellQuery, readCellQuery, sumOfQuery } from './cellQuery.ts'
import type { CountColumn, FigureTable } from './figureTable.ts'
import { monthCount, monthsIn } from './months.ts'
import type { Month } from './period.ts'

type Tables = ReadonlyMap<string, FigureTable>

/**
 * Why a chart cannot be drawn: missing cells, a table that is not monthly or not in the first load, no count by route,
 * no months, or a comparison with another unit, number of months or set of routes.
 */
export type ChartReason =
  | 'no-cells'
  | 'no-monthly-table'
  | 'no-routes'
  | 'no-months'
  | 'other-unit'
  | 'other-length'
  | 'other-routes'

/** A chart's fault, and the cells that cause it. */
export interface ChartFault {
  readonly reason: ChartReason
  readonly text: string
}

/** One side of a chart: a query and its table. */
interface Side {
  query: CellQuery
  table: FigureTable
  column: CountColumn
}

/** The chart's fault given these tables, or null. */
export function chartFault({ kind, cells, against }: StepChartCells, tables: Tables): ChartFault | null {
  const sides: Side[] = []
  for (const text of against === null ? [cells] : [cells, against]) {
    const side = sideOf(text, kind, tables)
    const reason = side ? reasonOfSide(kind, side) : 'no-cells'
    if (!side || reason) return { reason: reason ?? 'no-cells', text }
    sides.push(side)
  }
  const [now, before] = sides
  const reason = now && before ? unlikeness(kind, now, before) : null
  return reason && { reason, text: against ?? cells }
}

/** Resolves a link's cells; null when none of them has a value. Routes of an own table are checked one by one. */
function sideOf(text: string, kind: StepChartCells['kind'], tables: Tables): Side | null {
  const query = readCellQuery(text)
  const table = query && tables.get(query.table)
  const column = table?.counts.find(({ name }) => name === query?.count)
  if (!query || !table || !column) return null
  const isCounted = (kind === 'routes' && table.countable) || sumOfQuery(table, column, query) !== null
  return isCounted ? { query, table, column } : null
}

function reasonOfSide(kind: StepChartCells['kind'], { query, table, column }: Side): ChartReason | null {
  if (table.role !== 'series' && table.role !== 'own') return 'no-monthly-table'
  if (kind === 'months') {
    if (query.spans.length === 0) return 'no-months'
    // An own table may count quarters or years, which say nothing about a month.
    const months = table.countable ? query.spans.flatMap(monthsIn) : []
    const isEmpty = (month: Month) =>
      sumOfQuery(table, column, { ...query, spans: [{ from: month, to: month }] }) === null
    return months.some(isEmpty) ? 'no-monthly-table' : null
  }
  if (!table.dimensions.some(({ name }) => name === 'route')) return 'no-routes'
  const routes = query.where.route ?? []
  if (table.countable && routes.length === 0) return 'no-cells'
  const isEmpty = (route: string) =>
    sumOfQuery(table, column, { ...query, where: { ...query.where, route: [route] } }) === null
  return routes.some(isEmpty) ? 'no-cells' : null
}

function unlikeness(kind: StepChartCells['kind'], now: Side, before: Side): ChartReason | null {
  if (now.column.unit !== before.column.unit) return 'other-unit'
  if (months(now) !== months(before)) return 'other-length'
  const routes = ({ query }: Side) => [...(query.where.route ?? [])].sort().join(',')
  return kind === 'routes' && routes(now) !== routes(before) ? 'other-routes' : null
}

function months({ query }: Side): number {
  return query.spans.reduce((sum, span) => sum + monthCount(span), 0)
}
