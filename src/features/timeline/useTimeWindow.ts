import { useCallback, useMemo, useState } from 'react'
import { isSameSpan } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { TimelineSpan } from '#state/selectors/timelineModel.ts'
import { windowWith } from './timeWindow.ts'

interface WindowInput {
  /** The years that are shown unasked; null while nothing is known. */
  home: TimelineSpan | null
  /** All years that anything reaches. */
  limits: TimelineSpan | null
  /** The period of the view, null for none. */
  span: MonthSpan | null
}

/** The years of the axis, and what changes them. */
export interface TimeWindow {
  axis: TimelineSpan | null
  /** Shows other years until the period leaves them. */
  show: (window: TimelineSpan) => void
  /** Keeps the axis where it is while a period is dragged over it. */
  hold: (isHeld: boolean) => void
}

/**
 * The years of the axis: those that the reader chose, else those of the start; a period that is asked for afterwards
 * and lies outside takes the axis along.
 */
export function useTimeWindow({ home, limits, span }: WindowInput): TimeWindow {
  const [chosen, setChosen] = useState<{ window: TimelineSpan; span: MonthSpan | null } | null>(null)
  const [held, setHeld] = useState<TimelineSpan | null>(null)
  const years = held ?? shownYears(home, limits, span, chosen)
  const { firstYear, lastYear } = years ?? { firstYear: null, lastYear: null }
  // The same years are the same axis, so that nothing is laid out anew while the period moves within them.
  const axis = useMemo(
    () => (firstYear === null || lastYear === null ? null : { firstYear, lastYear }),
    [firstYear, lastYear],
  )
  const show = useCallback((window: TimelineSpan) => setChosen({ window, span }), [span])
  const hold = useCallback((isHeld: boolean) => setHeld(isHeld ? axis : null), [axis])
  return { axis, show, hold }
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
