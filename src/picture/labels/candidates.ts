import type { Pixel } from '#picture/lines.ts'
import type { Candidate, LinePoint } from './placeLabels.ts'

interface Size {
  width: number
  height: number
}

/** Gap between a line and a label beside it, px. */
const GAP = 8
/** Gap of a label that a leader joins to its line; it starts at most 40 px from the line. */
const FAR_GAP = 28

/** Directions from a point, the best one first: right and left, then above and below, then the diagonals. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const

/** Number of directions that are not corners; they come first. */
export const SIDES = 4

/** Half the usual size of the label of a country, px. */
const PLACE = [28, 18] as const

/** Cost of the next direction, of the next point, of a leader, and of covering the label of a place. */
const COST = { direction: 1, point: 3, leader: 30, place: 15 } as const

/**
 * Places of the name of a line: beside some of its points, close, then with a leader. `places` are the points of
 * countries with labels, which would have no room under it.
 */
export function besideLine(
  points: readonly LinePoint[],
  size: Size,
  places: readonly Pixel[],
): readonly Candidate[] {
  return [GAP, FAR_GAP].flatMap((gap, far) =>
    points.flatMap(({ at, half }, point) =>
      DIRECTIONS.map((direction, index) => {
        const found = placeAt(at, size, direction, gap + half)
        const covered = places.filter(
          ([x, y]) =>
            x > found.x - PLACE[0] &&
            x < found.x + size.width + PLACE[0] &&
            y > found.y - PLACE[1] &&
            y < found.y + size.height + PLACE[1],
        ).length
        return {
          ...found,
          cost: far * COST.leader + point * COST.point + index * COST.direction + covered * COST.place,
          leader: far === 1 ? at : null,
        }
      }),
    ),
  )
}

/** Gap across and down of a label at a corner, as a share of the gap: as far from the dot of a hub as one beside it. */
const CORNER = 0.85

/** Places of a label around a point, `gap` px away. */
export function aroundPoint(at: Pixel, size: Size, gap: number): readonly Candidate[] {
  return DIRECTIONS.map((direction, index) => ({
    ...placeAt(at, size, direction, direction[0] !== 0 && direction[1] !== 0 ? gap * CORNER : gap),
    cost: index,
    leader: null,
  }))
}

/** Places of a label on a point, then `steps` steps of `[across, down]` px to every side. */
export function onPoint(at: Pixel, size: Size, [across, down]: Pixel, steps: number): readonly Candidate[] {
  const candidates: Candidate[] = []
  for (let column = -steps; column <= steps; column += 1) {
    for (let row = -steps; row <= steps; row += 1) {
      candidates.push({
        x: at[0] - size.width / 2 + column * across,
        y: at[1] - size.height / 2 + row * down,
        align: 'center',
        cost: Math.hypot(column, row) * 3,
        leader: null,
        anchor: at,
      })
    }
  }
  return candidates.sort((a, b) => a.cost - b.cost)
}

function placeAt(
  at: Pixel,
  { width, height }: Size,
  [across, down]: readonly [number, number],
  gap: number,
): Pick<Candidate, 'x' | 'y' | 'align' | 'anchor'> {
  const x = across > 0 ? at[0] + gap : across < 0 ? at[0] - gap - width : at[0] - width / 2
  const y = down > 0 ? at[1] + gap : down < 0 ? at[1] - gap - height : at[1] - height / 2
  return { x, y, align: across > 0 ? 'start' : across < 0 ? 'end' : 'center', anchor: at }
}
