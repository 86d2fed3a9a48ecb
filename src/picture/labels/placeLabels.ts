import { memoizeByObject } from '#lib/memoize.ts'
import type { Pixel } from '#picture/lines.ts'
import type { Size } from '#picture/mercator.ts'
import { type Box, gapBetween, type LineSpace } from './lineSpace.ts'

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
    return best ? this.improved(best.placed, labels) : new Map()
  }

  /** Whether a box lies on the map and covers neither a line, a card nor an obstacle. */
  isFree(box: Box): boolean {
    const { line } = this.input.spacing
    return this.isOnMap(box) && this.input.lines.distance(box, null, false, line) >= line
  }

  private placeInOrder(order: readonly LabelToPlace[]): Attempt {
    const { shorter, placesGiveWay } = this.input.spacing
    const placed = new Map<string, PlacedLabel>()
    let cost = 0
    let worst: { label: LabelToPlace; cost: number } | null = null
    for (const label of order) {
      const found = this.placeOne(label, [...placed.values()])
      if (!placesGiveWay || label.route !== null) {
        const own = this.costOf(found)
        cost += own
        if (own >= shorter && own > (worst?.cost ?? 0)) worst = { label, cost: own }
      }
      if (found) placed.set(label.key, found)
    }
    return { placed, cost, worst: worst?.label ?? null }
  }

  /** `limit`: places that cost as much or more are not tried. */
  private placeOne(
    label: LabelToPlace,
    taken: readonly PlacedLabel[],
    limit = Number.POSITIVE_INFINITY,
  ): PlacedLabel | null {
    for (const [form, { candidates }] of label.forms.entries()) {
      const fits = (index: number): PlacedLabel | null => {
        const found = this.placeAt(label, form, index)
        return found && this.isApart(found, taken) && this.isClearOfMap(found, label.route) ? found : null
      }
      const stays = label.before?.form === form ? fits(label.before.index) : null
      if (stays) return stays
      for (const [index, { cost }] of candidates.entries()) {
        if (form * this.input.spacing.shorter + cost >= limit) break
        const found = fits(index)
        if (found) return found
      }
    }
    return null
  }

  /** A label at one of its places; null if something of the map is known to be there. */
  private placeAt(label: LabelToPlace, form: number, index: number): PlacedLabel | null {
    const { width, height, candidates } = label.forms[form] ?? {}
    const candidate = candidates?.[index]
    if (!candidate || !width || !height || this.free.get(candidate) === false) return null
    const { x, y, hasLeader, anchor } = candidate
    const box = { left: x, top: y, right: x + width, bottom: y + height }
    const leader = hasLeader ? leaderOf(box, anchor, this.input.spacing.leaderGap) : null
    return { form, candidate, index, box, leader }
  }

  private costOf(placed: PlacedLabel | null | undefined): number {
    const { shorter, leftOut } = this.input.spacing
    return placed ? placed.form * shorter + placed.candidate.cost : leftOut
  }

  /**
   * Gives the name of a line a better place that the name of one other line has, if that one finds another and both
   * together are better off. Names that stay where they were are not moved, and places give way.
   */
  private improved(
    best: ReadonlyMap<string, PlacedLabel>,
    labels: readonly LabelToPlace[],
  ): ReadonlyMap<string, PlacedLabel> {
    if (!this.input.spacing.placesGiveWay) return best
    const placed = new Map(best)
    const names = new Map(
      labels
        .filter(({ key, route, before }) => {
          const at = placed.get(key)
          return route !== null && !(before && at?.form === before.form && at.index === before.index)
        })
        .map((label) => [label.key, label]),
    )
    let hasMoved = false
    for (const label of names.values()) {
      const better = this.betterPlace(label, placed, names)
      for (const [key, at] of better) placed.set(key, at)
      hasMoved ||= better.length > 0
    }
    if (!hasMoved) return best
    const places = labels.filter(({ route }) => route === null)
    for (const { key } of places) placed.delete(key)
    for (const place of places) {
      const at = best.get(place.key)
      const taken = [...placed.values()]
      const found = at && this.isApart(at, taken) ? at : this.placeOne(place, taken)
      if (found) placed.set(place.key, found)
    }
    return placed
  }

  /** New places of a label and of the one that it moves; empty if there are no better ones. */
  private betterPlace(
    label: LabelToPlace,
    placed: ReadonlyMap<string, PlacedLabel>,
    movable: ReadonlyMap<string, LabelToPlace>,
  ): readonly (readonly [key: string, at: PlacedLabel])[] {
    const now = this.costOf(placed.get(label.key))
    const others = [...placed].filter(([key]) => key !== label.key)
    for (const [form, { candidates }] of label.forms.entries()) {
      for (const index of candidates.keys()) {
        const found = this.placeAt(label, form, index)
        const gain = now - this.costOf(found)
        if (found && gain <= 0) break
        const inWay = found ? others.filter(([, at]) => !this.isApart(found, [at])) : []
        const [[key, at] = ['', null], more] = inWay
        const other = movable.get(key)
        if (!found || !at || !other || more || !this.isClearOfMap(found, label.route)) continue
        const taken = [...others.flatMap(([, one]) => (one === at ? [] : [one])), found]
        const moved = this.placeOne(other, taken, this.costOf(at) + gain)
        if (moved && this.costOf(moved) < this.costOf(at) + gain)
          return [
            [label.key, found],
            [key, moved],
          ]
      }
    }
    return []
  }

  /** Whether a label and its leader are clear of the placed ones. */
  private isApart({ box, leader }: PlacedLabel, taken: readonly PlacedLabel[]): boolean {
    const { gap, pass } = this.input.spacing
    if (taken.some((other) => gapBetween(box, other.box) < gap)) return false
    return taken.every(
      (other) =>
        (!other.leader || isClearOf(other.leader, box, pass)) &&
        (!leader ||
          (isClearOf(leader, other.box, pass) && (!other.leader || areApart(leader, other.leader, pass)))),
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
export function leaderOf({ left, top, right, bottom }: Box, to: Pixel, gap: number): Leader {
  const x = Math.min(Math.max(to[0], left - gap), right + gap)
  const y = Math.min(Math.max(to[1], top - gap), bottom + gap)
  return [[x, y], to]
}

/** Whether a leader is at least `pass` px from a box. */
function isClearOf(leader: Leader, box: Box, pass: number): boolean {
  return (
    gapBetween(endsOf(leader), box) >= pass || dotsOf(leader).every((dot) => gapBetween(dot, box) >= pass)
  )
}

function areApart(one: Leader, other: Leader, pass: number): boolean {
  return (
    gapBetween(endsOf(one), endsOf(other)) >= pass || dotsOf(one).every((dot) => isClearOf(other, dot, pass))
  )
}

/** The box around a leader, far cheaper to compare than its points. */
function endsOf([[x, y], [toX, toY]]: Leader): Box {
  return { left: Math.min(x, toX), top: Math.min(y, toY), right: Math.max(x, toX), bottom: Math.max(y, toY) }
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
