import { dayOfDate, type IncidentColumns } from './incident.ts'
import { daysOfSpan } from './months.ts'
import type { MonthSpan } from './period.ts'

/** A run of rows: from the first up to, but without, the last. */
export type RowRun = readonly [from: number, to: number]

/** The rows of the incidents in the spans of months, found by halves: the columns are in the order of dates. */
export function rowsOfSpans(columns: IncidentColumns, spans: readonly MonthSpan[]): readonly RowRun[] {
  return spans.flatMap((span): RowRun[] => {
    const { start, end } = daysOfSpan(span)
    const from = firstFrom(columns.day, dayOfDate(columns.firstDay, start))
    const to = firstFrom(columns.day, dayOfDate(columns.firstDay, end))
    return to > from ? [[from, to]] : []
  })
}

/** The first place in a rising list at which a value is not less. */
function firstFrom(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
