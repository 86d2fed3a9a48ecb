/** A box in px of the map's viewport. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Px between two boxes; 0 if they touch. */
export function gapBetween(a: Box, b: Box): number {
  const across = Math.max(0, a.left - b.right, b.left - a.right)
  const down = Math.max(0, a.top - b.bottom, b.top - a.bottom)
  // Faster than Math.hypot, which takes a tenth of the time of placing labels.
  return Math.sqrt(across * across + down * down)
}

/** The point of a box nearest to another point. */
export function nearestOn(box: Box, to: { x: number; y: number }): { x: number; y: number } {
  return {
    x: Math.min(Math.max(to.x, box.left), box.right),
    y: Math.min(Math.max(to.y, box.top), box.bottom),
  }
}
