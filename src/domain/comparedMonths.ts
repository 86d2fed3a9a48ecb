import { monthAt, monthCount, monthIndex } from './months.ts'
import type { MonthSpan } from './period.ts'
import type { ComparedPeriods } from './view.ts'

/** The months of two periods that are really set beside each other. */
export interface ComparedMonths {
  readonly first: MonthSpan
  readonly second: MonthSpan
  /** Both hold the same calendar months. */
  readonly isSameMonths: boolean
  /** Fewer months than the longer of the two periods asks for. */
  readonly isCut: boolean
}

/**
 * The months that two periods have in common with what a series covers in whole: as many of the one as of the other,
 * counted from the start of each, and none of which only one side is covered. So a year that has not ended is set beside
 * the same months of the other. Null where no month is left.
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
