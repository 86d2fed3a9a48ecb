import type { Position } from '#domain/route.ts'

/** Degrees of latitude per degree of longitude at 40° north, the middle of the map. */
const LONGITUDE_SCALE = 0.766

/** Pieces between two way points: one per 0.45°, within these limits. */
const PIECES = { least: 10, most: 16, degrees: 0.45 } as const

/** Distance of two points in degrees of latitude. Uses no trigonometry, so that every engine gives the same bits. */
export function planeDistance(a: Position, b: Position): number {
  const x = (a[0] - b[0]) * LONGITUDE_SCALE
  const y = a[1] - b[1]
  return Math.sqrt(x * x + y * y)
}

function roundPosition([lon, lat]: Position): Position {
  // Adding 0 turns negative zero into zero.
  return [Math.round(lon * 1000) / 1000 + 0, Math.round(lat * 1000) / 1000 + 0]
}

function mix(a: Position, b: Position, ta: number, tb: number, t: number): Position {
  const share = (t - ta) / (tb - ta)
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

function mirrored(end: Position, next: Position): Position {
  return [2 * end[0] - next[0], 2 * end[1] - next[1]]
}

/**
 * The points of the centripetal Catmull-Rom curve from `b` to `c`, both included, by the pyramid of Barry and
 * Goldman (1988): knot spacing is the square root of the distance, so that the curve has no loop or cusp.
 */
function span(a: Position, b: Position, c: Position, d: Position): Position[] {
  const ta = 0
  const tb = ta + Math.sqrt(planeDistance(a, b))
  const tc = tb + Math.sqrt(planeDistance(b, c))
  const td = tc + Math.sqrt(planeDistance(c, d))
  const wanted = Math.round(planeDistance(b, c) / PIECES.degrees)
  const count = Math.min(PIECES.most, Math.max(PIECES.least, wanted))
  const points: Position[] = []
  for (let index = 0; index <= count; index += 1) {
    const t = tb + ((tc - tb) * index) / count
    const ab = mix(a, b, ta, tb, t)
    const bc = mix(b, c, tb, tc, t)
    const cd = mix(c, d, tc, td, t)
    points.push(mix(mix(ab, bc, ta, tc, t), mix(bc, cd, tb, td, t), tb, tc, t))
  }
  points[0] = b
  points[count] = c
  return points.map(roundPosition)
}

/**
 * Smooths the legs of one branch as one curve through all their way points, so that nothing bends where a leg ends,
 * and gives the line of each leg; the last point of a leg is the first of the next. Positions are rounded to 3
 * decimals (about 100 m). `lead` and `trail` steer the direction of the two ends and are not drawn.
 */
export function smoothLegs(
  legs: readonly (readonly Position[])[],
  lead: Position | null,
  trail: Position | null,
): Position[][] {
  const path = legs.flatMap((leg, index) => (index === 0 ? leg : leg.slice(1)))
  const [first, second] = path
  const last = path.at(-1)
  const beforeLast = path.at(-2)
  if (!first || !second || !last || !beforeLast) throw new Error('a branch needs at least two way points')
  const knots = [lead ?? mirrored(first, second), ...path, trail ?? mirrored(last, beforeLast)]
  const spans = path.slice(1).map((to, index) => {
    const [a, b, , d] = knots.slice(index, index + 4)
    if (!a || !b || !d) throw new Error('a branch lost a way point')
    return span(a, b, to, d)
  })
  let taken = 0
  return legs.map((leg) => {
    const own = spans.slice(taken, taken + leg.length - 1)
    taken += leg.length - 1
    return own.flatMap((points, index) => (index === 0 ? points : points.slice(1)))
  })
}
