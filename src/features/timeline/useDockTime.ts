import { useMemo } from 'react'
import { asks } from '#domain/filters.ts'
import { askedSpans, cutSpan, hullOf, isSameSpan } from '#domain/months.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { TimelineSpan } from '#state/selectors/timelineModel.ts'
import type { TimeRoom } from '#state/timelinePlayback.ts'
import { useViewStore } from '#state/viewStore.ts'
import { monthsOfAxis } from './timeAxis.ts'
import { holdsYears } from './timeWindow.ts'
import { type TimeWindow, useTimeWindow } from './useTimeWindow.ts'

/** The time that the dock shows and that the view asks for. */
export interface DockTime extends Pick<TimeWindow, 'show' | 'hold'> {
  /** The years of the axis, those shown unasked, and all there are. */
  axis: TimelineSpan
  home: TimelineSpan
  limits: TimelineSpan
  /** The same in months. */
  room: TimeRoom
  /** The period that asks for nothing: the axis, while it shows all years that are shown unasked. */
  whole: MonthSpan | null
  /** The runs of months that are asked for; null when time is not asked. */
  spans: readonly MonthSpan[] | null
  /** From the start of the first run to the end of the last; null when the handles stand at the ends of the axis. */
  span: MonthSpan | null
}

/** The time of the dock; null while nothing has a date. */
export function useDockTime(home: TimelineSpan | null, limits: TimelineSpan | null): DockTime | null {
  const filters = useViewStore((state) => state.view.filters)
  const spans = useMemo(() => {
    const asked = askedSpans(filters)
    return asks(filters, 'when') ? asked : null
  }, [filters])
  const asked = useMemo(() => {
    const hull = spans && hullOf(spans)
    return hull && limits ? cutSpan(hull, monthsOfAxis(limits)) : null
  }, [spans, limits])
  const { axis, show, hold } = useTimeWindow({ home, limits, span: asked })
  return useMemo(() => {
    if (!axis || !home || !limits) return null
    const inSight = monthsOfAxis(axis)
    const whole = holdsYears(axis, home) ? inSight : null
    return {
      axis,
      home,
      limits,
      room: { bounds: monthsOfAxis(limits), inSight },
      whole,
      spans,
      span: isSameSpan(asked, whole) ? null : asked,
      show,
      hold,
    }
  }, [axis, home, limits, spans, asked, show, hold])
}
