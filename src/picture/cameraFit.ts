/** Px that something covers on each side of the map. */
export interface Padding {
  top: number
  right: number
  bottom: number
  left: number
}

/** Margin around a fit, px: the zoom buttons are at the right. */
const MARGIN: Padding = { top: 44, right: 60, bottom: 40, left: 40 }

/** Maximum zoom of a fit, so that a short crossing keeps its surroundings. */
export const MAX_FIT_ZOOM = 6.5

/** Padding of a fit on a map of this size, px: `padding` plus a margin. */
export function fitMargin({ width, height }: { width: number; height: number }, padding: Padding): Padding {
  // Margins shrink on a small map, so that at least half of it stays free.
  const share = Math.min(1, width / 600, height / 400)
  return {
    top: padding.top + MARGIN.top * share,
    right: padding.right + MARGIN.right * share,
    bottom: padding.bottom + MARGIN.bottom * share,
    left: padding.left + MARGIN.left * share,
  }
}
