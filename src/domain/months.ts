import { type Month, type MonthSpan, yearOf } from './period.ts'

/** A month as an integer: `2025-03` is 2025 · 12 + 2. */
export function monthIndex(month: Month): number {
  return yearOf(month) * 12 + Number(month.slice(5, 7)) - 1
}

/** Inverse of `monthIndex`. */
export function monthAt(index: number): Month {
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`
}

/** Months in a span, both ends included. */
export function monthCount({ from, to }: MonthSpan): number {
  return monthIndex(to) - monthIndex(from) + 1
}

/** The months of a calendar year. */
export function yearSpan(year: number): MonthSpan {
  return { from: `${year}-01`, to: `${year}-12` }
}

/** The months of a span, in order. */
export function monthsIn(span: MonthSpan): readonly Month[] {
  const from = monthIndex(span.from)
  return Array.from({ length: monthCount(span) }, (_, index) => monthAt(from + index))
}

/** The first day (ISO 8601) of the span, and the day after its last. */
export function daysOfSpan({ from, to }: MonthSpan): { start: string; end: string } {
  return { start: `${from}-01`, end: `${monthAt(monthIndex(to) + 1)}-01` }
}

/** The span between two months in either order, cut to the bounds. */
export function spanBetween(one: number, other: number, bounds: MonthSpan): MonthSpan {
  return {
    from: monthAt(within(Math.min(one, other), bounds)),
    to: monthAt(within(Math.max(one, other), bounds)),
  }
}

/** Moves a span by some months, keeping its length and stopping at the bounds. */
export function movedSpan(span: MonthSpan, months: number, bounds: MonthSpan): MonthSpan {
  const least = monthIndex(bounds.from) - monthIndex(span.from)
  const most = monthIndex(bounds.to) - monthIndex(span.to)
  // A span wider than the bounds does not move.
  const by = least > most ? 0 : Math.min(Math.max(months, least), most)
  return { from: monthAt(monthIndex(span.from) + by), to: monthAt(monthIndex(span.to) + by) }
}

/** Moves one end of a span, at most to the other end and within the bounds. */
export function spanWithEnd(
  span: MonthSpan,
  end: 'from' | 'to',
  month: number,
  bounds: MonthSpan,
): MonthSpan {
  const bounded = within(month, bounds)
  return end === 'from'
    ? { ...span, from: monthAt(Math.min(bounded, monthIndex(span.to))) }
    : { ...span, to: monthAt(Math.max(bounded, monthIndex(span.from))) }
}

/** The part of a span within the bounds; null when there is none. */
export function cutSpan(span: MonthSpan, bounds: MonthSpan): MonthSpan | null {
  if (span.to < bounds.from || span.from > bounds.to) return null
  return spanBetween(monthIndex(span.from), monthIndex(span.to), bounds)
}

/** Whether two spans (null: none) are equal. */
export function isSameSpan(a: MonthSpan | null, b: MonthSpan | null): boolean {
  return a?.from === b?.from && a?.to === b?.to
}

/** The same months as runs in order, those that touch or overlap joined. */
export function joinedSpans(spans: readonly MonthSpan[]): MonthSpan[] {
  const joined: MonthSpan[] = []
  for (const span of [...spans].sort((a, b) => monthIndex(a.from) - monthIndex(b.from))) {
    const last = joined.at(-1)
    if (last && monthIndex(span.from) <= monthIndex(last.to) + 1) {
      joined[joined.length - 1] = {
        from: last.from,
        to: monthAt(Math.max(monthIndex(last.to), monthIndex(span.to))),
      }
    } else joined.push(span)
  }
  return joined
}

/** The smallest span that contains all; null for none. */
export function hullOf(spans: readonly MonthSpan[]): MonthSpan | null {
  const first = spans[0]
  const last = spans.at(-1)
  return first && last ? { from: first.from, to: last.to } : null
}

function within(index: number, bounds: MonthSpan): number {
  return Math.min(Math.max(index, monthIndex(bounds.from)), monthIndex(bounds.to))
}
