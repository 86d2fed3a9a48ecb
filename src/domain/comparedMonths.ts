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
}

/**
 * Cuts two periods to the months that a series covers completely in both: equally many, counted from each start. An
 * unfinished year is thus compared with the same months of the other. Null when no month is left.
 */
export function comparedMonths({ first, second }: ComparedPeriods, whole: MonthSpan): ComparedMonths | null {
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
  }
}
