/** A box in px of the map's viewport. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Where a label may stand: the top left corner, and how its text is set. A higher cost is a worse place. */
export interface Candidate {
  x: number
  y: number
  align: 'start' | 'end' | 'center'
  cost: number
}

export interface LabelToPlace {
  key: string
  width: number
  height: number
  candidates: readonly Candidate[]
  /** A label that must be seen takes the least bad place; another gives way when it would cover one. */
  isFirm: boolean
}

export interface PlacedLabel {
  candidate: Candidate
  index: number
  isHidden: boolean
}

interface PlacingInput {
  /** In order of importance. */
  labels: readonly LabelToPlace[]
  viewport: { width: number; height: number }
  /** Cards that stand over the map. */
  cards: readonly Box[]
  /** Points along the lines, some px apart: a label beside a line is read, one on it is not. */
  linePoints: readonly (readonly [x: number, y: number])[]
  /** Names of countries and seas: they give way, but a free place is better. */
  names: readonly Box[]
  /** The candidate that each label had before: it stays where it is unless another place is clearly better. */
  previous: ReadonlyMap<string, number>
}

const COST = { label: 4000, card: 1500, outside: 700, linePoint: 12, name: 14, change: 10 } as const
/** Free space between two labels, in px. */
const GAP = 3

/** Puts the labels one after the other at their best places, so that none covers another. */
export function placeLabels(input: PlacingInput): ReadonlyMap<string, PlacedLabel> {
  const placed = new Map<string, PlacedLabel>()
  const taken: Box[] = []
  for (const label of input.labels) {
    let best: { candidate: Candidate; index: number; cost: number } | null = null
    for (const [index, candidate] of label.candidates.entries()) {
      const stays = input.previous.get(label.key)
      const change = stays !== undefined && stays !== index ? COST.change : 0
      const cost = candidate.cost + change + costOf(boxOf(candidate, label), taken, input)
      if (best === null || cost < best.cost) best = { candidate, index, cost }
    }
    if (!best) continue
    const box = boxOf(best.candidate, label)
    const isCovered = [...taken, ...input.cards].some((other) => overlap(box, other) > 0)
    const isHidden = !isInside(box, input.viewport) || (!label.isFirm && isCovered)
    if (!isHidden) taken.push(box)
    placed.set(label.key, { candidate: best.candidate, index: best.index, isHidden })
  }
  return placed
}

/** The box that a label takes, with the free space around it. */
export function boxOf(at: { x: number; y: number }, size: { width: number; height: number }): Box {
  return {
    left: at.x - GAP,
    top: at.y - GAP,
    right: at.x + size.width + GAP,
    bottom: at.y + size.height + GAP,
  }
}

/** The area that two boxes share, in square px. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width > 0 && height > 0 ? width * height : 0
}

/** Whether any part of the box can be seen. */
function isInside(box: Box, viewport: PlacingInput['viewport']): boolean {
  return box.right > 0 && box.bottom > 0 && box.left < viewport.width && box.top < viewport.height
}

function costOf(box: Box, taken: readonly Box[], input: PlacingInput): number {
  const area = (box.right - box.left) * (box.bottom - box.top)
  const inside = overlap(box, { left: 0, top: 0, right: input.viewport.width, bottom: input.viewport.height })
  let cost = inside < area ? COST.outside * (0.3 + (area - inside) / area) : 0
  for (const other of taken) {
    const shared = overlap(box, other)
    if (shared > 0) cost += COST.label * (0.3 + shared / area)
  }
  for (const card of input.cards) {
    const shared = overlap(box, card)
    if (shared > 0) cost += COST.card * (0.3 + shared / area)
  }
  for (const name of input.names) if (overlap(box, name) > 0) cost += COST.name
  for (const [x, y] of input.linePoints) {
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) cost += COST.linePoint
  }
  return cost
}
