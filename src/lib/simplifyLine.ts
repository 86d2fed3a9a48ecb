/** A list that starts with x and y. */
type Point = readonly [x: number, y: number, ...rest: readonly unknown[]]

/**
 * Removes points closer than `tolerance` to the simplified line (Douglas-Peucker). Both ends stay. Points and tolerance
 * share a unit.
 */
export function simplifyLine<P extends Point>(points: readonly P[], tolerance: number): P[] {
  if (points.length <= 2) return [...points]
  const kept = new Uint8Array(points.length)
  kept[0] = 1
  kept[points.length - 1] = 1
  const spans: (readonly [number, number])[] = [[0, points.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span
    let [farthest, distance] = [-1, tolerance * tolerance]
    for (let index = first + 1; index < last; index += 1) {
      const away = squaredDistance(points[index] as P, points[first] as P, points[last] as P)
      if (away > distance) [farthest, distance] = [index, away]
    }
    if (farthest < 0) continue
    kept[farthest] = 1
    spans.push([first, farthest], [farthest, last])
  }
  return points.filter((_, index) => kept[index] === 1)
}

/** Squared distance from a point to a segment. */
function squaredDistance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2
}
