import type { Pixel, Stroke } from '#picture/lines.ts'
import { segmentDistance } from '#picture/lines.ts'

/** A possible place of a label: its top left corner and alignment. A higher cost is a worse place. */
export interface Candidate {
  x: number
  y: number
  align: 'start' | 'end' | 'center'
  cost: number
  /** The point that it belongs to, px. */
  anchor: Pixel
  /** The end of its leader; null without one. */
  leader: Pixel | null
}

/** A label in one of its forms: the more it says, the more room it takes. */
interface FormOfLabel {
  form: string
  width: number
  height: number
  /** By cost, lowest first. */
  candidates: readonly Candidate[]
}

export interface LabelToPlace {
  key: string
  /** The route whose line it names; null for a place. */
  route: string | null
  /** The fullest first. */
  forms: readonly FormOfLabel[]
  /** Where it was: it stays there while that is possible. */
  before: { form: string; index: number } | null
}

export interface PlacedLabel {
  form: string
  candidate: Candidate
  /** Of the candidate, for the next placement. */
  index: number
  box: Box
}

export interface PlacingInput {
  /** In order of importance. */
  labels: readonly LabelToPlace[]
  viewport: { width: number; height: number }
  /** Hubs and whatever else no label may cover. */
  obstacles: readonly Box[]
  /** Whether a box is at least `gap` px from the cards over the map. */
  isClear?: (box: Box, gap: number) => boolean
  lines: LineSpace
}

/** Gap between labels, px, and between a label and the edge of the map or an obstacle. */
const GAP = 5
const EDGE = 6
/** Gap between a label and any line. */
const CLEAR = 3
/** Greatest distance between a label and its line without a leader, and with one. */
const CLOSE = 12
const FAR = 40
/** Cost of each form below the fullest, and of a label that is left out. */
const SHORTER = 100
const LEFT_OUT = 1000
/** Number of other orders to try. */
const TIMES = 6

/**
 * Places labels so that none covers another, an obstacle or a line, and none is nearer to another line than to its own. A
 * label without room takes a shorter form, then is left out; it never moves elsewhere. If one finds no room for its
 * fullest form, orders that start with it are tried, and the best of all is kept.
 */
export function placeLabels(input: PlacingInput): ReadonlyMap<string, PlacedLabel> {
  const places = new Places(input)
  let order = input.labels
  let best: Attempt | null = null
  for (let time = 0; time <= TIMES; time += 1) {
    const attempt = placeInOrder(order, places)
    if (best === null || attempt.cost < best.cost) best = attempt
    const worst = attempt.worst
    if (worst === null || order[0] === worst) break
    order = [worst, ...order.filter((label) => label !== worst)]
  }
  return best?.placed ?? new Map()
}

interface Attempt {
  placed: ReadonlyMap<string, PlacedLabel>
  cost: number
  /** The first label of a line that had to be shortened or left out; null if there is none. */
  worst: LabelToPlace | null
}

function placeInOrder(order: readonly LabelToPlace[], places: Places): Attempt {
  const placed = new Map<string, PlacedLabel>()
  const taken: Box[] = []
  let cost = 0
  let worst: { label: LabelToPlace; shorter: number } | null = null
  for (const label of order) {
    const found = placeOne(label, taken, places)
    const shorter = found ? label.forms.findIndex(({ form }) => form === found.form) : label.forms.length
    // Places give way to lines: they never change the order.
    if (label.route !== null) {
      cost += found ? shorter * SHORTER + found.candidate.cost : LEFT_OUT
      if (shorter > (worst?.shorter ?? 0)) worst = { label, shorter }
    }
    if (!found) continue
    placed.set(label.key, found)
    taken.push(found.box)
  }
  return { placed, cost, worst: worst?.label ?? null }
}

function placeOne(label: LabelToPlace, taken: readonly Box[], places: Places): PlacedLabel | null {
  for (const { form, width, height, candidates } of label.forms) {
    const fits = (index: number): PlacedLabel | null => {
      const candidate = candidates[index]
      if (!candidate) return null
      const { x, y } = candidate
      const box = { left: x, top: y, right: x + width, bottom: y + height }
      return places.hasRoom(box, candidate, label.route, taken) ? { form, candidate, index, box } : null
    }
    const stays = label.before?.form === form ? fits(label.before.index) : null
    if (stays) return stays
    for (const index of candidates.keys()) {
      const found = fits(index)
      if (found) return found
    }
  }
  return null
}

/** Room for labels. What lines, cards and obstacles leave free is found once for all orders. */
class Places {
  private readonly input: PlacingInput
  private readonly free = new Map<Candidate, boolean>()

  constructor(input: PlacingInput) {
    this.input = input
  }

  hasRoom(box: Box, candidate: Candidate, route: string | null, taken: readonly Box[]): boolean {
    if (taken.some((other) => gapBetween(box, other) < GAP)) return false
    let isFree = this.free.get(candidate)
    if (isFree === undefined) {
      isFree = isClearOfMap(box, candidate, route, this.input)
      this.free.set(candidate, isFree)
    }
    return (
      isFree &&
      (candidate.leader === null ||
        dotsOf(box, candidate.leader).every((dot) => taken.every((other) => gapBetween(dot, other) > 0)))
    )
  }
}

/** Whether a label and its leader cover neither a line, a card nor an obstacle, and it is nearest to its own line. */
function isClearOfMap(
  box: Box,
  { leader }: Candidate,
  route: string | null,
  { viewport, obstacles, isClear = everywhere, lines }: PlacingInput,
): boolean {
  const { left, top, right, bottom } = box
  if (left < EDGE || top < EDGE || right > viewport.width - EDGE || bottom > viewport.height - EDGE)
    return false
  if (obstacles.some((other) => gapBetween(box, other) < GAP) || !isClear(box, GAP)) return false
  if (route === null) return lines.distance(box, null, false, CLEAR) >= CLEAR
  const own = lines.distance(box, route, true)
  if (own < CLEAR || own > (leader ? FAR : CLOSE)) return false
  const other = lines.distance(box, route, false, own + 1)
  if (other < CLEAR || other <= own) return false
  return (
    leader === null ||
    dotsOf(box, leader).every(
      (dot) =>
        obstacles.every((obstacle) => gapBetween(dot, obstacle) > 0) &&
        isClear(dot, Number.MIN_VALUE) &&
        lines.distance(dot, route, false, 2) >= 2,
    )
  )
}

/** Points of the leader between a label and its line, some 4 px apart. */
function dotsOf(box: Box, leader: Pixel): readonly Box[] {
  const from = nearestOn(box, { x: leader[0], y: leader[1] })
  const steps = Math.max(1, Math.ceil(Math.hypot(leader[0] - from.x, leader[1] - from.y) / 4))
  return Array.from({ length: steps + 1 }, (_, step) => {
    const x = from.x + ((leader[0] - from.x) * step) / steps
    const y = from.y + ((leader[1] - from.y) * step) / steps
    return { left: x, top: y, right: x, bottom: y }
  })
}

function everywhere(): boolean {
  return true
}

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

/** The point of a box nearest to another point. */
export function nearestOn(box: Box, to: { x: number; y: number }): { x: number; y: number } {
  return {
    x: Math.min(Math.max(to.x, box.left), box.right),
    y: Math.min(Math.max(to.y, box.top), box.bottom),
  }
}
