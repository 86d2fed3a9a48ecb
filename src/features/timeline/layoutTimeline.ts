import type { TimelineLane, TimelineMark, TimelineModel } from '#state/selectors/timelineModel.ts'
import { layoutLane } from './layoutLane.ts'
import {
  type Box,
  type Density,
  type LaneLayout,
  LETTER,
  type PlacedMark,
  type PlotFrame,
} from './timelineGeometry.ts'

/** How far a target may reach beyond its sign where nothing else is, px. */
const HIT_MARGIN = 8
const LABEL_GAP = 5
/** An overlap below this does not count, px. */
const TOUCH = 0.01
/** Lower rows have no room for labels, px. */
const LABEL_HEIGHT = 14
/** Height of a lane's name above its lane, px. */
const NAME_ABOVE = 18

/** A mark within the choice, which can be pressed. */
export interface DrawnMark extends PlacedMark {
  /** Mark and lane: a measure of several kinds appears in several lanes. */
  key: string
  target: Box
  label: { text: string; x: number; width: number } | null
}

export interface DrawnLane {
  lane: TimelineLane
  /** Top of the lane and, below its name, of its signs, px. */
  y: number
  top: number
  height: number
  /** Number of chosen items in it. */
  count: number
  /** Everything published, from `top`. */
  base: LaneLayout
  /** Keys of the chosen marks; the others are grey and inert. */
  lit: ReadonlySet<string>
  /** The chosen marks with numbers, in rows of their own over the rest, from `top`; null without numbers. */
  overlay: LaneLayout | null
}

export interface TimelineLayout {
  height: number
  /** Between two lanes, px. */
  gap: number
  lanes: readonly DrawnLane[]
  /** In date order. */
  marks: readonly DrawnMark[]
}

interface LayoutInput {
  lanes: readonly TimelineLane[]
  /** Per lane key, the layout of everything published; independent of the choice. */
  bases: ReadonlyMap<string, LaneLayout>
  model: TimelineModel
  frame: PlotFrame
  /** Between two lanes, px. */
  gap: number
  /** Density of numbered marks. */
  numbered: Density
  /** Whether lane names stand above the lanes, for lack of room beside them. */
  areNamesAbove: boolean
  groupOf: (mark: TimelineMark) => string
  /** A shorter `groupOf`, for lanes named after a status. */
  shortOf?: ((mark: TimelineMark) => string) | undefined
  /** The label of a mark for a room in px; null when nothing useful fits. */
  labelOf: (mark: TimelineMark, room: number) => string | null
}

/** The whole timeline, lane under lane; px from the drawing's top left corner. Pure. */
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
 * Marks keep their place whatever is chosen, so that nothing jumps while a period moves. Only numbered marks get rows
 * of their own, over the rest.
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
 * Gives each mark of a lane its label and its target: sign, number and label, widened at most halfway to the next
 * mark.
 */
function withTargets(
  placed: readonly PlacedMark[],
  { left, right }: PlotFrame,
  labelOf: LayoutInput['labelOf'],
): readonly Omit<DrawnMark, 'key'>[] {
  const labelled = placed.map((mark) => ({ ...mark, label: labelOfPlaced(mark, labelOf) }))
  return labelled.map((mark) => {
    const { place, row, label, extent } = mark
    let from = place.from - HIT_MARGIN
    let to = label ? label.x + label.width : place.to + HIT_MARGIN
    for (const other of labelled) {
      if (other === mark || !doRowsOverlap(other.row, row)) continue
      if (other.place.from >= place.to - TOUCH) {
        if (!label) to = Math.min(to, (place.to + other.place.from) / 2)
      } else if (other.place.to <= place.from + TOUCH) {
        const end = other.label ? other.label.x + other.label.width : (other.place.to + place.from) / 2
        from = Math.max(from, Math.min(end, place.from))
      }
    }
    // Undated marks lie beyond the plot.
    const x = extent === null ? from : Math.max(from, left - HIT_MARGIN / 2)
    const end = extent === null ? to : Math.min(to, right + HIT_MARGIN / 2)
    return { ...mark, target: { x, y: row.y, width: end - x, height: row.height } }
  })
}

/** Whether two rows overlap vertically: a band's signs have small rows within the band's row. */
function doRowsOverlap(a: PlacedMark['row'], b: PlacedMark['row']): boolean {
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
