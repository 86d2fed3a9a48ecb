import { cutSpan, monthAt, monthIndex } from '#domain/months.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { type DockSeries, valueOfMonth } from '#state/selectors/dockSeries.ts'

/** A month of a series in a table. */
export interface MonthRow {
  readonly month: Month
  readonly value: number | null
  readonly isPartial: boolean
}

/** The months of a series in the spans, and their sum: null where one of them is not stated, or there is none. */
export function monthRows(
  series: DockSeries,
  spans: readonly MonthSpan[],
): { rows: readonly MonthRow[]; sum: number | null; isPartial: boolean; spans: readonly MonthSpan[] } {
  const cut = spans.flatMap((span) => cutSpan(span, series.coverage) ?? [])
  const rows = cut.flatMap((span) => {
    const from = monthIndex(span.from)
    return Array.from({ length: monthIndex(span.to) - from + 1 }, (_, index): MonthRow => {
      const month = monthAt(from + index)
      return { month, value: valueOfMonth(series, month) ?? null, isPartial: series.partial.has(month) }
    })
  })
  const sum = rows.reduce<number | null>(
    (total, { value }) => (total === null || value === null ? null : total + value),
    rows.length === 0 ? null : 0,
  )
  return { rows, sum, isPartial: rows.some(({ isPartial }) => isPartial), spans: cut }
}
