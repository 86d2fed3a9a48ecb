import { useCallback, useMemo, useState } from 'react'
import { loadFigures, numberSpans } from '#content/loadedFigures.ts'
import type { TimelineSpan } from '#content/timelineModel.ts'
import type { Dataset } from '#domain/datasets.ts'
import { cutSpan, hullOf, isSameSpan, type MonthSpan, yearOf } from '#domain/period.ts'
import type { View } from '#domain/view.ts'
import type { TimeRoom } from '#state/timelinePlayback.ts'
import { setPeriod, useViewStore } from '#state/viewStore.ts'
import { monthsOfAxis } from './timeAxis.ts'

/** The time window of the dock; moving the period inside it leaves it as it is. */
export interface DockWindow {
  /** The years of the axis, the default window, and all years with data. */
  axis: TimelineSpan
  home: TimelineSpan
  limits: TimelineSpan
  /** The same in months. */
  room: TimeRoom
  /** Shows other years until the period leaves them. */
  show: (window: TimelineSpan) => void
  /** Freezes the axis while a period is dragged over it. */
  freeze: (isFrozen: boolean) => void
}

/** The period of the dock. */
export interface DockPeriod {
  /** The runs of months that the page's numbers are of. */
  spans: readonly MonthSpan[]
  /** What was asked for, from the first run's start to the last run's end; null for the newest whole months. */
  span: MonthSpan | null
  /** The period between the handles. */
  shown: MonthSpan
}

interface DockTimeInput {
  /** The default window; null while loading. */
  home: TimelineSpan | null
  /** All years with data. */
  limits: TimelineSpan | null
  /** The monthly figures; null until they have loaded. */
  figures: Dataset<'figures'> | null
  /** The months of the series on show; null without one. */
  coverage: MonthSpan | null
}

/** The window and the period of the dock; null while nothing is dated. */
export function useDockTime({ home, limits, figures, coverage }: DockTimeInput): {
  window: DockWindow | null
  period: DockPeriod | null
} {
  const asked = useViewStore((state) => state.view.period)
  const span = useMemo(() => (limits ? chosenSpan(asked, limits) : null), [asked, limits])
  const [chosen, setChosen] = useState<{ window: TimelineSpan; span: MonthSpan | null } | null>(null)
  const [frozen, setFrozen] = useState<TimelineSpan | null>(null)
  const { firstYear, lastYear } = frozen ?? shownYears(home, limits, span, chosen) ?? NO_YEARS
  // Keeps the identity of an unchanged axis, so that moving the period within it causes no new layout.
  const axis = useMemo(
    () => (firstYear === null || lastYear === null ? null : { firstYear, lastYear }),
    [firstYear, lastYear],
  )
  const show = useCallback(
    (window: TimelineSpan) => {
      const { view } = useViewStore.getState()
      setChosen({ window, span: limits && chosenSpan(view.period, limits) })
    },
    [limits],
  )
  const freeze = useCallback((isFrozen: boolean) => setFrozen(isFrozen ? axis : null), [axis])
  const window = useMemo((): DockWindow | null => {
    if (!axis || !home || !limits) return null
    const [bounds, inSight] = [monthsOfAxis(limits), monthsOfAxis(axis)]
    return { axis, home, limits, room: { bounds, inSight, lastCounted: coverage?.to ?? null }, show, freeze }
  }, [axis, home, limits, coverage, show, freeze])
  const period = useMemo((): DockPeriod | null => {
    if (!window) return null
    const spans = figures ? numberSpans(loadFigures(figures), asked) : asked
    return { spans, span, shown: span ?? hullOf(spans) ?? window.room.inSight }
  }, [window, figures, asked, span])
  return { window, period }
}

const NO_YEARS = { firstYear: null, lastYear: null }

/** The chosen period as one run, within the years that have data; null for none. */
export function chosenSpan(period: View['period'], limits: TimelineSpan): MonthSpan | null {
  const hull = hullOf(period)
  return hull && cutSpan(hull, monthsOfAxis(limits))
}

/** The years chosen by the reader, else the default. A period set later that lies outside moves the axis. */
function shownYears(
  home: TimelineSpan | null,
  limits: TimelineSpan | null,
  span: MonthSpan | null,
  chosen: { window: TimelineSpan; span: MonthSpan | null } | null,
): TimelineSpan | null {
  const window = chosen?.window ?? home
  if (!window || !limits || !span || (chosen && isSameSpan(chosen.span, span))) return window
  return windowWith(window, span, limits)
}

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

/** The window that shows a period: unchanged if it does, else moved by whole widths, or widened for a longer period. */
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

/** The view after the last change of the current gesture. */
let moving: View | null = null

/** Sets the period (null: newest whole months) in a gesture: the first change pushes a history entry, later ones replace it. */
export function setTimePeriod(span: MonthSpan | null): void {
  const { view } = useViewStore.getState()
  const requested = view.period
  const isSame = requested.length === (span ? 1 : 0) && isSameSpan(requested[0] ?? null, span)
  if (isSame) return
  setPeriod(span, view === moving ? 'replace' : 'push')
  moving = useViewStore.getState().view
}

/** Ends the gesture: the next change pushes a new entry. */
export function endTimeGesture(): void {
  moving = null
}
