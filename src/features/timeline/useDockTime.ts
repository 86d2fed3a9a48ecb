import { useCallback, useMemo, useState } from 'react'
import { lastWholeYear } from '#domain/figurePeriod.ts'
import { hasFilterOn } from '#domain/filters.ts'
import { cutSpan, filteredSpans, hullOf, isSameSpan } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { TimelineSpan } from '#state/selectors/timelineModel.ts'
import type { TimeRoom } from '#state/timelinePlayback.ts'
import { useViewStore } from '#state/viewStore.ts'
import { monthsOfAxis } from './timeAxis.ts'
import { windowWith } from './timeWindow.ts'

/** The time window of the dock and the period of the view. */
export interface DockTime extends Pick<TimeWindow, 'show' | 'freeze'> {
  /** The years of the axis, the default window, and all years with data. */
  axis: TimelineSpan
  home: TimelineSpan
  limits: TimelineSpan
  /** The same in months. */
  room: TimeRoom
  /** The chosen runs of months; null when no period is set. */
  spans: readonly MonthSpan[] | null
  /** From the first run's start to the last run's end; null when no period is set. */
  span: MonthSpan | null
  /** The period between the handles: the chosen one, else the year that the page's numbers are of. */
  shown: MonthSpan
}

interface DockTimeInput {
  /** The default window; null while loading. */
  home: TimelineSpan | null
  /** All years with data. */
  limits: TimelineSpan | null
  /** The months of the series on show; null without one. */
  coverage: MonthSpan | null
}

/** The time of the dock; null while nothing is dated. */
export function useDockTime({ home, limits, coverage }: DockTimeInput): DockTime | null {
  const filters = useViewStore((state) => state.view.filters)
  const spans = useMemo(() => {
    const requested = filteredSpans(filters)
    return hasFilterOn(filters, 'when') ? requested : null
  }, [filters])
  const span = useMemo(() => {
    const hull = spans && hullOf(spans)
    return hull && limits ? cutSpan(hull, monthsOfAxis(limits)) : null
  }, [spans, limits])
  const { axis, show, freeze } = useTimeWindow({ home, limits, span })
  return useMemo(() => {
    if (!axis || !home || !limits) return null
    const inSight = monthsOfAxis(axis)
    return {
      axis,
      home,
      limits,
      room: { bounds: monthsOfAxis(limits), inSight, lastCounted: coverage?.to ?? null },
      spans,
      span,
      shown: span ?? (coverage ? lastWholeYear(coverage) : inSight),
      show,
      freeze,
    }
  }, [axis, home, limits, coverage, spans, span, show, freeze])
}

interface WindowInput extends Omit<DockTimeInput, 'coverage'> {
  /** The period of the view; null for none. */
  span: MonthSpan | null
}

/** The years of the axis, and the ways to change them. */
interface TimeWindow {
  axis: TimelineSpan | null
  /** Shows other years until the period leaves them. */
  show: (window: TimelineSpan) => void
  /** Freezes the axis while a period is dragged over it. */
  freeze: (isFrozen: boolean) => void
}

/**
 * The years of the axis: those chosen by the reader, else the default. A period set later that lies outside moves the
 * axis.
 */
function useTimeWindow({ home, limits, span }: WindowInput): TimeWindow {
  const [chosen, setChosen] = useState<{ window: TimelineSpan; span: MonthSpan | null } | null>(null)
  const [frozen, setFrozen] = useState<TimelineSpan | null>(null)
  const years = frozen ?? shownYears(home, limits, span, chosen)
  const { firstYear, lastYear } = years ?? { firstYear: null, lastYear: null }
  // Keep the identity of an unchanged axis, so that moving the period within it causes no new layout.
  const axis = useMemo(
    () => (firstYear === null || lastYear === null ? null : { firstYear, lastYear }),
    [firstYear, lastYear],
  )
  const show = useCallback((window: TimelineSpan) => setChosen({ window, span }), [span])
  const freeze = useCallback((isFrozen: boolean) => setFrozen(isFrozen ? axis : null), [axis])
  return { axis, show, freeze }
}

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
