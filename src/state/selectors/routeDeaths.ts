import { type CellQuery, rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import { countOf } from '#domain/figureTable.ts'
import { type GroupTotal, groupTotals } from './groupTotals.ts'
import { type RouteAsked, routeCells } from './routeCells.ts'

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
