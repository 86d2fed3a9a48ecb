import {
  cutSpan,
  type Month,
  type MonthSpan,
  monthAt,
  monthCount,
  monthIndex,
  yearOf,
  yearSpan,
} from './period.ts'

/** The months shown, and the comparison with a year before. */
export interface FigurePeriod {
  /** The requested months that the series covers, without incomplete ones at its end unless nothing else is left. */
  readonly spans: readonly MonthSpan[]
  /** More months were requested than are shown. */
  readonly isCut: boolean
  /** Exactly the months shown, and the same months a year before; null when the series has no such pair. */
  readonly compared: { readonly before: MonthSpan; readonly after: MonthSpan } | null
}

/**
 * The months to show of a series, for the requested months (none: the newest whole ones). A number and its change count the same
 * months: an incomplete month (`partial`) is compared with none, so it is not added to whole ones either, and several
 * times or more than a year have no change.
 */
export function figurePeriod(
  requested: readonly MonthSpan[],
  coverage: MonthSpan,
  partial: readonly Month[] = [],
): FigurePeriod {
  const wanted = requested.length === 0 ? [newestMonths(coverage, partial)] : requested
  const covered = wanted.flatMap((span) => cutSpan(span, coverage) ?? [])
  const whole = wholeMonths(coverage, partial)
  const settled = covered.flatMap((span) => (whole ? (cutSpan(span, whole) ?? []) : []))
  const spans = settled.length > 0 ? settled : covered
  return {
    spans,
    isCut: countMonths(spans) < countMonths(wanted),
    compared: comparedSpans(settled, coverage),
  }
}

/** The coverage without incomplete months at its end; null when nothing is left. */
export function wholeMonths({ from, to }: MonthSpan, partial: readonly Month[]): MonthSpan | null {
  let last = monthIndex(to)
  while (partial.includes(monthAt(last))) last -= 1
  return last < monthIndex(from) ? null : { from, to: monthAt(last) }
}

/** The newest whole months of a series within one calendar year: from January, or from its start, to its last whole month. */
export function newestMonths(coverage: MonthSpan, partial: readonly Month[] = []): MonthSpan {
  const whole = wholeMonths(coverage, partial) ?? coverage
  return cutSpan({ from: `${yearOf(whole.to)}-01`, to: whole.to }, whole) ?? whole
}

/** The last fully covered calendar year, else the whole coverage. */
export function lastWholeYear(coverage: MonthSpan): MonthSpan {
  const last = yearOf(coverage.to)
  const year = coverage.to.endsWith('-12') ? last : last - 1
  return cutSpan(yearSpan(year), coverage) ?? coverage
}

function comparedSpans(spans: readonly MonthSpan[], coverage: MonthSpan): FigurePeriod['compared'] {
  const [after, ...more] = spans
  if (!after || more.length > 0 || monthCount(after) > 12) return null
  const before = yearBefore(after)
  return before.from < coverage.from ? null : { before, after }
}

/** The same months a year before. */
export function yearBefore({ from, to }: MonthSpan): MonthSpan {
  return { from: monthAt(monthIndex(from) - 12), to: monthAt(monthIndex(to) - 12) }
}

/** Total number of months. */
export function countMonths(spans: readonly MonthSpan[]): number {
  return spans.reduce((sum, span) => sum + monthCount(span), 0)
}

/** The months to show of a table that may end before the page's numbers; `isOlder` where they are its own newest. */
export function coveredPeriod(
  requested: readonly MonthSpan[],
  coverage: MonthSpan,
  partial: readonly Month[] = [],
): FigurePeriod & { readonly isOlder: boolean } {
  const period = figurePeriod(requested, coverage, partial)
  return period.spans.length > 0
    ? { ...period, isOlder: false }
    : { ...figurePeriod([], coverage, partial), isCut: true, isOlder: true }
}
