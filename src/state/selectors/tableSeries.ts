import { rowsOfQuery, valueAt } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import { countOf, type FigureTable, timeOf } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { MonthSpan } from '#domain/period.ts'
import { coverageOf } from './loadedFigures.ts'
import { type MonthlySeries, type MonthValue, monthsIn } from './monthlySeries.ts'

interface Asked {
  /** What stands for the series in names and colours. */
  place: string
  count: string
  unit: FigureUnit
  where: Readonly<Record<string, string[]>>
  span: MonthSpan
}

/** The months of a part of a monthly table; a month that it covers and does not list counts as nought. */
export function tableMonths(
  table: FigureTable,
  source: FigureSource,
  { place, count, unit, where, span }: Asked,
): MonthlySeries {
  const coverage = coverageOf(new Map([[table.id, source]]), table.id)
  const column = countOf(table, count, unit)
  const time = timeOf(table)
  const sums = new Map<string, number>()
  for (const row of rowsOfQuery(table, { table: table.id, count, spans: [span], where: { ...where } })) {
    const key = time.keys[time.codes[row] ?? 0] ?? ''
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

/** The weeks of a column that end in the span; one for which the publisher states nothing is not covered. */
export function tableWeeks(
  table: FigureTable,
  source: FigureSource,
  { place, count, unit, where, span }: Asked,
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
