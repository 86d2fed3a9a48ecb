type Point = readonly [number, number]

/** Whether a point is inside a closed ring, by the even-odd rule; its last point repeats its first. */
export function isInRing(point: Point, ring: readonly Point[]): boolean {
  return withinRing(ring)(point)
}

/** The same for many points of one ring: of points that follow one another in a row, only the first reads the ring. */
export function withinRing(ring: readonly Point[]): (point: Point) => boolean {
  let [row, places] = [Number.NaN, NONE]
  return ([x, y]) => {
    if (y !== row) [row, places] = [y, crossings(y, ring)]
    return isInside(x, places)
  }
}

const NONE: readonly number[] = []

/** The points that are inside a closed ring of a grid of `columns` and `rows`, as the middles of its fields. */
export function gridWithin(
  ring: readonly Point[],
  [west, south, east, north]: readonly [number, number, number, number],
  grid: number,
): [number, number][] {
  const [across, up] = [(east - west) / grid, (north - south) / grid]
  return Array.from({ length: grid }, (_, row) => south + up * (row + 0.5)).flatMap((y) => {
    // Each row reads the ring once, for all of its points.
    const places = crossings(y, ring)
    return Array.from({ length: grid }, (_, column) => west + across * (column + 0.5)).flatMap(
      (x): [number, number][] => (isInside(x, places) ? [[x, y]] : []),
    )
  })
}

const isInside = (x: number, places: readonly number[]) =>
  places.reduce((count, place) => count + Number(x < place), 0) % 2 === 1

/** Where a ring crosses the horizontal at `y`. */
function crossings(y: number, ring: readonly Point[]): number[] {
  const places: number[] = []
  for (let index = 1; index < ring.length; index += 1) {
    const [from, to] = [ring[index - 1], ring[index]]
    if (from && to && from[1] > y !== to[1] > y)
      places.push(from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]))
  }
  return places
}

type Vertex = readonly [x: number, y: number, ...rest: readonly unknown[]]

/** Removes points closer than `tolerance` to the simplified line (Douglas-Peucker). Both ends stay. */
export function simplifyLine<P extends Vertex>(points: readonly P[], tolerance: number): P[] {
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
function squaredDistance(point: Vertex, from: Vertex, to: Vertex): number {
  const x = point[0] - from[0]
  const y = point[1] - from[1]
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length))
  return (x - along * dx) ** 2 + (y - along * dy) ** 2
}
