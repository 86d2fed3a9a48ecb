import { hullOf } from '#domain/months.ts'
import { type MonthSpan, yearOf } from '#domain/period.ts'
import type { TimelineSpan } from '#state/selectors/timelineModel.ts'

export function yearsIn({ firstYear, lastYear }: TimelineSpan): number {
  return lastYear - firstYear + 1
}

/** The window moved by some years, same width; it stops at the limits. */
export function movedWindow(window: TimelineSpan, years: number, limits: TimelineSpan): TimelineSpan {
  const least = limits.firstYear - window.firstYear
  const most = limits.lastYear - window.lastYear
  const by = least > most ? 0 : Math.min(Math.max(years, least), most)
  return { firstYear: window.firstYear + by, lastYear: window.lastYear + by }
}

/** The window with another first or last year: at least one year, within the limits. */
export function windowWithEnd(
  window: TimelineSpan,
  end: 'first' | 'last',
  year: number,
  limits: TimelineSpan,
): TimelineSpan {
  return end === 'first'
    ? { ...window, firstYear: Math.min(Math.max(year, limits.firstYear), window.lastYear) }
    : { ...window, lastYear: Math.max(Math.min(year, limits.lastYear), window.firstYear) }
}

/** The window centred on a year. */
export function windowAround(window: TimelineSpan, year: number, limits: TimelineSpan): TimelineSpan {
  return movedWindow(window, year - window.firstYear - Math.floor((yearsIn(window) - 1) / 2), limits)
}

/**
 * The window that shows a period: unchanged if it already does, else moved by whole window widths, or widened to hold
 * a longer period.
 */
export function windowWith(window: TimelineSpan, span: MonthSpan, limits: TimelineSpan): TimelineSpan {
  const first = Math.min(Math.max(yearOf(span.from), limits.firstYear), limits.lastYear)
  const last = Math.max(Math.min(yearOf(span.to), limits.lastYear), first)
  if (first >= window.firstYear && last <= window.lastYear) return window
  const width = yearsIn(window)
  if (last - first + 1 > width) {
    return {
      firstYear: Math.min(first, window.firstYear),
      lastYear: Math.max(last, window.lastYear),
    }
  }
  const page = movedWindow(window, Math.floor((last - window.firstYear) / width) * width, limits)
  if (first < page.firstYear) return movedWindow(page, first - page.firstYear, limits)
  return last > page.lastYear ? movedWindow(page, last - page.lastYear, limits) : page
}

/** Whether a window contains another. */
export function containsYears(window: TimelineSpan, other: TimelineSpan): boolean {
  return window.firstYear <= other.firstYear && other.lastYear <= window.lastYear
}

/** All years with data, dated marks and series alike. */
export function limitsOf(dated: TimelineSpan | null, coverages: readonly MonthSpan[]): TimelineSpan | null {
  const sorted = [...coverages].sort((a, b) => (a.from < b.from ? -1 : 1))
  const hull = hullOf(sorted)
  const years = hull && {
    firstYear: yearOf(hull.from),
    lastYear: Math.max(...sorted.map(({ to }) => yearOf(to))),
  }
  if (!dated || !years) return dated ?? years
  return {
    firstYear: Math.min(dated.firstYear, years.firstYear),
    lastYear: Math.max(dated.lastYear, years.lastYear),
  }
}
