import { type Pixel, type Stroke, segmentDistance } from '#picture/lines.ts'
import type { Size } from '#picture/mercator.ts'

/** A drawn line in px of the map, and the box around it. */
interface Line {
  route: string
  isMain: boolean
  points: readonly Pixel[]
  halves: readonly number[]
  box: Box
}

/** The drawn lines as obstacles of labels. */
export class LineSpace {
  private readonly lines: readonly Line[]

  /** `shift` moves the strokes into the map, px. */
  constructor(strokes: readonly Stroke[], [dx, dy]: Pixel) {
    this.lines = strokes.map(({ route, isMain, centre }) => {
      const points = centre.points.map(([x, y]): Pixel => [x + dx, y + dy])
      return {
        route,
        isMain,
        points,
        halves: centre.halves,
        box: boxAround(points, Math.max(0, ...centre.halves)),
      }
    })
  }

  /** Px from a box to the nearest line of a route, or of all others; 0 if it covers one. `limit` ends the search. */
  distance(box: Box, route: string | null, isOwn: boolean, limit = Number.POSITIVE_INFINITY): number {
    let least = limit
    for (const line of this.lines) {
      if ((line.route === route) !== isOwn || gapBetween(box, line.box) >= least) continue
      for (let index = 1; index < line.points.length; index += 1) {
        const from = line.points[index - 1]
        const to = line.points[index]
        if (!from || !to) continue
        const half = Math.max(line.halves[index - 1] ?? 0, line.halves[index] ?? 0)
        if (leastGap(box, from, to) - half >= least) continue
        least = Math.min(least, Math.max(0, segmentGap(box, from, to) - half))
        if (least === 0) return 0
      }
    }
    return least
  }

  /**
   * Some points of the lines of a route that are on the map: of its widest line, where its name is not taken for that of
   * another line, then of the others. A point costs more away from the middle of its line and on a thinner line.
   */
  pointsOf(route: string, map: Size): readonly LinePoint[] {
    const [main, ...others] = this.lines
      .filter((line) => line.route === route)
      .toSorted((a, b) => widest(b) - widest(a))
      .map((line) => ({
        width: widest(line),
        points: pointsAt(
          linePoints(line).filter(({ at }) => isOn(at, map, 0)),
          SHARES,
        ),
      }))
    if (!main) return []
    const costOf = ({ at: [x, y] }: Place, nth: number, [first]: readonly Place[]) =>
      first ? POINT * Math.min(nth, Math.hypot(x - first.at[0], y - first.at[1]) / NEAR) : 0
    return [
      ...main.points.map((point, nth) => ({
        ...point,
        cost: costOf(point, nth, main.points),
        canLead: true,
      })),
      ...others.flatMap(({ width, points }) =>
        points.slice(0, OF_OTHERS).map((point, nth) => ({
          ...point,
          cost: costOf(point, nth, points) + THINNER * (1 - width / main.width),
          canLead: false,
        })),
      ),
    ]
  }

  /** Points of each main line of a route that are on the map, the longest line first; of any line where those are not. */
  mainPointsOf(route: string, map: Size): readonly LinePoint[] {
    const own = this.lines
      .filter((line) => line.route === route)
      .toSorted((a, b) => b.points.length - a.points.length)
    const points = (lines: readonly Line[]) =>
      lines.flatMap((line) => pointsAt(linePoints(line), MAIN_SHARES)).filter(({ at }) => isOn(at, map, 8))
    const main = points(own.filter(({ isMain }) => isMain))
    return (main.length > 0 ? main : points(own))
      .slice(0, 8)
      .map((point, nth) => ({ ...point, cost: MAIN_POINT * nth, canLead: true }))
  }
}

/** A point of a line and half the line's width there, px. */
interface Place {
  at: Pixel
  half: number
}

/** A point beside which the name of a line may be. */
export interface LinePoint extends Place {
  cost: number
  /** Whether a leader may end there. */
  canLead: boolean
}

/** Positions along the points of a line, the best one first. */
const SHARES = [0.45, 0.25, 0.65, 0.85, 0.1] as const
/** Number of points of each line that is not the widest. */
const OF_OTHERS = 3
/** Cost of the next point of a line, less where it is nearer to the first one than so many px; cost of the thinnest line. */
const POINT = 3
const NEAR = 20
const THINNER = 15
const MAIN_POINT = 4

const MAIN_SHARES = [0.55, 0.4, 0.7, 0.25, 0.85, 0.12] as const

function linePoints({ points, halves }: Line): readonly Place[] {
  return points.map((at, index) => ({ at, half: halves[index] ?? 0 }))
}

function isOn([x, y]: Pixel, { width, height }: Size, inset: number): boolean {
  return x >= inset && y >= inset && x <= width - inset && y <= height - inset
}

function pointsAt(points: readonly Place[], shares: readonly number[]): readonly Place[] {
  const indices = new Set(shares.map((share) => Math.round(share * (points.length - 1))))
  return [...indices].flatMap((index) => points[index] ?? [])
}

function widest({ halves }: Line): number {
  return Math.max(0, ...halves)
}

/** The box around points, px, with space around it. */
export function boxAround(points: readonly Pixel[], space: number): Box {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return {
    left: Math.min(...xs) - space,
    top: Math.min(...ys) - space,
    right: Math.max(...xs) + space,
    bottom: Math.max(...ys) + space,
  }
}

/** Px between a box and the box around a segment: at most the distance to the segment, and cheap. */
function leastGap({ left, top, right, bottom }: Box, [ax, ay]: Pixel, [bx, by]: Pixel): number {
  const across = Math.max(0, left - Math.max(ax, bx), Math.min(ax, bx) - right)
  const down = Math.max(0, top - Math.max(ay, by), Math.min(ay, by) - bottom)
  return Math.sqrt(across * across + down * down)
}

/** Px between a box and a segment; 0 if they meet. */
export function segmentGap(box: Box, from: Pixel, to: Pixel): number {
  if (meets(box, from, to)) return 0
  const corners: readonly Pixel[] = [
    [box.left, box.top],
    [box.right, box.top],
    [box.right, box.bottom],
    [box.left, box.bottom],
  ]
  return Math.min(
    pointGap(box, from),
    pointGap(box, to),
    ...corners.map((corner) => segmentDistance(from, to, corner)),
  )
}

/** Whether a segment enters a box: clips it to the box, side by side. */
function meets({ left, top, right, bottom }: Box, [x, y]: Pixel, [toX, toY]: Pixel): boolean {
  let [start, end] = [0, 1]
  for (const [step, before, after] of [
    [toX - x, left - x, right - x],
    [toY - y, top - y, bottom - y],
  ] as const) {
    if (step === 0) {
      if (before > 0 || after < 0) return false
      continue
    }
    const [near, far] = step > 0 ? [before / step, after / step] : [after / step, before / step]
    start = Math.max(start, near)
    end = Math.min(end, far)
    if (start > end) return false
  }
  return true
}

function pointGap({ left, top, right, bottom }: Box, [x, y]: Pixel): number {
  return Math.hypot(Math.max(0, left - x, x - right), Math.max(0, top - y, y - bottom))
}

/** A box in px of the map's viewport. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Px between two boxes; 0 if they touch. */
export function gapBetween(a: Box, b: Box): number {
  const across = Math.max(0, a.left - b.right, b.left - a.right)
  const down = Math.max(0, a.top - b.bottom, b.top - a.bottom)
  // Faster than Math.hypot, which takes a tenth of the time of placing labels.
  return Math.sqrt(across * across + down * down)
}
