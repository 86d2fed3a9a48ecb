import { cutSpan, hullOf, monthAt, monthCount, monthIndex } from './months.ts'
import { type Month, type MonthSpan, yearOf } from './period.ts'

/** The months of which figures are shown, and those of a year before that they are set beside. */
export interface FigurePeriod {
  /** The runs of months that are added up, inside what the series covers; empty where it covers none that was asked. */
  readonly spans: readonly MonthSpan[]
  /** Nobody asked for a time: these are the months of the last whole year. */
  readonly isDefault: boolean
  /** More months were asked for than the series covers. */
  readonly isCut: boolean
  /** At most twelve months at the end of the period, and the same months a year before; null where a series has no such pair. */
  readonly compared: { readonly before: MonthSpan; readonly after: MonthSpan } | null
}

/**
 * What a series with this coverage shows for the runs of months that are asked (none: nobody asked). A year is
 * compared with the year before: of a longer period only what lies in its last calendar year, and never a month that
 * is not whole (`partial`) with one that is.
 */
export function figurePeriod(
  asked: readonly MonthSpan[],
  coverage: MonthSpan,
  partial: readonly Month[] = [],
): FigurePeriod {
  const isDefault = asked.length === 0
  const wanted = isDefault ? [lastWholeYear(coverage)] : asked
  const spans = wanted.flatMap((span) => cutSpan(span, coverage) ?? [])
  const whole = wholeMonths(coverage, partial)
  return {
    spans,
    isDefault,
    isCut: countMonths(spans) < countMonths(wanted),
    compared:
      whole &&
      comparedSpans(
        spans.flatMap((span) => cutSpan(span, whole) ?? []),
        whole,
      ),
  }
}

/** The coverage without the months at its end that had not ended; null where nothing is left. */
export function wholeMonths({ from, to }: MonthSpan, partial: readonly Month[]): MonthSpan | null {
  let last = monthIndex(to)
  while (partial.includes(monthAt(last))) last -= 1
  return last < monthIndex(from) ? null : { from, to: monthAt(last) }
}

/** The last calendar year that the series covers from January to December; all that it covers where there is none. */
export function lastWholeYear(coverage: MonthSpan): MonthSpan {
  const last = yearOf(coverage.to)
  const year = coverage.to.endsWith('-12') ? last : last - 1
  return cutSpan({ from: `${year}-01`, to: `${year}-12` }, coverage) ?? coverage
}

function comparedSpans(spans: readonly MonthSpan[], coverage: MonthSpan): FigurePeriod['compared'] {
  const hull = hullOf(spans)
  const last = spans.at(-1)
  if (!hull || !last) return null
  const after =
    monthCount(last) <= 12 ? last : { from: latest(last.from, `${last.to.slice(0, 4)}-01`), to: last.to }
  const before = yearBefore(after)
  return before.from < coverage.from ? null : { before, after }
}

/** The same months a year before. */
export function yearBefore({ from, to }: MonthSpan): MonthSpan {
  return { from: monthAt(monthIndex(from) - 12), to: monthAt(monthIndex(to) - 12) }
}

/** How many months the runs hold together. */
export function countMonths(spans: readonly MonthSpan[]): number {
  return spans.reduce((sum, span) => sum + monthCount(span), 0)
}

function latest(a: string, b: string): string {
  return a > b ? a : b
}

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
