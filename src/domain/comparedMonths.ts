import { compareText } from './compareText.ts'
import { cutSpan, isSameSpan, type MonthSpan, monthAt, monthCount, monthIndex, yearOf } from './period.ts'
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

/** The same months, from another year. */
export function inYear({ from, to }: MonthSpan, year: number): MonthSpan {
  const later = yearOf(to) - yearOf(from)
  return { from: `${year}-${from.slice(5)}`, to: `${year + later}-${to.slice(5)}` }
}

/**
 * Two periods after one side was chosen, and what else had to change for it.
 *
 * - `none`: nothing else; the other side only takes the same months of its year
 * - `same`: the other side had that very period, and gives way to the next year, or the one before
 * - `missing`: the other side's year has none of these months, and the nearest that has takes its place
 * - `order`: the two change places, so that the earlier is measured first
 */
export interface ChosenPeriods {
  readonly periods: ComparedPeriods
  readonly moved: 'none' | 'same' | 'missing' | 'order'
  /** The months that the other side has now. */
  readonly other: MonthSpan
}

/** Chooses the period of one side; the other takes the same months, of its own year where the series covers any of them. */
export function withChosen(
  shown: ComparedPeriods,
  side: 'first' | 'second',
  chosen: MonthSpan,
  coverage: MonthSpan,
): ChosenPeriods {
  const isLater = (side === 'second') !== (shown.isBack ?? false)
  const year = yearOf(chosen.from)
  const own = yearOf(shown[side === 'first' ? 'second' : 'first'].from)
  const isFree = (at: number) => at !== year && cutSpan(inYear(chosen, at), coverage) !== null
  // Years by their distance from the other side's own; of two as near, the one on its side of the chosen period.
  const years = Array.from(
    { length: yearOf(coverage.to) - yearOf(coverage.from) + 1 },
    (_, index) => yearOf(coverage.from) + index,
  )
  const [nearest = own] = years
    .filter(isFree)
    .toSorted((a, b) => Math.abs(a - own) - Math.abs(b - own) || (isLater ? a - b : b - a))
  const other = inYear(chosen, nearest)
  const asked = {
    ...shown,
    ...(side === 'first' ? { first: chosen, second: other } : { first: other, second: chosen }),
  }
  const periods = inTimeOrder(asked)
  const isTurned = !isSameSpan(periods.first, asked.first)
  const moved = own === year ? 'same' : nearest !== own ? 'missing' : isTurned ? 'order' : 'none'
  return { periods, moved, other }
}
