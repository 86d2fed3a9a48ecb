import type { Position } from '#domain/route.ts'
import { gridWithin } from '#lib/shapes.ts'

/** Degrees: west, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number]

type Line = readonly Position[]

/** Rounds to multiples of 1/factor; negative zero becomes zero. */
export function roundPosition([lon, lat]: Position, factor: number): Position {
  return [Math.round(lon * factor) / factor + 0, Math.round(lat * factor) / factor + 0]
}

/** Removes jumps over the antimeridian: neighbours stay within 180°, so longitudes may leave −180…180. */
export function unwrapLine(line: Line): Position[] {
  let shift = 0
  let before: number | null = null
  return line.map(([lon, lat]) => {
    if (before !== null) {
      while (lon + shift - before > 180) shift -= 360
      while (lon + shift - before < -180) shift += 360
    }
    before = lon + shift
    return [before, lat]
  })
}

/** Unwraps a closed ring. A ring around a pole is closed along the pole's parallel. */
export function unwrapRing(ring: Line): Position[] {
  const line = unwrapLine(ring)
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) return line
  const mean = line.reduce((sum, [, lat]) => sum + lat, 0) / line.length
  const pole = mean < 0 ? -90 : 90
  return [...line, [last[0], pole], [first[0], pole], first]
}

/** Twice the signed area in square degrees; positive for a counter-clockwise ring. */
function doubleArea(ring: Line): number {
  let sum = 0
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const a = ring[index]
    const b = ring[index + 1]
    if (a && b) sum += a[0] * b[1] - b[0] * a[1]
  }
  return sum
}

/** The area of a closed ring in square degrees. */
export function ringArea(ring: Line): number {
  return Math.abs(doubleArea(ring)) / 2
}

/** Winds rings as RFC 7946 requires: outer counter-clockwise, holes clockwise. */
export function windPolygon(rings: readonly Line[]): Position[][] {
  return rings.map((ring, index) => (doubleArea(ring) > 0 === (index === 0) ? [...ring] : ring.toReversed()))
}

type Edge = Readonly<{ isInside: (p: Position) => boolean; cut: (a: Position, b: Position) => Position }>

function edgesOf([west, south, east, north]: Box): readonly Edge[] {
  const atLon =
    (lon: number) =>
    (a: Position, b: Position): Position => [lon, a[1] + ((b[1] - a[1]) * (lon - a[0])) / (b[0] - a[0])]
  const atLat =
    (lat: number) =>
    (a: Position, b: Position): Position => [a[0] + ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]), lat]
  return [
    { isInside: (p) => p[0] >= west, cut: atLon(west) },
    { isInside: (p) => p[0] <= east, cut: atLon(east) },
    { isInside: (p) => p[1] >= south, cut: atLat(south) },
    { isInside: (p) => p[1] <= north, cut: atLat(north) },
  ]
}

/** Clips a closed ring to a box; empty if nothing is left. Source: Sutherland, Hodgman, "Reentrant polygon clipping" (1974). */
export function clipRing(ring: Line, box: Box): Position[] {
  let open: Position[] = ring.slice(0, -1)
  for (const edge of edgesOf(box)) {
    const clipped: Position[] = []
    open.forEach((point, index) => {
      const before = open.at(index - 1)
      if (!before) return
      if (edge.isInside(point) !== edge.isInside(before)) clipped.push(edge.cut(before, point))
      if (edge.isInside(point)) clipped.push(point)
    })
    open = clipped
  }
  const first = open[0]
  return first && open.length >= 3 ? [...open, first] : []
}

/** Clips a line to a box and returns the pieces inside, in order. */
export function clipLine(line: Line, box: Box): Position[][] {
  let pieces: Position[][] = [[...line]]
  for (const edge of edgesOf(box)) {
    pieces = pieces.flatMap((piece) => {
      const parts: Position[][] = []
      let current: Position[] = []
      piece.forEach((point, index) => {
        const before = piece[index - 1]
        if (before && edge.isInside(point) !== edge.isInside(before)) {
          current.push(edge.cut(before, point))
          if (!edge.isInside(point)) {
            parts.push(current)
            current = []
          }
        }
        if (edge.isInside(point)) current.push(point)
      })
      parts.push(current)
      return parts.filter((part) => part.length >= 2)
    })
  }
  return pieces
}

/** Rounds a line and drops repeated positions. */
export function roundLine(line: Line, factor: number): Position[] {
  const rounded: Position[] = []
  for (const position of line) {
    const next = roundPosition(position, factor)
    const before = rounded.at(-1)
    if (!before || before[0] !== next[0] || before[1] !== next[1]) rounded.push(next)
  }
  return rounded
}

function squareDistanceToEdge([x, y]: Position, a: Position, b: Position, scale: number): number {
  const ax = (a[0] - x) * scale
  const ay = a[1] - y
  const dx = (b[0] - a[0]) * scale
  const dy = b[1] - a[1]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  return (ax + t * dx) * (ax + t * dx) + (ay + t * dy) * (ay + t * dy)
}

/** Cells per side of the search grid, number of refinements, and the scale of longitude. */
const GRID = { cells: 12, rounds: 5, scale: 0.766 } as const

/** A position well inside a closed ring: the grid point farthest from every edge. Null for a ring without area. */
export function innermostPoint(ring: Line): Position | null {
  const lons = ring.map(([lon]) => lon)
  const lats = ring.map(([, lat]) => lat)
  let west = Math.min(...lons)
  let south = Math.min(...lats)
  let width = Math.max(...lons) - west
  let height = Math.max(...lats) - south
  let best: Position | null = null
  let bestDistance = -1
  for (let round = 0; round < GRID.rounds; round += 1) {
    for (const point of gridWithin(ring, [west, south, west + width, south + height], GRID.cells)) {
      let distance = Number.POSITIVE_INFINITY
      // Nearer to an edge than the best point so far, it is none.
      for (let index = 0; index + 1 < ring.length && distance > bestDistance; index += 1) {
        const a = ring[index]
        const b = ring[index + 1]
        if (a && b) distance = Math.min(distance, squareDistanceToEdge(point, a, b, GRID.scale))
      }
      if (distance > bestDistance) {
        best = point
        bestDistance = distance
      }
    }
    if (!best) return null
    width /= 4
    height /= 4
    west = best[0] - width / 2
    south = best[1] - height / 2
  }
  return best
}
