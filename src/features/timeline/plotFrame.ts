import type { TimelineSpan } from '#state/selectors/timelineModel.ts'
import { timeScale } from './timeAxis.ts'
import type { PlotFrame } from './timelineGeometry.ts'

/** Below this width the names of the lanes stand above them, not beside. */
const NARROW = 520
/** Room for the names of statuses and of categories, with the handle that may stand before the axis, px. */
const NAMES = 104
const LONG_NAMES = 152
/** What a handle of the brush takes beyond an end of the axis, px. */
const HANDLE = 20
const UNDATED = 74

interface FrameInput {
  /** Of the whole drawing, px. */
  width: number
  axis: TimelineSpan
  /** Whether anything published has no date: its column is kept free whatever is chosen, so that the axis stays. */
  hasUndated: boolean
  areNamesLong: boolean
  /** Of lanes and bars together, px; null where the page grows with them. */
  height: number | null
}

/** The bars take about a fifth of a low plot, so that there is room for lanes; px. */
const BARS = { share: 0.19, least: 34, most: 50 }

/** Where the plot lies in a drawing of this width, and whether the names of the lanes stand above them. */
export function plotFrame({ width, axis, hasUndated, areNamesLong, height }: FrameInput): {
  frame: PlotFrame
  areNamesAbove: boolean
} {
  const areNamesAbove = width < NARROW
  const left = areNamesAbove ? HANDLE : areNamesLong ? LONG_NAMES : NAMES
  const right = Math.max(left + 80, width - HANDLE - (hasUndated ? UNDATED : 0))
  return {
    frame: {
      scale: timeScale(axis, left, right - left),
      left,
      right,
      undatedX: hasUndated ? right + HANDLE : null,
      undatedWidth: UNDATED,
      barsHeight: Math.round(Math.min(Math.max((height ?? Infinity) * BARS.share, BARS.least), BARS.most)),
    },
    areNamesAbove,
  }
}
