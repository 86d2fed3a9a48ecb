type Point = readonly [x: number, y: number, ...rest: readonly unknown[]]

/** Removes points closer than `tolerance` to the simplified line (Douglas-Peucker). Both ends stay. */
export function simplifyLine<P extends Point>(points: readonly P[], tolerance: number): P[] {
  if (points.length <= 2) return [...points]
  const kept = new Uint8Array(points.length)
  kept[0] = 1
  kept[points.length - 1] = 1
  const spans: (readonly [number, number])[] = [[0, points.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span
    let farthest = -1
    let distance = tolerance * tolerance
    for (let index = first + 1; index < last; index += 1) {
      const away = squaredDistance(points[index] as P, points[first] as P, points[last] as P)
      if (away <= distance) continue
      farthest = index
      distance = away
    }
    if (farthest < 0) continue
    kept[farthest] = 1
    spans.push([first, farthest], [farthest, last])
  }
  return points.filter((_, index) => kept[index] === 1)
}

/** Squared distance from a point to a segment. Read by index: this runs for every point of every coast. */
function squaredDistance(point: Point, from: Point, to: Point): number {
  const x = point[0] - from[0]
  const y = point[1] - from[1]
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length))
  return (x - along * dx) ** 2 + (y - along * dy) ** 2
}
