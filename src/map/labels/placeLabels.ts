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

/** A label with its size in px and the places where it may stand. */
export interface LabelToPlace {
  key: string
  width: number
  height: number
  candidates: readonly Candidate[]
  /** A label that must be seen takes the least bad place; another gives way when it would cover one. */
  isFirm: boolean
}

/** Where a label stands: the candidate and its index among those given; hidden where it would cover another. */
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

const COST = { label: 4000, card: 3000, outside: 1600, linePoint: 12, name: 14, change: 10 } as const
/** Share of a label that must be seen at the edge of the map for it to stand there. */
const MOSTLY = 0.6
/** Free space between two labels, in px. */
const GAP = 3

/** A cost from which on a label covers something that must be seen: it is worth looking for room a second time. */
const CROWDED = 300

interface Found {
  candidate: Candidate
  index: number
  cost: number
}

/** Puts the labels one after the other at their best places, so that none covers another. */
export function placeLabels(input: PlacingInput): ReadonlyMap<string, PlacedLabel> {
  const points = gridOf(input.linePoints)
  // The chosen one comes first, whatever it is.
  const first = input.labels.filter(({ isFirm }, index) => isFirm || index === 0)
  const taken = new Map<string, Box>()
  const found = new Map<string, Found>()
  const place = (label: LabelToPlace) => {
    const others = [...taken].flatMap(([key, box]) => (key === label.key ? [] : [box]))
    const best = bestPlace(label, others, points, input)
    if (!best) return
    found.set(label.key, best)
    taken.set(label.key, boxOf(best.candidate, label))
  }
  for (const label of first) place(label)
  // Where the last ones found no room, the first may have some to give.
  if ([...found.values()].some(({ cost }) => cost >= CROWDED)) {
    for (const label of first.toReversed()) place(label)
  }

  const placed = new Map<string, PlacedLabel>()
  for (const label of input.labels) {
    if (!first.includes(label)) place(label)
    const best = found.get(label.key)
    if (!best) continue
    const box = boxOf(best.candidate, label)
    const others = [...taken].flatMap(([key, other]) => (key === label.key ? [] : [other]))
    const isCovered = [...others, ...input.cards].some((other) => overlap(box, other) > 0)
    const visible = visibleShare(box, input.viewport)
    const isHidden = label.isFirm ? visible === 0 : isCovered || visible < MOSTLY
    if (isHidden) taken.delete(label.key)
    placed.set(label.key, { candidate: best.candidate, index: best.index, isHidden })
  }
  return placed
}

/** The place of the least cost among those of a label; null for one without any. */
function bestPlace(
  label: LabelToPlace,
  taken: readonly Box[],
  points: PointGrid,
  input: PlacingInput,
): Found | null {
  let best: Found | null = null
  const stays = input.previous.get(label.key)
  for (const [index, candidate] of label.candidates.entries()) {
    const start = candidate.cost + (stays !== undefined && stays !== index ? COST.change : 0)
    if (best !== null && start >= best.cost) continue
    const cost = start + costOf(boxOf(candidate, label), taken, points, input)
    if (best === null || cost < best.cost) best = { candidate, index, cost }
  }
  return best
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

/** How much of the box can be seen, from 0 to 1. */
function visibleShare(box: Box, viewport: PlacingInput['viewport']): number {
  const inside = overlap(box, { left: 0, top: 0, right: viewport.width, bottom: viewport.height })
  return inside / ((box.right - box.left) * (box.bottom - box.top))
}

function costOf(box: Box, taken: readonly Box[], points: PointGrid, input: PlacingInput): number {
  const area = (box.right - box.left) * (box.bottom - box.top)
  const visible = visibleShare(box, input.viewport)
  let cost = visible < 1 ? COST.outside * (1.3 - visible) : 0
  for (const other of taken) {
    const shared = overlap(box, other)
    if (shared > 0) cost += COST.label * (0.3 + shared / area)
  }
  for (const card of input.cards) {
    const shared = overlap(box, card)
    if (shared > 0) cost += COST.card * (0.3 + shared / area)
  }
  for (const name of input.names) if (overlap(box, name) > 0) cost += COST.name
  return cost + COST.linePoint * pointsIn(points, box)
}

/** Points by the cell that they lie in: most places are far from most lines. */
type PointGrid = ReadonlyMap<number, readonly (readonly [x: number, y: number])[]>

/** Side of a cell in px, and how many cells a row may have. */
const CELL = 32
const ROW = 4096

function cellOf(column: number, row: number): number {
  return row * ROW + column
}

function gridOf(points: PlacingInput['linePoints']): PointGrid {
  const grid = new Map<number, (readonly [number, number])[]>()
  for (const point of points) {
    const cell = cellOf(Math.floor(point[0] / CELL), Math.floor(point[1] / CELL))
    const inCell = grid.get(cell)
    if (inCell) inCell.push(point)
    else grid.set(cell, [point])
  }
  return grid
}

function pointsIn(grid: PointGrid, box: Box): number {
  let count = 0
  for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row += 1) {
    for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column += 1) {
      for (const [x, y] of grid.get(cellOf(column, row)) ?? []) {
        if (x > box.left && x < box.right && y > box.top && y < box.bottom) count += 1
      }
    }
  }
  return count
}
