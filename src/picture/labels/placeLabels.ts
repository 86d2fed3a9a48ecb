import { memoizeByObject } from '#lib/memoizeByObject.ts'
import { type Pixel, type Stroke, segmentDistance } from '#picture/lines.ts'

/** A possible place of a label: its top left corner and alignment. A higher cost is a worse place. */
export interface Candidate {
  x: number
  y: number
  align: 'start' | 'end' | 'center'
  cost: number
  /** The point that it belongs to, px. */
  anchor: Pixel
  /** Whether a leader joins it to that point. */
  hasLeader: boolean
}

/** A label in one of its forms: the more it says, the more room it takes. */
export interface FormOfLabel {
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
  before?: { form: number; index: number } | null
}

export interface PlacedLabel {
  form: number
  candidate: Candidate
  /** Of the candidate, for the next placement. */
  index: number
  box: Box
  leader: Leader | null
}

/** Ends of a leader, at the label and on the line. */
export type Leader = readonly [from: Pixel, to: Pixel]

/** What keeps labels apart, px, and what a worse place costs. */
interface Spacing {
  /** Gaps between labels, to the edge of the map, to a line, and between a leader and what it passes. */
  gap: number
  edge: number
  line: number
  pass: number
  /** Space between a label and its leader. */
  leaderGap: number
  /** A leader may touch its own line within this distance of its end. */
  ownEnd: number
  /** Greatest distance of a name from its line, without a leader and with one. */
  reach: { close: number; far: number }
  /** How many times nearer a name with a leader is to its own line than to any other; 0: it may be anywhere. */
  nearer: number
  /** Cost of each form below the fullest, and of a label that is left out. */
  shorter: number
  leftOut: number
  /** Number of other orders to try. */
  orders: number
  /** Places give way to lines: they never change the order. */
  placesGiveWay: boolean
}

/** For maps of a page and their pictures, and for maps of steps, which are read across a room. */
export const SPACING = {
  page: {
    gap: 5,
    edge: 6,
    line: 3,
    pass: 2,
    leaderGap: 0,
    ownEnd: Number.POSITIVE_INFINITY,
    reach: { close: 12, far: 110 },
    nearer: 0,
    shorter: 100,
    leftOut: 1000,
    orders: 6,
    placesGiveWay: true,
  },
  stage: {
    gap: 8,
    edge: 14,
    line: 5,
    pass: 4,
    leaderGap: 6,
    ownEnd: 16,
    reach: { close: 30, far: 190 },
    nearer: 1.25,
    shorter: 200,
    leftOut: 2000,
    orders: 14,
    placesGiveWay: false,
  },
} as const satisfies Record<string, Spacing>

/** Gap between a label and an obstacle, px. */
const CLEAR = 5
/** A leader may enter an obstacle within this distance of its end, px: the dot of the hub that it names. */
const OWN_DOT = 6

interface Size {
  width: number
  height: number
}

interface SpaceInput {
  spacing: Spacing
  size: Size
  lines: LineSpace
  /** Hubs and whatever else no label may cover. */
  obstacles: readonly Box[]
  /** Whether a box is at least `gap` px from the cards over the map. */
  isClear?: (box: Box, gap: number) => boolean
}

interface Attempt {
  placed: ReadonlyMap<string, PlacedLabel>
  cost: number
  /** The label that had to be shortened most, or left out; null if there is none. */
  worst: LabelToPlace | null
}

/** The free room of a map. What lines, cards and obstacles leave free is found once for all orders. */
export class LabelSpace {
  private readonly input: SpaceInput
  private readonly free = new Map<Candidate, boolean>()

  constructor(input: SpaceInput) {
    this.input = input
  }

  /**
   * Places labels, given in order of importance, so that none covers another, an obstacle or a line, and none without a
   * leader is nearer to another line than to its own. A label without room takes a shorter form, then is left out. If one
   * finds no room for its fullest form, orders that start with it are tried, and the best of all is kept.
   */
  place(labels: readonly LabelToPlace[]): ReadonlyMap<string, PlacedLabel> {
    let order = labels
    let best: Attempt | null = null
    for (let time = 0; time <= this.input.spacing.orders; time += 1) {
      const attempt = this.placeInOrder(order)
      if (best === null || attempt.cost < best.cost) best = attempt
      const { worst } = attempt
      if (worst === null || order[0] === worst) break
      order = [worst, ...order.filter((label) => label !== worst)]
    }
    return best?.placed ?? new Map()
  }

  /** Whether a box lies on the map and covers neither a line, a card nor an obstacle. */
  isFree(box: Box): boolean {
    const { line } = this.input.spacing
    return this.isOnMap(box) && this.input.lines.distance(box, null, false, line) >= line
  }

  private placeInOrder(order: readonly LabelToPlace[]): Attempt {
    const { shorter, leftOut, placesGiveWay } = this.input.spacing
    const placed = new Map<string, PlacedLabel>()
    let cost = 0
    let worst: { label: LabelToPlace; cost: number } | null = null
    for (const label of order) {
      const found = this.placeOne(label, [...placed.values()])
      if (!placesGiveWay || label.route !== null) {
        const own = found ? found.form * shorter + found.candidate.cost : leftOut
        cost += own
        if (own >= shorter && own > (worst?.cost ?? 0)) worst = { label, cost: own }
      }
      if (found) placed.set(label.key, found)
    }
    return { placed, cost, worst: worst?.label ?? null }
  }

  private placeOne(label: LabelToPlace, taken: readonly PlacedLabel[]): PlacedLabel | null {
    for (const [form, { width, height, candidates }] of label.forms.entries()) {
      const fits = (index: number): PlacedLabel | null => {
        const candidate = candidates[index]
        if (!candidate || this.free.get(candidate) === false) return null
        const { x, y, hasLeader, anchor } = candidate
        const box = { left: x, top: y, right: x + width, bottom: y + height }
        const leader = hasLeader ? leaderOf(box, anchor, this.input.spacing.leaderGap) : null
        const found = { form, candidate, index, box, leader }
        return this.isApart(found, taken) && this.isClearOfMap(found, label.route) ? found : null
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

  /** Whether a label and its leader are clear of the placed ones. */
  private isApart({ box, leader }: PlacedLabel, taken: readonly PlacedLabel[]): boolean {
    const { gap, pass } = this.input.spacing
    if (taken.some((other) => gapBetween(box, other.box) < gap)) return false
    const leaders = taken.flatMap((other) => (other.leader ? [dotsOf(other.leader)] : []))
    const isNear = (dot: Box) => leaders.some((dots) => dots.some((other) => gapBetween(dot, other) < pass))
    if (isNear(box)) return false
    if (!leader) return true
    return dotsOf(leader).every(
      (dot) => !isNear(dot) && taken.every((other) => gapBetween(dot, other.box) >= pass),
    )
  }

  /** Whether a label and its leader are clear of the map itself, and the label nearest to its own line. */
  private isClearOfMap({ box, candidate, leader }: PlacedLabel, route: string | null): boolean {
    const known = this.free.get(candidate)
    if (known !== undefined) return known
    const is =
      (route === null
        ? this.isFree(box)
        : this.isOnMap(box) && this.isBesideOwnLine(box, route, leader !== null)) &&
      (leader === null || this.isLeaderClear(leader, route))
    this.free.set(candidate, is)
    return is
  }

  private isOnMap(box: Box): boolean {
    const { size, obstacles, isClear, spacing } = this.input
    const { edge, gap } = spacing
    const { left, top, right, bottom } = box
    if (left < edge || top < edge || right > size.width - edge || bottom > size.height - edge) return false
    return obstacles.every((other) => gapBetween(box, other) >= CLEAR) && (isClear?.(box, gap) ?? true)
  }

  private isBesideOwnLine(box: Box, route: string, hasLeader: boolean): boolean {
    const { lines, spacing } = this.input
    const { line, reach, nearer } = spacing
    const own = lines.distance(box, route, true)
    if (own < line || own > (hasLeader ? reach.far : reach.close)) return false
    const least = Math.max(line, own * (hasLeader ? nearer : 1))
    return lines.distance(box, route, false, least + 1) > least
  }

  private isLeaderClear(leader: Leader, route: string | null): boolean {
    const { lines, obstacles, isClear, spacing } = this.input
    const { pass, ownEnd } = spacing
    const [, [x, y]] = leader
    return dotsOf(leader).every((dot) => {
      if (lines.distance(dot, route, false, pass) < pass) return false
      if (isClear?.(dot, Number.MIN_VALUE) === false) return false
      const away = Math.hypot(dot.left - x, dot.top - y)
      return (
        (away <= OWN_DOT || obstacles.every((other) => gapBetween(dot, other) > 0)) &&
        (away <= ownEnd || lines.distance(dot, route, true, 2) >= 2)
      )
    })
  }
}

/** A leader from the side of a label that faces the point. */
function leaderOf({ left, top, right, bottom }: Box, to: Pixel, gap: number): Leader {
  const x = Math.min(Math.max(to[0], left - gap), right + gap)
  const y = Math.min(Math.max(to[1], top - gap), bottom + gap)
  return [[x, y], to]
}

/** Points of a leader, some 4 px apart. */
export const dotsOf = memoizeByObject(([[fromX, fromY], [toX, toY]]: Leader): readonly Box[] => {
  const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / 4))
  return Array.from({ length: steps + 1 }, (_, step) => {
    const x = fromX + ((toX - fromX) * step) / steps
    const y = fromY + ((toY - fromY) * step) / steps
    return { left: x, top: y, right: x, bottom: y }
  })
})

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
   * another line, then of all, evenly spaced, from the middle outwards.
   */
  pointsOf(route: string, map: Size): readonly LinePoint[] {
    const lines = this.lines
      .filter((line) => line.route === route)
      .toSorted((a, b) => widest(b) - widest(a))
      .map((line) => linePoints(line).filter(({ at }) => isOn(at, map, 0)))
    return [...pointsAt(lines[0] ?? [], SHARES), ...pointsAt(lines.flat(), SHARES)]
  }

  /** Points of each main line of a route that are on the map, the longest line first; of any line where those are not. */
  mainPointsOf(route: string, map: Size): readonly LinePoint[] {
    const own = this.lines
      .filter((line) => line.route === route)
      .toSorted((a, b) => b.points.length - a.points.length)
    const points = (lines: readonly Line[]) =>
      lines.flatMap((line) => pointsAt(linePoints(line), MAIN_SHARES)).filter(({ at }) => isOn(at, map, 8))
    const main = points(own.filter(({ isMain }) => isMain))
    return (main.length > 0 ? main : points(own)).slice(0, 8)
  }
}

/** A point of a line and half the line's width there, px. */
export interface LinePoint {
  at: Pixel
  half: number
}

/** Positions along the points of one line or all lines of a route, the best one first. */
const SHARES = [0.45, 0.25, 0.65, 0.85, 0.1] as const

const MAIN_SHARES = [0.55, 0.4, 0.7, 0.25, 0.85, 0.12] as const

function linePoints({ points, halves }: Line): readonly LinePoint[] {
  return points.map((at, index) => ({ at, half: halves[index] ?? 0 }))
}

function isOn([x, y]: Pixel, { width, height }: Size, inset: number): boolean {
  return x >= inset && y >= inset && x <= width - inset && y <= height - inset
}

function pointsAt(points: readonly LinePoint[], shares: readonly number[]): readonly LinePoint[] {
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
