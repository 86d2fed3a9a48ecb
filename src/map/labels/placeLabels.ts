/** A box in px of the map's viewport. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** A possible place of a label: its top left corner and alignment. A higher cost is a worse place. */
export interface Candidate {
  x: number
  y: number
  align: 'start' | 'end' | 'center'
  cost: number
}

/** A label with its size, px, and candidates. */
export interface LabelToPlace {
  key: string
  width: number
  height: number
  /** Px by which its targets extend above and below; no other label may be there. */
  reach?: number
  candidates: readonly Candidate[]
  /** Must be shown, at the least bad place beside cards; other labels are hidden rather than cover something. */
  isFirm: boolean
}

/**
 * The chosen candidate and its index; hidden if it would cover another label or if no candidate is fully on the map.
 */
export interface PlacedLabel {
  candidate: Candidate
  index: number
  isHidden: boolean
}

interface PlacingInput {
  /** In order of importance. */
  labels: readonly LabelToPlace[]
  viewport: { width: number; height: number }
  /** Cards over the map. */
  cards: readonly Box[]
  /** Points along the lines, some px apart: labels on a line are hard to read. */
  linePoints: readonly (readonly [x: number, y: number])[]
  /** Names of countries and seas; they give way, at a small cost. */
  names: readonly Box[]
  /** Index of the candidate that each label had before: it stays unless another is clearly better. */
  previous: ReadonlyMap<string, number>
}

const COST = { label: 4000, card: 3000, linePoint: 12, name: 14, change: 10 } as const
/** Gap between two labels, px. */
const GAP = 3

/** Cost from which a label covers something important: a second pass may find room. */
const RETRY_COST = 300
/** Cost from which a label is far from its line or on another: another order may do better. */
const POOR_COST = 140
/** Number of other orders to try. */
const TIMES = 7

interface Found {
  candidate: Candidate
  index: number
  cost: number
}

/** Places the labels one by one at their best candidates, so that none covers another. */
export function placeLabels(input: PlacingInput): ReadonlyMap<string, PlacedLabel> {
  const points = gridOf(input.linePoints)
  // The selected label comes first, whatever its kind.
  const first = input.labels.filter(({ isFirm }, index) => isFirm || index === 0)
  const { taken, found, place } = lowestCost(first, points, input)

  const placed = new Map<string, PlacedLabel>()
  for (const label of input.labels) {
    if (!first.includes(label)) place(label)
    const best = found.get(label.key)
    if (!best) {
      // Every candidate is cut off by the edge.
      const [candidate] = label.candidates
      if (candidate) placed.set(label.key, { candidate, index: 0, isHidden: true })
      continue
    }
    const box = reachOf(best.candidate, label)
    const others = [...taken].flatMap(([key, other]) => (key === label.key ? [] : [other]))
    const isCovered = [...others, ...input.cards].some((other) => overlap(box, other) > 0)
    // A firm label may touch a card, but not go under it: half a name is unreadable.
    const own = boxOf(best.candidate, label, 0)
    const isHidden = label.isFirm ? input.cards.some((card) => overlap(own, card) > 0) : isCovered
    if (isHidden) taken.delete(label.key)
    placed.set(label.key, { candidate: best.candidate, index: best.index, isHidden })
  }
  return placed
}

/** One attempt: labels placed one by one, each clear of those before it. */
class Placing {
  readonly taken = new Map<string, Box>()
  readonly found = new Map<string, Found>()

  private readonly points: PointGrid
  private readonly input: PlacingInput

  constructor(points: PointGrid, input: PlacingInput) {
    this.points = points
    this.input = input
  }

  readonly place = (label: LabelToPlace): void => {
    const others = [...this.taken].flatMap(([key, box]) => (key === label.key ? [] : [box]))
    const best = bestPlace(label, others, this.points, this.input)
    if (!best) return
    this.found.set(label.key, best)
    this.taken.set(label.key, reachOf(best.candidate, label))
  }

  /** The highest cost of all placed labels. */
  get most(): number {
    return Math.max(0, ...this.costs())
  }

  get sum(): number {
    return this.costs().reduce((sum, cost) => sum + cost, 0)
  }

  private costs(): readonly number[] {
    return [...this.found.values()].map(({ cost }) => cost)
  }
}

/**
 * Places the labels in order; if one finds no room, tries orders that start with the worst placed label and keeps the
 * attempt with the lowest total cost.
 */
function lowestCost(labels: readonly LabelToPlace[], points: PointGrid, input: PlacingInput): Placing {
  let order = labels
  let best: Placing | null = null
  for (let time = 0; time <= TIMES; time += 1) {
    const placing = new Placing(points, input)
    for (const label of order) placing.place(label)
    // If the last ones found no room, the first may make some.
    if (placing.most >= RETRY_COST) for (const label of order.toReversed()) placing.place(label)
    if (best === null || placing.sum < best.sum) best = placing
    if (placing.most < POOR_COST) break
    const isWorst = ({ key }: LabelToPlace) => placing.found.get(key)?.cost === placing.most
    order = [...order.filter(isWorst), ...order.filter((label) => !isWorst(label))]
  }
  return best ?? new Placing(points, input)
}

/** The cheapest candidate that is fully on the map; null if there is none. */
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
    // Infinite for a pulled candidate whose anchor is out of view.
    if (start >= (best?.cost ?? Number.POSITIVE_INFINITY)) continue
    const box = boxOf(candidate, label)
    if (!isInside(box, input.viewport)) continue
    const cost = start + costOf(box, reachOf(candidate, label), taken, points, input)
    if (best === null || cost < best.cost) best = { candidate, index, cost }
  }
  return best
}

/** The box of a label with `space` px around it. */
export function boxOf(
  { x, y }: { x: number; y: number },
  { width, height }: { width: number; height: number },
  space = GAP,
): Box {
  return { left: x - space, top: y - space, right: x + width + space, bottom: y + height + space }
}

/** The box that no other label may enter. */
function reachOf(at: { x: number; y: number }, label: LabelToPlace): Box {
  const box = boxOf(at, label)
  const more = Math.max(0, (label.reach ?? 0) - GAP)
  return { ...box, top: box.top - more, bottom: box.bottom + more }
}

/** The area of the intersection of two boxes, px². */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return width > 0 && height > 0 ? width * height : 0
}

/** Whether a box lies fully on the map. */
export function isInside(
  { left, top, right, bottom }: Box,
  { width, height }: PlacingInput['viewport'],
): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height
}

function costOf(box: Box, reach: Box, taken: readonly Box[], points: PointGrid, input: PlacingInput): number {
  const area = (box.right - box.left) * (box.bottom - box.top)
  let cost = 0
  for (const other of taken) {
    const shared = overlap(reach, other)
    if (shared > 0) cost += COST.label * (0.3 + shared / area)
  }
  for (const card of input.cards) {
    const shared = overlap(box, card)
    if (shared > 0) cost += COST.card * (0.3 + shared / area)
  }
  for (const name of input.names) if (overlap(box, name) > 0) cost += COST.name
  return cost + COST.linePoint * pointsIn(points, box)
}

/** Points by grid cell, because most candidates are far from most lines. */
type PointGrid = ReadonlyMap<number, readonly (readonly [x: number, y: number])[]>

/** Side of a cell, px, and maximum number of cells per row. */
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
