import type { TimelineLane } from '#state/selectors/timelineLanes.ts'
import type { TimelineMark, TimelineModel } from '#state/selectors/timelineModel.ts'
import { layoutLane } from './layoutLane.ts'
import {
  type Box,
  type Density,
  type LaneLayout,
  LETTER,
  type PlacedBand,
  type PlacedMark,
  type PlotFrame,
} from './timelineGeometry.ts'

/** How far beyond its sign a mark can be hit where nothing else stands, px. */
const REACH = 8
const LABEL_GAP = 5
/** What is less than this is no overlap, px. */
const TOUCH = 0.01
/** Rows lower than this have no room for words, px. */
const LABEL_HEIGHT = 14
const LANE_GAP = 6
/** Height of a lane's name where it stands above the lane, px. */
const NAME_ABOVE = 18

/** A mark of the choice: what can be pressed. */
export interface DrawnMark extends PlacedMark {
  /** A measure of several kinds stands in several lanes: the mark with its lane is one of a kind. */
  key: string
  target: Box
  label: { text: string; x: number; width: number } | null
}

export interface DrawnLane {
  lane: TimelineLane
  y: number
  height: number
  /** How many things of the choice stand in it. */
  count: number
}

export interface TimelineLayout {
  height: number
  lanes: readonly DrawnLane[]
  /** In order of date. */
  marks: readonly DrawnMark[]
  bands: readonly PlacedBand[]
  /** What is not in the choice: drawn in grey, and not to be pressed. */
  ghosts: readonly (PlacedMark & { key: string })[]
  ghostBands: readonly PlacedBand[]
}

interface LayoutInput {
  lanes: readonly TimelineLane[]
  /** Each lane with all that is published, by its key: it does not change with the choice. */
  bases: ReadonlyMap<string, LaneLayout>
  model: TimelineModel
  frame: PlotFrame
  /** How close numbered marks may stand. */
  numbered: Density
  /** Whether the names of the lanes stand above them, where there is no room beside. */
  areNamesAbove: boolean
  groupOf: (mark: TimelineMark) => string
  /** The words beside a mark for a room in px, null where nothing worth reading fits. */
  labelOf: (mark: TimelineMark, room: number) => string | null
}

/** Everything on the timeline, lane under lane; px from the drawing's top left corner. Pure. */
export function layoutTimeline(input: LayoutInput): TimelineLayout {
  const { lanes, bases, model, frame, areNamesAbove, labelOf } = input
  const order = new Map(model.marks.map((mark, index) => [mark.key, index]))
  const drawnLanes: DrawnLane[] = []
  const marks: DrawnMark[] = []
  const bands: PlacedBand[] = []
  const ghosts: TimelineLayout['ghosts'][number][] = []
  const ghostBands: PlacedBand[] = []
  let y = LANE_GAP / 2

  for (const lane of lanes) {
    const base = bases.get(lane.key)
    if (!base) continue
    const { lit, litBands, rest, restBands, height, count } = lightLane(lane, base, input)
    const top = y + (areNamesAbove ? NAME_ABOVE : 0)
    const keyOf = (key: string) => `${key} ${lane.key}`
    ghosts.push(...rest.map((placed) => ({ ...lowered(placed, top), key: keyOf(placed.mark.key) })))
    ghostBands.push(...restBands.map((band) => loweredBand(band, keyOf(band.key), top)))
    bands.push(...litBands.map((band) => loweredBand(band, keyOf(band.key), top)))
    const shifted = lit.map((mark) => lowered(mark, top))
    marks.push(
      ...withTargets(shifted, frame, labelOf).map((drawn) => ({ ...drawn, key: keyOf(drawn.mark.key) })),
    )
    drawnLanes.push({ lane, y, height: top - y + height, count })
    y = top + height + LANE_GAP
  }
  marks.sort((a, b) => (order.get(a.mark.key) ?? 0) - (order.get(b.mark.key) ?? 0))
  return { height: y, lanes: drawnLanes, marks, bands, ghosts, ghostBands }
}

interface LitLane {
  lit: readonly PlacedMark[]
  litBands: readonly PlacedBand[]
  rest: readonly PlacedMark[]
  restBands: readonly PlacedBand[]
  height: number
  count: number
}

/**
 * What of a lane is in the choice. Everything keeps its place, so that nothing jumps while a period moves; only where
 * marks are few enough to bear numbers they stand in rows of their own, over the rest.
 */
function lightLane(lane: TimelineLane, base: LaneLayout, input: LayoutInput): LitLane {
  const { model, frame, numbered, groupOf } = input
  const own = lane.marks.flatMap(({ key }) => model.byKey.get(key) ?? [])
  const rest = base.marks.filter(({ mark }) => !model.byKey.has(mark.key))
  if (own.some(({ number }) => number !== null)) {
    const { marks, bands, height } = layoutLane({ marks: own, frame, density: numbered, groupOf })
    return {
      lit: marks,
      litBands: bands,
      rest,
      restBands: base.bands,
      height: Math.max(height, base.height),
      count: own.length,
    }
  }
  const lit = base.marks.flatMap((placed) => {
    const mark = model.byKey.get(placed.mark.key)
    return mark ? [{ ...placed, mark }] : []
  })
  const isLit = (band: PlacedBand) => band.marks.some(({ key }) => model.byKey.has(key))
  return {
    lit,
    litBands: base.bands.filter(isLit),
    rest,
    restBands: base.bands.filter((band) => !isLit(band)),
    height: base.height,
    count: own.length,
  }
}

function lowered(placed: PlacedMark, by: number): PlacedMark {
  const { sign, row, hairline, badge } = placed
  return {
    ...placed,
    sign: { ...sign, y: sign.y + by },
    row: { ...row, y: row.y + by },
    hairline: hairline && { ...hairline, y: hairline.y + by },
    badge: badge && { ...badge, cy: badge.cy + by },
  }
}

function loweredBand(band: PlacedBand, key: string, by: number): PlacedBand {
  return { ...band, key, y: band.y + by, below: band.below && { ...band.below, y: band.below.y + by } }
}

/**
 * Gives each mark of a lane its words and its target: the sign with number and words, widened as far as it can be
 * without coming nearer to a neighbour than half-way.
 */
function withTargets(
  placed: readonly PlacedMark[],
  { left, right }: PlotFrame,
  labelOf: LayoutInput['labelOf'],
): readonly Omit<DrawnMark, 'key'>[] {
  const labelled = placed.map((mark) => ({ ...mark, label: labelOfPlaced(mark, labelOf) }))
  return labelled.map((mark) => {
    const { place, row, label, extent } = mark
    let from = place.from - REACH
    let to = label ? label.x + label.width : place.to + REACH
    for (const other of labelled) {
      if (other === mark || !isBeside(other.row, row)) continue
      if (other.place.from >= place.to - TOUCH) {
        if (!label) to = Math.min(to, (place.to + other.place.from) / 2)
      } else if (other.place.to <= place.from + TOUCH) {
        const end = other.label ? other.label.x + other.label.width : (other.place.to + place.from) / 2
        from = Math.max(from, Math.min(end, place.from))
      }
    }
    // Undated marks lie beyond the plot.
    const x = extent === null ? from : Math.max(from, left - REACH / 2)
    const end = extent === null ? to : Math.min(to, right + REACH / 2)
    return { ...mark, target: { x, y: row.y, width: end - x, height: row.height } }
  })
}

/** Whether two rows share any height: the signs of a band stand in small rows within the row of the band. */
function isBeside(a: PlacedMark['row'], b: PlacedMark['row']): boolean {
  return a.y < b.y + b.height && b.y < a.y + a.height
}

function labelOfPlaced(
  { mark, place, row, room, shape }: PlacedMark,
  labelOf: LayoutInput['labelOf'],
): DrawnMark['label'] {
  if (shape === 'dot' || row.height < LABEL_HEIGHT) return null
  const free = room - 2 * LABEL_GAP
  const text = labelOf(mark, free)
  return text === null ? null : { text, x: place.to + LABEL_GAP, width: Math.min(text.length * LETTER, free) }
}
