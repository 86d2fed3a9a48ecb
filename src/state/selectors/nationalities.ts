import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { type GroupTotal, groupTotals } from './groupTotals.ts'
import { type RouteAsked, routeCells } from './routeCells.ts'

/** So many nationalities are told apart; all others are put together. */
const MOST = 10

/** Detections by nationality: what list, chart and legend tell apart. All parts together are the whole. */
export interface NationalityGroups {
  /** At most ten countries, the most often detected first. */
  readonly first: readonly GroupTotal[]
  /** All other countries together; null where there are none. */
  readonly rest: GroupTotal | null
  /** Codes of the publisher that stand for no country: unknown or not specified; null where there are none. */
  readonly unknown: GroupTotal | null
}

/** Tells the ten first countries apart; a code that stands for no country is never one of them, however often it occurs. */
export function nationalityGroups(totals: readonly GroupTotal[]): NationalityGroups {
  const isKnown = ({ keys }: GroupTotal) => keys.every(isCountryCode)
  const known = totals.filter(isKnown)
  return {
    first: known.slice(0, MOST),
    rest: together(known.slice(MOST)),
    unknown: together(totals.filter((total) => !isKnown(total))),
  }
}

/** Detections on one route by nationality. All parts together are the total of the table. */
export interface RouteNationalities extends NationalityGroups {
  /** The months that are counted: the table ends before the others do. */
  readonly period: FigurePeriod
  readonly total: number
  readonly cells: CellQuery
}

/** The nationalities of a route; null where the table does not count by this route. */
export function routeNationalities(input: RouteAsked): RouteNationalities | null {
  const asked = routeCells(input, 'detections')
  if (!asked) return null
  const { period, cells, isEmpty } = asked
  const totals = isEmpty ? [] : groupTotals(input.table, cells, 'detections', 'nationality')
  return {
    period,
    total: totals.reduce((sum, { value }) => sum + value, 0),
    cells,
    ...nationalityGroups(totals),
  }
}

function together(totals: readonly GroupTotal[]): GroupTotal | null {
  if (totals.length === 0) return null
  return {
    keys: totals.flatMap(({ keys }) => keys),
    value: totals.reduce((sum, { value }) => sum + value, 0),
    notStated: totals.reduce((sum, { notStated }) => sum + notStated, 0),
  }
}
