import type { Pixel, Stroke } from '#picture/lines.ts'
import { EDGE, type StepCandidate } from './stepSpace.ts'

interface Size {
  width: number
  height: number
}

/** Distances of a callout from its line, px: the nearest with room is taken. */
const FULL_DISTANCES = [26, 44, 66, 90, 120] as const
/** Distances of a bare value, which has no leader. */
const BARE_DISTANCES = [6, 12, 20] as const
/** Directions from the point: right, left, below, above, then the corners and what lies between. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
  [0.4, 1],
  [-0.4, 1],
  [0.4, -1],
  [-0.4, -1],
] as const
/** Cost of the next distance, direction and point. */
const COST = { distance: 8, direction: 1.5, point: 4 } as const
/** Points of the line of a route, as shares of its length, the best one first. */
const SHARES = [0.55, 0.4, 0.7, 0.25, 0.85, 0.12] as const

/** A point on a line, and half the line's width there, px. */
interface Anchor {
  at: Pixel
  half: number
}

/** Points of a route's main line that are on the map; of any line where the main one is not. */
export function anchorsOf(
  route: string,
  strokes: readonly Stroke[],
  { width, height }: Size,
): readonly Anchor[] {
  const isOnMap = ([x, y]: Pixel) => x > 8 && y > 8 && x < width - 8 && y < height - 8
  const own = strokes.filter((stroke) => stroke.route === route)
  const lines = [own.filter(({ isMain }) => isMain), own]
  for (const some of lines) {
    const anchors = some
      .toSorted((a, b) => b.centre.points.length - a.centre.points.length)
      .flatMap(({ centre: { points, halves } }) =>
        SHARES.map((share) => Math.round(share * (points.length - 1))).flatMap((index): Anchor[] => {
          const at = points[index]
          return at && isOnMap(at) ? [{ at, half: halves[index] ?? 0 }] : []
        }),
      )
    if (anchors.length > 0) return anchors.slice(0, 8)
  }
  return []
}

/** Places of a callout around points of its line; `isBare` has no leader and stays close. */
export function besideAnchors(
  anchors: readonly Anchor[],
  size: Size,
  map: Size,
  isBare: boolean,
): readonly StepCandidate[] {
  return (isBare ? BARE_DISTANCES : FULL_DISTANCES)
    .flatMap((distance, step) =>
      anchors.flatMap(({ at, half }, point) =>
        DIRECTIONS.map(
          (direction, index): StepCandidate => ({
            ...placeAt(at, size, map, direction, distance + half),
            cost: step * COST.distance + index * COST.direction + point * COST.point,
            anchor: isBare ? null : at,
          }),
        ),
      ),
    )
    .sort((a, b) => a.cost - b.cost)
}

/** Places of a label centred on points, the first one first. */
export function centredOn(
  points: readonly { at: Pixel; cost: number }[],
  size: Size,
): readonly StepCandidate[] {
  return points
    .map(
      ({ at: [x, y], cost }): StepCandidate => ({
        x: x - size.width / 2,
        y: y - size.height / 2,
        align: 'center',
        cost,
        anchor: null,
      }),
    )
    .sort((a, b) => a.cost - b.cost)
}

/** Diagonal labels touch the point with their corner, so that a leader is short. */
function placeAt(
  [atX, y]: Pixel,
  { width, height }: Size,
  map: Size,
  [across, down]: readonly [number, number],
  gap: number,
): Pick<StepCandidate, 'x' | 'y' | 'align'> {
  const isCorner = Math.abs(across) === 1 && down !== 0
  const reach = isCorner ? gap * 0.75 : gap
  // Between a corner and the middle the label lies above or below the point, further to one side.
  const left =
    across === 1 ? atX + reach : across === -1 ? atX - reach - width : atX - width / 2 + across * width
  // Beside the line the name, the first row, is level with the point.
  const top = down > 0 ? y + reach : down < 0 ? y - reach - height : y - Math.min(height / 2, LEVEL)
  // Above and below the line, what would be cut slides along the edge of the map.
  const x = down === 0 ? left : Math.max(EDGE, Math.min(left, map.width - EDGE - width))
  return { x, y: top, align: across === -1 ? 'end' : 'start' }
}

/** Px from the top of a callout to the middle of its first row. */
const LEVEL = 18
