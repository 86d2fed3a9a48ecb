import { type FigurePeriod, figurePeriod, lastWholeYear } from './figurePeriod.ts'
import type { IncidentColumns } from './incident.ts'
import { dayOfDate } from './incident.ts'
import { daysOfSpan } from './months.ts'
import type { MonthSpan } from './period.ts'

/**
 * The months of which incidents are shown for the runs of months that are asked. Where nobody asks it is the year that
 * the other figures show, as far as incidents cover it, so that all numbers on the screen are of one time; a year that
 * they do not cover at all gives way to the last whole one that they do.
 */
export function incidentPeriod(
  asked: readonly MonthSpan[],
  coverage: MonthSpan,
  figuresCoverage: MonthSpan | null,
): FigurePeriod {
  if (asked.length > 0 || !figuresCoverage) return figurePeriod(asked, coverage)
  const inFiguresYear = figurePeriod([lastWholeYear(figuresCoverage)], coverage)
  return inFiguresYear.spans.length > 0 ? { ...inFiguresYear, isDefault: true } : figurePeriod([], coverage)
}

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
