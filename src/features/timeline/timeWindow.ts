import { hullOf } from '#domain/months.ts'
import { type MonthSpan, yearOf } from '#domain/period.ts'
import type { TimelineSpan } from '#state/selectors/timelineModel.ts'

function yearsIn({ firstYear, lastYear }: TimelineSpan): number {
  return lastYear - firstYear + 1
}

/** The window moved by some years, same width; it stops at the limits. */
export function movedWindow(window: TimelineSpan, years: number, limits: TimelineSpan): TimelineSpan {
  const least = limits.firstYear - window.firstYear
  const most = limits.lastYear - window.lastYear
  const by = least > most ? 0 : Math.min(Math.max(years, least), most)
  return { firstYear: window.firstYear + by, lastYear: window.lastYear + by }
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

export function isSameWindow(a: TimelineSpan, b: TimelineSpan): boolean {
  return a.firstYear === b.firstYear && a.lastYear === b.lastYear
}

/** The windows to choose from: the default years, all years, and each year with measures or events on its own. */
export function windowChoices(home: TimelineSpan, limits: TimelineSpan): readonly TimelineSpan[] {
  const single = Array.from({ length: yearsIn(home) }, (_, index) => {
    const year = home.firstYear + index
    return { firstYear: year, lastYear: year }
  })
  return [home, ...(isSameWindow(home, limits) ? [] : [limits]), ...single]
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
