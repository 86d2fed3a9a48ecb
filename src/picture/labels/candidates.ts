import type { Pixel } from '#picture/lines.ts'
import type { Size } from '#picture/mercator.ts'
import type { LinePoint } from './lineSpace.ts'
import { type Candidate, SPACING } from './placeLabels.ts'

type Direction = readonly [across: number, down: number]

/** Directions from a point, the best one first: right and left, then above and below, then the diagonals. */
const DIRECTIONS: readonly Direction[] = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
]

/** Number of directions that are not corners; they come first. */
export const SIDES = 4

/** Half the usual size of the label of a country, px. */
const PLACE = [28, 18] as const
/** Cost of covering the label of a place. */
const COVERED = 15

/** The same beside a line: best to its right, where the name begins at it. */
const BESIDE_LINE: readonly Direction[] = [
  [1, 0],
  [1, -1],
  [1, 1],
  [0, -1],
  [-1, 0],
  [0, 1],
  [-1, -1],
  [-1, 1],
]

/** Where the name of a line may be. */
interface Beside {
  /** Distances from the line, px, and what each costs; the nearest with room is taken. */
  distances: readonly { px: number; cost: number; hasLeader: boolean }[]
  directions: readonly Direction[]
  /** Cost of the next direction. */
  direction: number
  /** Gap across and down at a corner, as a share of the gap. */
  corner: number
  /** Px from the top of a label beside its line to what is level with the point; null: its middle. */
  level: number | null
  /** What would be cut above and below the line slides along the edge of the map, this far from it, px; null: it stays. */
  slide: number | null
}

const ON_STAGE = {
  directions: [
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
  ],
  direction: 1.5,
  // They touch the point with their corner, so that a leader is short.
  corner: 0.75,
  level: 18,
  slide: SPACING.stage.edge,
} as const

/** For names of a page's map, for callouts of a step, and for its bare values, which have no leader. */
export const BESIDE = {
  page: {
    distances: [
      { px: 8, cost: 0, hasLeader: false },
      { px: 28, cost: 30, hasLeader: true },
      // So far that other orders are tried first.
      { px: 52, cost: 110, hasLeader: true },
      { px: 84, cost: 220, hasLeader: true },
    ],
    directions: BESIDE_LINE,
    direction: 1,
    corner: 1,
    level: null,
    slide: null,
  },
  callout: {
    ...ON_STAGE,
    distances: [26, 44, 66, 90, 120].map((px, step) => ({ px, cost: 8 * step, hasLeader: true })),
  },
  bare: {
    ...ON_STAGE,
    distances: [6, 12, 20].map((px, step) => ({ px, cost: 8 * step, hasLeader: false })),
  },
} as const satisfies Record<string, Beside>

/**
 * Places of the name of a line around some of its points. `places` are the points of countries with labels, which would
 * have no room under it.
 */
export function besideLine(
  points: readonly LinePoint[],
  size: Size,
  { distances, directions, direction, ...shape }: Beside,
  map: Size,
  places: readonly Pixel[] = [],
): readonly Candidate[] {
  const beside = { ...shape, map }
  return distances
    .flatMap(({ px, cost, hasLeader }) =>
      points.flatMap(({ at, half, cost: own, canLead }) =>
        (hasLeader && !canLead ? [] : directions).map((towards, index): Candidate => {
          // Fields are named, not spread: most candidates for the labels of a map are made here.
          const { x, y, align, anchor } = placeAt(at, size, towards, px + half, beside)
          const covered = places.filter(
            ([placeX, placeY]) =>
              placeX > x - PLACE[0] &&
              placeX < x + size.width + PLACE[0] &&
              placeY > y - PLACE[1] &&
              placeY < y + size.height + PLACE[1],
          ).length
          return {
            x,
            y,
            align,
            anchor,
            cost: cost + own + index * direction + covered * COVERED,
            hasLeader,
          }
        }),
      ),
    )
    .sort(byCost)
}

/** Places of a label around a point, `gap` px away. */
export function aroundPoint(at: Pixel, size: Size, gap: number): readonly Candidate[] {
  return DIRECTIONS.map((direction, index) => ({
    ...placeAt(at, size, direction, gap),
    cost: index,
    hasLeader: false,
  }))
}

/** Places of a label centred on points, the cheapest first. */
export function centredOn(points: readonly { at: Pixel; cost: number }[], size: Size): readonly Candidate[] {
  return points
    .map(
      ({ at, cost }): Candidate => ({
        x: at[0] - size.width / 2,
        y: at[1] - size.height / 2,
        align: 'center',
        cost,
        hasLeader: false,
        anchor: at,
      }),
    )
    .sort(byCost)
}

/** A point, and `steps` steps of `[across, down]` px to every side of it; each costs more than the last. */
export function gridAround(
  [x, y]: Pixel,
  [across, down]: Pixel,
  steps: number,
): { at: Pixel; cost: number }[] {
  const along = Array.from({ length: 2 * steps + 1 }, (_, index) => index - steps)
  return along.flatMap((column) =>
    along.map((row) => ({
      at: [x + column * across, y + row * down] as const,
      cost: Math.hypot(column, row) * 3,
    })),
  )
}

function byCost(a: Candidate, b: Candidate): number {
  return a.cost - b.cost
}

/** Between a corner and the middle the label lies above or below the point, further to one side. */
function placeAt(
  at: Pixel,
  { width, height }: Size,
  [across, down]: Direction,
  gap: number,
  { corner, level, slide, map }: Pick<Beside, 'corner' | 'level' | 'slide'> & { map: Size } = AROUND,
): Pick<Candidate, 'x' | 'y' | 'align' | 'anchor'> {
  const reach = Math.abs(across) === 1 && down !== 0 ? gap * corner : gap
  const left =
    across === 1 ? at[0] + reach : across === -1 ? at[0] - reach - width : at[0] - width / 2 + across * width
  const middle = level === null ? height / 2 : Math.min(height / 2, level)
  const y = down > 0 ? at[1] + reach : down < 0 ? at[1] - reach - height : at[1] - middle
  const x = down === 0 || slide === null ? left : Math.max(slide, Math.min(left, map.width - slide - width))
  const isMiddle = across === 0 && slide === null
  return { x, y, align: across === -1 ? 'end' : isMiddle ? 'center' : 'start', anchor: at }
}

/** At a corner as far from a point as beside it. */
const AROUND = { corner: 0.85, level: null, slide: null, map: { width: 0, height: 0 } }
