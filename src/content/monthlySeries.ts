import { type CellQuery, rowsOfQuery, valueAt } from '#domain/cellQuery.ts'
import { cubeSeries, cubeSpan } from '#domain/figureCube.ts'
import { type FigurePeriod, yearBefore } from '#domain/figurePeriod.ts'
import {
  countOf,
  type FigureSource,
  type FigureTable,
  type FigureTableId,
  timeOf,
} from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import {
  hullOf,
  type Month,
  type MonthSpan,
  monthAt,
  monthCount,
  monthIndex,
  monthsIn,
  yearOf,
} from '#domain/period.ts'
import { countingAt, coverageIn, coverageOf, type FigureSeries, type LoadedFigures } from './loadedFigures.ts'

/** One value of a series. */
export interface MonthValue {
  /** The publisher's time key: a month, or the last day of a week. */
  readonly key: string
  readonly month: Month
  /** Null outside the coverage. */
  readonly value: number | null
  /** `partial`: an incomplete month; `uncovered`: outside the coverage. */
  readonly state: 'whole' | 'partial' | 'uncovered'
}

/** One publisher's counts at one place, by month or week. */
export interface MonthlySeries {
  /** A route, another place, `total`, or the name of another part of the table. */
  readonly place: string
  readonly table: FigureTableId
  readonly count: string
  readonly unit: FigureUnit
  /** The series' own coverage, whatever part is shown. */
  readonly coverage: MonthSpan
  readonly values: readonly MonthValue[]
  readonly where: Readonly<Record<string, string[]>>
}

/** Monthly values of a place, from the given series or the first that counts it. `keys` are added up; `total`: the whole. */
export function monthlySeries(
  figures: LoadedFigures,
  place: string,
  span: MonthSpan,
  keys: readonly string[] = [place],
  series: FigureSeries = countingAt(figures, place) ?? figures.byRoute,
): MonthlySeries {
  const { cube, table, count, isByRoute, partialMonths } = series
  const where: Record<string, string[]> = isByRoute && place !== 'total' ? { route: [...keys] } : {}
  const all = cubeSeries(cube, where)
  const partial = new Set(partialMonths)
  const from = monthIndex(cube.from)
  const values = monthsIn(span).map((month): MonthValue => {
    const value = all?.[monthIndex(month) - from]
    if (value === undefined) return { key: month, month, value: null, state: 'uncovered' }
    return { key: month, month, value, state: partial.has(month) ? 'partial' : 'whole' }
  })
  return { place, table, count, unit: cube.unit, coverage: cubeSpan(cube), values, where }
}

export function cellsOfKey({ table, count, where }: MonthlySeries, key: string): CellQuery {
  return key.length === 7
    ? { table, count, spans: [{ from: key, to: key }], where: { ...where } }
    : { table, count, spans: [], where: { ...where, week_ending: [key] } }
}

/** The cells of all values; null when there are none. */
export function cellsOfSeries({ table, count, where, values }: MonthlySeries): CellQuery | null {
  const covered = values.filter(({ state }) => state !== 'uncovered')
  const [first, last] = [covered[0], covered.at(-1)]
  if (!first || !last) return null
  return { table, count, spans: [{ from: first.month, to: last.month }], where: { ...where } }
}

/** The calendar year to compare with the one before: the last of the period, or by default the last whole year. */
export function comparisonYear(series: Pick<MonthlySeries, 'coverage'>, spans: readonly MonthSpan[]): number {
  const last = spans.at(-1)
  if (last) return yearOf(last.to)
  const covered = yearOf(series.coverage.to)
  return series.coverage.to.endsWith('-12') ? covered : covered - 1
}

/** Minimum months of a line chart, and the default. */
const MIN_MONTHS = 24
const DEFAULT_MONTHS = 36

/**
 * The months to draw: from the first to the last requested one, extended backwards to the minimum; by default the last
 * years of the series.
 */
export function lineWindow(spans: readonly MonthSpan[], coverage: MonthSpan): MonthSpan {
  const hull = hullOf(spans)
  const to = monthIndex(hull?.to ?? coverage.to)
  const months = hull ? Math.max(monthCount(hull), MIN_MONTHS) : DEFAULT_MONTHS
  const from = Math.max(
    to - months + 1,
    Math.min(monthIndex(hull?.from ?? coverage.from), monthIndex(coverage.from)),
  )
  return { from: monthAt(Math.min(from, to)), to: monthAt(to) }
}

/** The months shown of a place, and the same months a year before. */
export interface MonthPairs {
  readonly before: MonthlySeries
  readonly after: MonthlySeries
}

/** The months compared, else at most the last year of the period, beside those of a year before; null without a month. */
export function monthPairs(
  { spans, compared }: FigurePeriod,
  seriesOf: (span: MonthSpan) => MonthlySeries,
): MonthPairs | null {
  const last = spans.at(-1)
  if (!last) return null
  const from = monthAt(Math.max(monthIndex(last.from), monthIndex(last.to) - 11))
  const after = compared?.after ?? { from, to: last.to }
  return { before: seriesOf(yearBefore(after)), after: seriesOf(after) }
}

interface SeriesInput {
  /** Identifies the series in names and colours. */
  place: string
  count: string
  unit: FigureUnit
  where: Readonly<Record<string, string[]>>
  span: MonthSpan
}

/** Monthly values of part of a table; a covered month without a row is zero. */
export function tableMonths(
  table: FigureTable,
  source: Pick<FigureSource, 'coverage' | 'partialMonths'>,
  { place, count, unit, where, span }: SeriesInput,
): MonthlySeries {
  const coverage = coverageIn(source)
  const column = countOf(table, count, unit)
  const time = timeOf(table)
  const sums = new Map<string, number>()
  for (const row of rowsOfQuery(table, { table: table.id, count, spans: [span], where: { ...where } })) {
    // The time of an incident is a day.
    const key = (time.keys[time.codes[row] ?? 0] ?? '').slice(0, 'YYYY-MM'.length)
    sums.set(key, (sums.get(key) ?? 0) + (valueAt(column, row) ?? 0))
  }
  const values = monthsIn(span).map((month): MonthValue => {
    const isCovered = coverage.from <= month && month <= coverage.to
    if (!isCovered) return { key: month, month, value: null, state: 'uncovered' }
    const state = source.partialMonths.includes(month) ? 'partial' : 'whole'
    return { key: month, month, value: sums.get(month) ?? 0, state }
  })
  return { place, table: table.id, count, unit, coverage, values, where }
}

/** Weekly values that end in the span; weeks without a value are not covered. */
export function tableWeeks(
  table: FigureTable,
  source: FigureSource,
  { place, count, unit, where, span }: SeriesInput,
): MonthlySeries {
  const coverage = coverageOf(new Map([[table.id, source]]), table.id)
  const column = countOf(table, count, unit)
  const time = timeOf(table)
  const rows = rowsOfQuery(table, { table: table.id, count, spans: [span], where: { ...where } })
  const values = rows.map((row): MonthValue => {
    const key = time.keys[time.codes[row] ?? 0] ?? ''
    const value = valueAt(column, row)
    return { key, month: key.slice(0, 7), value, state: value === null ? 'uncovered' : 'whole' }
  })
  return { place, table: table.id, count, unit, coverage, values, where }
}
