type Point = readonly [number, number]

/** Whether a point is inside a closed ring, by the even-odd rule; its last point repeats its first. */
export function isInRing([x, y]: Point, ring: readonly Point[]): boolean {
  return isInside(x, crossings(y, ring))
}

/**
 * Whether a point of a frame, px, is inside one of these closed rings, to the nearest `cell` px; none outside the frame is. For
 * hundreds of points: each ring is read once.
 */
export function ringMask(
  rings: readonly (readonly Point[])[],
  { width, height }: { width: number; height: number },
  cell: number,
): (point: Point) => boolean {
  const [columns, rows] = [Math.ceil(width / cell), Math.ceil(height / cell)]
  const cells = new Uint8Array(columns * rows)
  for (const ring of rings) {
    for (const [row, places] of crossingsByRow(ring, rows, cell)) {
      const edges = places
        .map((x) => Math.max(0, Math.min(columns, Math.round(x / cell))))
        .sort((a, b) => a - b)
      for (let at = 0; at + 1 < edges.length; at += 2)
        cells.fill(1, row * columns + (edges[at] ?? 0), row * columns + (edges[at + 1] ?? 0))
    }
  }
  return ([x, y]) =>
    x >= 0 &&
    x < width &&
    y >= 0 &&
    y < height &&
    cells[Math.floor(y / cell) * columns + Math.floor(x / cell)] === 1
}

/** Where a ring crosses the middles of the rows, by row. */
function crossingsByRow(ring: readonly Point[], rows: number, cell: number): ReadonlyMap<number, number[]> {
  const byRow = new Map<number, number[]>()
  for (let index = 1; index < ring.length; index += 1) {
    const [from, to] = [ring[index - 1], ring[index]]
    if (!from || !to) continue
    const [low, high] = from[1] < to[1] ? [from, to] : [to, from]
    const last = Math.min(rows, Math.ceil(high[1] / cell - 0.5))
    for (let row = Math.max(0, Math.ceil(low[1] / cell - 0.5)); row < last; row += 1) {
      const share = ((row + 0.5) * cell - low[1]) / (high[1] - low[1])
      const place = low[0] + share * (high[0] - low[0])
      const places = byRow.get(row)
      if (places) places.push(place)
      else byRow.set(row, [place])
    }
  }
  return byRow
}

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
