import type { CellQuery } from '#domain/cellQuery.ts'
import { compareText } from '#domain/compareText.ts'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import type { MonthSpan } from '#domain/period.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { type GroupTotal, groupTotals } from './groupTotals.ts'
import { type RouteCellsInput, routeCells } from './routeCells.ts'

/** Nationalities in charts and legends; the rest are combined. */
const MAX_LISTED = 10

/** Detections by nationality for list, chart and legend. The parts add up to the whole. */
export interface NationalityGroups {
  /** The most frequent countries. */
  readonly first: readonly GroupTotal[]
  /** All other countries; null when there are none. */
  readonly rest: GroupTotal | null
  /** Unknown or unspecified nationality; null when there is none. */
  readonly unknown: GroupTotal | null
}

/** Splits off the `most` largest countries; codes that are no country are never among them. */
export function nationalityGroups(totals: readonly GroupTotal[], most = MAX_LISTED): NationalityGroups {
  const isKnown = ({ keys }: GroupTotal) => keys.every(isCountryCode)
  const known = totals.filter(isKnown)
  return {
    first: known.slice(0, most),
    rest: together(known.slice(most)),
    unknown: together(totals.filter((total) => !isKnown(total))),
  }
}

/** Detections on one route by nationality, adding up to the table's total. */
export interface RouteNationalities {
  /** The months counted: the table ends before the others. */
  readonly period: FigurePeriod
  readonly total: number
  readonly totals: readonly GroupTotal[]
  readonly cells: CellQuery
  /** Null where the table does not cover the same months a year before. */
  readonly changes: NationalityChanges | null
}

/** One country's detections in both spans; none listed is zero, because the table lists only what was detected. */
export interface NationalityChange {
  /** ISO 3166-1 alpha-2. */
  readonly nationality: string
  readonly before: number
  readonly after: number
  /** The cells of both spans. */
  readonly cells: CellQuery
}

/** Changes by country from the same months a year before, the largest difference first; without unknown nationality. */
export interface NationalityChanges {
  readonly before: MonthSpan
  readonly after: MonthSpan
  readonly list: readonly NationalityChange[]
}

/** The nationalities of a route; null when the table does not count it. */
export function routeNationalities(input: RouteCellsInput): RouteNationalities | null {
  const requested = routeCells(input, 'detections')
  if (!requested) return null
  const { period, cells, isEmpty } = requested
  const totals = isEmpty ? [] : groupTotals(input.table, cells, 'detections', 'nationality')
  return {
    period,
    total: totals.reduce((sum, { value }) => sum + value, 0),
    totals,
    cells,
    changes: period.compared && nationalityChanges(input.table, cells, period.compared),
  }
}

function nationalityChanges(
  table: FigureTable,
  cells: CellQuery,
  { before, after }: { before: MonthSpan; after: MonthSpan },
): NationalityChanges {
  const [earlier, later] = [before, after].map((span) => {
    const totals = groupTotals(table, { ...cells, spans: [span] }, 'detections', 'nationality')
    return new Map(
      totals.flatMap(({ keys: [key = ''], value }) => (isCountryCode(key) ? [[key, value]] : [])),
    )
  })
  const countries = [...new Set([...(earlier?.keys() ?? []), ...(later?.keys() ?? [])])]
  const list = countries.map((nationality) => ({
    nationality,
    before: earlier?.get(nationality) ?? 0,
    after: later?.get(nationality) ?? 0,
    cells: { ...cells, spans: [before, after], where: { ...cells.where, nationality: [nationality] } },
  }))
  const size = (change: NationalityChange) => Math.abs(change.after - change.before)
  return {
    before,
    after,
    list: list.sort((a, b) => size(b) - size(a) || compareText(a.nationality, b.nationality)),
  }
}

/** Several totals as one; null for none. */
export function together(totals: readonly GroupTotal[]): GroupTotal | null {
  if (totals.length === 0) return null
  return {
    keys: totals.flatMap(({ keys }) => keys),
    value: totals.reduce((sum, { value }) => sum + value, 0),
    notStated: totals.reduce((sum, { notStated }) => sum + notStated, 0),
  }
}
