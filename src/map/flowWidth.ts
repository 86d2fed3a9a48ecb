import type { RouteFigures } from '#domain/mapContent.ts'

/** The mean of a month at which a line is as wide as the scale says. */
const FULL = 6000
/** No line is thinner, in px: so wide are also side branches and routes without a figure. */
export const LEAST_WIDTH = 2
/** No piece of the thin way up to the departure is thinner, in px. */
export const LEAST_PIECE = 1.5

/**
 * The width in px of a line with 6,000 a month at each zoom. A phone shows the start at about 2, a wide screen at about
 * 3; maps that show the same place at the same zoom so have one scale.
 */
export const WIDTH_SCALE: readonly (readonly [zoom: number, px: number])[] = [
  [2, 8],
  [3, 10],
  [5, 13],
  [7, 16],
]

/** Px of both edges of a hollow line together, and the least share of a thin one that is its core. */
export const HOLLOW = { edges: 5, core: 0.36 } as const

/** The width in px of the core of a hollow line. */
export function coreWidth(width: number): number {
  return Math.max(width - HOLLOW.edges, width * HOLLOW.core)
}

/** What the layers are told of a route, as feature-state of each of its pieces. */
export interface FlowState {
  /** The line's width as a share of the scale: √(mean a month / 6,000); 0 without a figure. */
  readonly width: number
  /** Nobody published a figure for the period: the line is thin and dashed. */
  readonly hasNoFigure: boolean
  /** Something else is counted than on the other routes: the line has a hollow core. */
  readonly isOtherUnit: boolean
}

const NO_FIGURE: FlowState = { width: 0, hasNoFigure: true, isOtherUnit: false }
/** While the figures are not known, all lines are alike: that nobody counted would be a statement. */
const NOT_KNOWN: FlowState = { width: 0.55, hasNoFigure: false, isOtherUnit: false }

/** How the line of a route is drawn for what was counted in the period: a mean a month, so that one year and two compare. */
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

/** The width of a line as a share of the scale, for a mean a month. */
export function widthShare(monthlyMean: number): number {
  return Math.sqrt(Math.max(0, monthlyMean) / FULL)
}

/** The px of a full line at a zoom. */
export function scaleAt(zoom: number): number {
  let [before, low] = [Number.NEGATIVE_INFINITY, WIDTH_SCALE[0]?.[1] ?? 0]
  for (const [stop, px] of WIDTH_SCALE) {
    if (zoom < stop) return low + (px - low) * Math.max(0, (zoom - before) / (stop - before) || 0)
    before = stop
    low = px
  }
  return low
}

/** The width in px of a line with this share of the scale at a zoom, as the layers draw it. */
export function widthAt(share: number, zoom: number): number {
  return Math.max(LEAST_WIDTH, scaleAt(zoom) * share)
}
