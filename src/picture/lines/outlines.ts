import type { Body, Pixel, Stroke } from './strokes.ts'

/** Both sides of a ribbon, `extra` px wider, in the direction of travel. */
export function sidesOf(
  { points, halves }: Body,
  extra = 0,
): { left: readonly Pixel[]; right: readonly Pixel[] } {
  const left: Pixel[] = []
  const right: Pixel[] = []
  for (const [index, [x, y]] of points.entries()) {
    const [fromX, fromY] = points[index - 1] ?? [x, y]
    const [toX, toY] = points[index + 1] ?? [x, y]
    const length = Math.hypot(toX - fromX, toY - fromY) || 1
    const reach = ((halves[index] ?? 0) + extra) / length
    const [aside, along] = [(toY - fromY) * reach, (toX - fromX) * reach]
    left.push([x + aside, y - along])
    right.push([x - aside, y + along])
  }
  return { left, right }
}

/** Closed outlines of a stroke without its edge: ribbon and head as one, or each dash. */
export function outlinesOf({ bodies, head }: Stroke): readonly (readonly Pixel[])[] {
  const ribbons = bodies.map((body) => sidesOf(body))
  const [ribbon] = ribbons
  if (ribbon && head && ribbons.length === 1) return [[...ribbon.left, ...head, ...ribbon.right.toReversed()]]
  return [...ribbons.map(({ left, right }) => [...left, ...right.toReversed()]), ...(head ? [head] : [])]
}

/** Px from a point to a segment. */
export function segmentDistance([ax, ay]: Pixel, [bx, by]: Pixel, [x, y]: Pixel): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}
