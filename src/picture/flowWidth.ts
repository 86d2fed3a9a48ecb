import type { RouteFigures } from '#domain/mapContent.ts'

/** Monthly mean at which a line has the full width of the scale. */
const FULL = 6000
/** Monthly means that the scale of widths shows, and the one for lines of another unit. */
export const WIDTH_SAMPLES = [1000, 3000, 6000] as const
export const OTHER_SAMPLE = 3000
/** Minimum width of a main line, px; also that of routes without a figure. */
export const MIN_WIDTH = 2

/**
 * Width in px of a line with 6,000 a month, by zoom. A phone shows the start view at about 2, a wide screen at about 3.
 * It depends on the zoom alone, so that maps at the same zoom have one scale.
 */
export const WIDTH_SCALE: readonly (readonly [zoom: number, px: number])[] = [
  [2, 8],
  [3, 10],
  [5, 13],
  [7, 16],
]

/** Hollow lines: px of both edges together, and the minimum share of the width that the core takes. */
export const HOLLOW = { edges: 5, core: 0.36 } as const

/** Width of the core of a hollow line, px. */
export function coreWidth(width: number): number {
  return Math.max(width - HOLLOW.edges, width * HOLLOW.core)
}

/** Feature-state of each piece of a route that sets its width. */
export interface FlowState {
  /** The line's width as a share of the scale: √(mean a month / 6,000); 0 without a figure. */
  readonly width: number
  /** No figure was published for the period: the line is thin and dashed. */
  readonly hasNoFigure: boolean
  /** The figure has another unit than the other routes: the line is hollow. */
  readonly isOtherUnit: boolean
}

const NO_FIGURE: FlowState = { width: 0, hasNoFigure: true, isOtherUnit: false }
/** While the figures are unknown all lines have one width: "no figure" would be a claim about the publisher. */
const NOT_KNOWN: FlowState = { width: 0.55, hasNoFigure: false, isOtherUnit: false }

/** Feature-state for the width of a route's line: by monthly mean, so that periods of any length compare. */
export function flowState(figures: RouteFigures | null, route: string): FlowState {
  if (!figures) return NOT_KNOWN
  const figure = figures.get(route)
  if (!figure) return NO_FIGURE
  const { monthlyMean, total } = figure
  return {
    width: monthlyMean === null ? 0 : widthShare(monthlyMean),
    hasNoFigure: monthlyMean === null,
    isOtherUnit: total.unit !== 'detections',
  }
}

/** Width of a line as a share of the scale, from a monthly mean. */
export function widthShare(monthlyMean: number): number {
  return Math.sqrt(Math.max(0, monthlyMean) / FULL)
}

/** Width of a full line at a zoom, px. */
export function scaleAt(zoom: number): number {
  let [before, low] = [Number.NEGATIVE_INFINITY, WIDTH_SCALE[0]?.[1] ?? 0]
  for (const [stop, px] of WIDTH_SCALE) {
    if (zoom < stop) return low + (px - low) * Math.max(0, (zoom - before) / (stop - before) || 0)
    before = stop
    low = px
  }
  return low
}

/** Width of a line at a zoom, px, from its share of the scale; as the layers draw it. */
export function widthAt(share: number, zoom: number): number {
  return Math.max(MIN_WIDTH, scaleAt(zoom) * share)
}
