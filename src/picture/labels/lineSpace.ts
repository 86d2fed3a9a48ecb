import { segmentDistance } from '#picture/lines/outlines.ts'
import type { Pixel, Stroke } from '#picture/lines/strokes.ts'
import { type Box, gapBetween } from './boxes.ts'

/** A drawn line in px of the map, and the box around it. */
interface Line {
  route: string
  points: readonly Pixel[]
  halves: readonly number[]
  box: Box
}

/** The drawn lines as obstacles of labels. */
export class LineSpace {
  private readonly lines: readonly Line[]

  /** `shift` moves the strokes into the map, px. */
  constructor(strokes: readonly Stroke[], [dx, dy]: Pixel) {
    this.lines = strokes.map(({ route, centre }) => {
      const points = centre.points.map(([x, y]): Pixel => [x + dx, y + dy])
      return { route, points, halves: centre.halves, box: boxAround(points, Math.max(0, ...centre.halves)) }
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
   * Some points of the lines of a route that are on the map, evenly spaced, from the middle outwards. Those of a chosen
   * route begin with some of its widest line, where its name is not taken for that of another line.
   */
  pointsOf(
    route: string,
    { width, height }: { width: number; height: number },
    isChosen = false,
  ): readonly LinePoint[] {
    const lines = this.lines
      .filter((line) => line.route === route)
      .toSorted((a, b) => widest(b) - widest(a))
      .map(({ points, halves }) =>
        points
          .map((point, index): LinePoint => ({ at: point, half: halves[index] ?? 0 }))
          .filter(({ at: [x, y] }) => x >= 0 && y >= 0 && x <= width && y <= height),
      )
    const main = isChosen ? pointsAt(lines[0] ?? [], SHARES.slice(0, 3)) : []
    return [...main, ...pointsAt(lines.flat(), SHARES)]
  }
}

/** A point of a line and half the line's width there, px. */
export interface LinePoint {
  at: Pixel
  half: number
}

/** Positions along the points of one line or all lines of a route, the best one first. */
const SHARES = [0.45, 0.25, 0.65, 0.85, 0.1] as const

function pointsAt(points: readonly LinePoint[], shares: readonly number[]): readonly LinePoint[] {
  const indices = new Set(shares.map((share) => Math.round(share * (points.length - 1))))
  return [...indices].flatMap((index) => points[index] ?? [])
}

function widest({ halves }: Line): number {
  return Math.max(0, ...halves)
}

function boxAround(points: readonly Pixel[], space: number): Box {
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
  return Math.hypot(across, down)
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
