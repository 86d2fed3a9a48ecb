import type { TimelineLane } from '#state/selectors/timelineLanes.ts'
import type { TimelineMark, TimelineModel } from '#state/selectors/timelineModel.ts'
import { layoutLane } from './layoutLane.ts'
import {
  type Box,
  type Density,
  type LaneLayout,
  LETTER,
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
  /** Where the lane begins, and below its name where its signs begin, px. */
  y: number
  top: number
  height: number
  /** How many things of the choice stand in it. */
  count: number
  /** All that is published, from `top`. */
  base: LaneLayout
  /** Keys of what of it is in the choice; the rest is drawn in grey, and not to be pressed. */
  lit: ReadonlySet<string>
  /** What is in the choice where it bears numbers: in rows of its own over the rest, from `top`; null else. */
  overlay: LaneLayout | null
}

export interface TimelineLayout {
  height: number
  /** Between two lanes, px. */
  gap: number
  lanes: readonly DrawnLane[]
  /** In order of date. */
  marks: readonly DrawnMark[]
}

interface LayoutInput {
  lanes: readonly TimelineLane[]
  /** Each lane with all that is published, by its key: it does not change with the choice. */
  bases: ReadonlyMap<string, LaneLayout>
  model: TimelineModel
  frame: PlotFrame
  /** Between two lanes, px. */
  gap: number
  /** How close numbered marks may stand. */
  numbered: Density
  /** Whether the names of the lanes stand above them, where there is no room beside. */
  areNamesAbove: boolean
  groupOf: (mark: TimelineMark) => string
  /** The same in fewer words, for lanes whose name says the status. */
  shortOf?: ((mark: TimelineMark) => string) | undefined
  /** The words beside a mark for a room in px, null where nothing worth reading fits. */
  labelOf: (mark: TimelineMark, room: number) => string | null
}

/** Everything on the timeline, lane under lane; px from the drawing's top left corner. Pure. */
export function layoutTimeline(input: LayoutInput): TimelineLayout {
  const { lanes, bases, model, frame, gap, areNamesAbove, labelOf } = input
  const order = new Map(model.marks.map((mark, index) => [mark.key, index]))
  const drawnLanes: DrawnLane[] = []
  const marks: DrawnMark[] = []
  let y = gap / 2

  for (const lane of lanes) {
    const base = bases.get(lane.key)
    if (!base) continue
    const own = lane.marks.flatMap(({ key }) => model.byKey.get(key) ?? [])
    const overlay = numberedLane(lane, own, input)
    const top = y + (areNamesAbove ? NAME_ABOVE : 0)
    const height = Math.max(base.height, overlay?.height ?? 0)
    const placed = (overlay ?? base).marks.flatMap((place) => {
      const mark = model.byKey.get(place.mark.key)
      return mark ? [lowered({ ...place, mark }, top)] : []
    })
    marks.push(
      ...withTargets(placed, frame, labelOf).map((drawn) => ({
        ...drawn,
        key: `${drawn.mark.key} ${lane.key}`,
      })),
    )
    const lit = new Set(own.map(({ key }) => key))
    drawnLanes.push({ lane, y, top, height: top - y + height, count: own.length, base, lit, overlay })
    y = top + height + gap
  }
  marks.sort((a, b) => (order.get(a.mark.key) ?? 0) - (order.get(b.mark.key) ?? 0))
  return { height: y, gap, lanes: drawnLanes, marks }
}

/**
 * Everything keeps its place whatever is chosen, so that nothing jumps while a period moves; only where marks are few
 * enough to bear numbers they stand in rows of their own, over the rest.
 */
function numberedLane(
  { kind }: TimelineLane,
  own: readonly TimelineMark[],
  input: LayoutInput,
): LaneLayout | null {
  const { frame, numbered, groupOf } = input
  const shortOf = kind === 'status' ? input.shortOf : undefined
  if (own.every(({ number }) => number === null)) return null
  return layoutLane({ marks: own, frame, density: numbered, groupOf, shortOf })
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
