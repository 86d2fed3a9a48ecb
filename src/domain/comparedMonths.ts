import { compareText } from './compareText.ts'
import { monthAt, monthCount, monthIndex } from './months.ts'
import type { MonthSpan } from './period.ts'
import type { ComparedPeriods } from './view.ts'

/** The months of two periods that are actually compared. */
export interface ComparedMonths {
  readonly first: MonthSpan
  readonly second: MonthSpan
  /** Both hold the same calendar months. */
  readonly isSameMonths: boolean
  /** Some requested months are left out. */
  readonly isCut: boolean
  /** The later period is the first. */
  readonly isBack: boolean
}

/** The earlier period first, in whatever order they were chosen; the later first only where the reader turned them. */
export function inTimeOrder(periods: ComparedPeriods): ComparedPeriods {
  const { first, second, isBack } = periods
  const order = compareText(first.from, second.from) || compareText(first.to, second.to)
  const isInOrder = isBack ? order >= 0 : order <= 0
  return isInOrder ? periods : { ...periods, first: second, second: first }
}

/**
 * Puts two periods in the order of time, and cuts them to the months that a series covers completely in both: equally many, counted from each start. An
 * unfinished year is thus compared with the same months of the other. Null when no month is left.
 */
export function comparedMonths(periods: ComparedPeriods, whole: MonthSpan): ComparedMonths | null {
  const { first, second, isBack = false } = inTimeOrder(periods)
  const starts = [monthIndex(first.from), monthIndex(second.from)]
  const length = Math.min(monthCount(first), monthCount(second))
  const from = Math.max(0, ...starts.map((start) => monthIndex(whole.from) - start))
  const to = Math.min(length - 1, ...starts.map((start) => monthIndex(whole.to) - start))
  if (to < from) return null
  const cut = (span: MonthSpan): MonthSpan => ({
    from: monthAt(monthIndex(span.from) + from),
    to: monthAt(monthIndex(span.from) + to),
  })
  return {
    first: cut(first),
    second: cut(second),
    isSameMonths: first.from.slice(5) === second.from.slice(5),
    isCut: to - from + 1 < Math.max(monthCount(first), monthCount(second)),
    isBack,
  }
}
