import { type FigurePeriod, figurePeriod, lastWholeYear } from './figurePeriod.ts'
import type { MonthSpan } from './period.ts'

/**
 * The months that are shown of a table which ends before the other figures do (incidents, nationalities), for the runs of
 * months that are asked. Where nobody asks it is the year that the other figures show, as far as the table covers it, so that
 * all numbers on the screen are of one time; a year that it does not cover at all gives way to the last whole one that it does.
 */
export function coveredPeriod(
  asked: readonly MonthSpan[],
  coverage: MonthSpan,
  figuresCoverage: MonthSpan | null,
): FigurePeriod {
  if (asked.length > 0 || !figuresCoverage) return figurePeriod(asked, coverage)
  const inFiguresYear = figurePeriod([lastWholeYear(figuresCoverage)], coverage)
  return inFiguresYear.spans.length > 0 ? { ...inFiguresYear, isDefault: true } : figurePeriod([], coverage)
}
