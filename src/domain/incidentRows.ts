import { dayOfDate, type IncidentColumns } from './incident.ts'
import { daysOfSpan } from './months.ts'
import type { MonthSpan } from './period.ts'

/** A range of rows, `to` exclusive. */
export type RowRun = readonly [from: number, to: number]

/** The incidents' rows in the spans, by binary search: the columns are sorted by date. */
export function rowsOfSpans(columns: IncidentColumns, spans: readonly MonthSpan[]): readonly RowRun[] {
  return spans.flatMap((span): RowRun[] => {
    const { start, end } = daysOfSpan(span)
    const from = firstFrom(columns.day, dayOfDate(columns.firstDay, start))
    const to = firstFrom(columns.day, dayOfDate(columns.firstDay, end))
    return to > from ? [[from, to]] : []
  })
}

/** The first index in an ascending list whose value is at least `value`. */
function firstFrom(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
