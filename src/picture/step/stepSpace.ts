import { type Box, gapBetween, LineSpace, nearestOn } from '#picture/labels/placeLabels.ts'
import type { Pixel, Strokes } from '#picture/lines.ts'

/** A possible place of a label: its upper left corner. A higher cost is a worse place. */
export interface StepCandidate {
  x: number
  y: number
  align: 'start' | 'end' | 'center'
  cost: number
  /** The point on the line that a leader joins it to; null without one. */
  anchor: Pixel | null
}

/** A label in one of its forms, the fullest first. */
export interface StepForm {
  width: number
  height: number
  candidates: readonly StepCandidate[]
}

/** A label to place. */
export interface StepItem {
  key: string
  /** The route whose line it names; null for other things. */
  route: string | null
  forms: readonly StepForm[]
}

/** Where a label was placed, px of the map. */
export interface StepSpot {
  form: number
  box: Box
  align: StepCandidate['align']
  /** Ends of the leader, at the label and on the line. */
  leader: readonly [from: Pixel, to: Pixel] | null
  cost: number
}

/** Gaps, px: between labels, to the edge of the map, to a line, and between a leader and what it passes. */
const GAP = 8
export const EDGE = 14
const CLEAR = 5
const PASS = 4
/** A leader may touch its own line within this distance of its end, px. */
const OWN_END = 16
/** Space between a label and its leader, px. */
const LEADER_GAP = 6
/** Cost of each form below the fullest, and of a label left out. */
const SHORTER = 200
const LEFT_OUT = 2000
/** Number of other orders to try. */
const TIMES = 14

interface SpaceInput {
  size: { width: number; height: number }
  strokes: Strokes
  /** Whatever else no label may cover. */
  obstacles: readonly Box[]
}

/** The free room of a map. */
export class StepSpace {
  private readonly size: { width: number; height: number }
  private readonly lines: LineSpace
  private readonly obstacles: readonly Box[]
  private readonly free = new Map<StepCandidate, boolean>()

  constructor({ size, strokes, obstacles }: SpaceInput) {
    this.size = size
    this.lines = new LineSpace(strokes.strokes, [0, 0])
    this.obstacles = [...obstacles, ...strokes.strokes.flatMap(({ head }) => (head ? [boxOf(head)] : []))]
  }

  /** Whether a box lies on the map and covers neither a line, an arrowhead nor an obstacle. */
  isFree(box: Box): boolean {
    const { width, height } = this.size
    const { left, top, right, bottom } = box
    return (
      left >= EDGE &&
      top >= EDGE &&
      right <= width - EDGE &&
      bottom <= height - EDGE &&
      this.obstacles.every((other) => gapBetween(box, other) >= CLEAR) &&
      this.lines.distance(box, null, false, CLEAR) >= CLEAR
    )
  }

  /** Places labels in order of importance; where one has no room, orders that begin with it are tried too. */
  place(items: readonly StepItem[], taken: readonly Box[] = []): ReadonlyMap<string, StepSpot> {
    let order = items
    let best: { spots: ReadonlyMap<string, StepSpot>; cost: number } | null = null
    for (let time = 0; time <= TIMES; time += 1) {
      const { spots, cost, worst } = this.placeInOrder(order, taken)
      if (best === null || cost < best.cost) best = { spots, cost }
      if (worst === null || order[0] === worst) break
      order = [worst, ...order.filter((item) => item !== worst)]
    }
    return best?.spots ?? new Map()
  }

  private placeInOrder(order: readonly StepItem[], before: readonly Box[]) {
    const spots = new Map<string, StepSpot>()
    const taken = [...before]
    const leaders: (readonly Box[])[] = []
    let cost = 0
    let worst: { item: StepItem; cost: number } | null = null
    for (const item of order) {
      const spot = this.placeOne(item, taken, leaders)
      const own = spot ? spot.form * SHORTER + spot.cost : LEFT_OUT
      cost += own
      if (own >= SHORTER && own > (worst?.cost ?? 0)) worst = { item, cost: own }
      if (!spot) continue
      spots.set(item.key, spot)
      taken.push(spot.box)
      if (spot.leader) leaders.push(dotsBetween(...spot.leader))
    }
    return { spots, cost, worst: worst?.item ?? null }
  }

  private placeOne(
    item: StepItem,
    taken: readonly Box[],
    leaders: readonly (readonly Box[])[],
  ): StepSpot | null {
    for (const [form, { width, height, candidates }] of item.forms.entries()) {
      for (const candidate of candidates) {
        if (this.free.get(candidate) === false) continue
        const { x, y, align, anchor, cost } = candidate
        const box = { left: x, top: y, right: x + width, bottom: y + height }
        if (taken.some((other) => gapBetween(box, other) < GAP)) continue
        if (leaders.some((dots) => dots.some((dot) => gapBetween(box, dot) < PASS))) continue
        if (!this.isClear(candidate, box, item.route)) continue
        const leader = anchor && leaderOf(box, anchor)
        const isBlocked = (dot: Box) =>
          taken.some((other) => gapBetween(dot, other) < PASS) ||
          leaders.some((dots) => dots.some((other) => gapBetween(dot, other) < CROSSING))
        if (leader && dotsBetween(...leader).some(isBlocked)) continue
        return { form, box, align, leader, cost }
      }
    }
    return null
  }

  /** Whether box and leader are clear of the map itself, found once for all orders. */
  private isClear(candidate: StepCandidate, box: Box, route: string | null): boolean {
    const known = this.free.get(candidate)
    if (known !== undefined) return known
    const { anchor } = candidate
    const is = this.isFree(box) && (anchor === null || this.isLeaderClear(leaderOf(box, anchor), route))
    this.free.set(candidate, is)
    return is
  }

  private isLeaderClear([from, to]: readonly [Pixel, Pixel], route: string | null): boolean {
    return dotsBetween(from, to).every((dot) => {
      if (this.lines.distance(dot, route, false, PASS) < PASS) return false
      const away = Math.hypot(dot.left - to[0], dot.top - to[1])
      return away <= OWN_END || this.lines.distance(dot, route, true, 2) >= 2
    })
  }
}

/** A leader from the side of a label that faces the point. */
function leaderOf(box: Box, to: Pixel): readonly [Pixel, Pixel] {
  const wide = {
    left: box.left - LEADER_GAP,
    top: box.top - LEADER_GAP,
    right: box.right + LEADER_GAP,
    bottom: box.bottom + LEADER_GAP,
  }
  const { x, y } = nearestOn(wide, { x: to[0], y: to[1] })
  return [[x, y], to]
}

/** Leaders with points nearer than this, px, cross. */
const CROSSING = 4

/** Points of a leader, some 4 px apart. */
function dotsBetween([fromX, fromY]: Pixel, [toX, toY]: Pixel): readonly Box[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / 4))
  return Array.from({ length: steps + 1 }, (_, step) => {
    const x = fromX + ((toX - fromX) * step) / steps
    const y = fromY + ((toY - fromY) * step) / steps
    return { left: x, top: y, right: x, bottom: y }
  })
}

function boxOf(points: readonly Pixel[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  }
}
