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
