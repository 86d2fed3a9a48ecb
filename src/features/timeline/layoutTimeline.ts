import { type ScaleLinear, scaleLinear } from 'd3-scale'
import {
  dayNumber,
  hairlineEnd,
  signSpan,
  type TimelineMark,
  type TimelineModel,
} from '#state/selectors/timelineModel.ts'
import { type BandWording, layoutBands } from './layoutBands.ts'
import { packRows } from './packRows.ts'
import { type AxisTick, around, type DrawnMark, SIZE, type TimelineLayout } from './timelineGeometry.ts'

/** Below this width the names of the lanes stand above them, not beside. */
const NARROW = 560
const LABELS = 76
const UNDATED = 76
const LANE_GAP = 4
const FEWEST_LEVELS = 3
/** An event's title needs at least this much room to be worth reading. */
const LEAST_LABEL = 64
const MOST_LABEL = 190

interface LayoutInput {
  model: TimelineModel
  span: { firstYear: number; lastYear: number }
  /** Of the whole drawing, px. */
  width: number
  /** Whether anything published has no date: its column is kept free whatever is chosen, so that the axis stays. */
  hasUndated: boolean
  /** The height to keep to if it can be done, px. */
  room: number
  wording: BandWording
}

/** The horizontal scale of the drawing: days since 1970 to px. */
export function timeScale(
  span: { firstYear: number; lastYear: number },
  left: number,
  width: number,
): ScaleLinear<number, number> {
  return scaleLinear()
    .domain([dayNumber(`${span.firstYear}-01-01`), dayNumber(`${span.lastYear + 1}-01-01`)])
    .range([left, left + width])
}

/** Where everything on the timeline stands. Pure; px from the drawing's top left corner. */
export function layoutTimeline({
  model,
  span,
  width,
  hasUndated,
  room,
  wording,
}: LayoutInput): TimelineLayout {
  const isNarrow = width < NARROW
  const left = isNarrow ? 0 : LABELS
  const plotWidth = Math.max(80, width - left - (hasUndated ? UNDATED : 0))
  const scale = timeScale(span, left, plotWidth)
  const right = left + plotWidth
  const labelRow = isNarrow ? 16 : 0

  const yearTop = labelRow
  const bands = layoutBands(model.yearOnly, scale, yearTop, wording)
  const measuresTop = yearTop + bands.height + LANE_GAP + labelRow
  // How high the lane of events is does not depend on where it begins.
  const eventsHeight = layoutEvents(model.events, scale, right, 0).height
  const measuresRoom = room - measuresTop - eventsHeight - 2 * LANE_GAP - labelRow - SIZE.axis
  const measures = layoutMeasures(model.measures, { scale, right, top: measuresTop, room: measuresRoom })
  const eventsTop = measuresTop + measures.height + LANE_GAP + labelRow
  const events = layoutEvents(model.events, scale, right, eventsTop)
  const bottom = eventsTop + eventsHeight + LANE_GAP

  const undatedX = hasUndated ? right + 8 : null
  const undated = undatedX === null ? [] : layoutUndated(model.undated, undatedX, measuresTop)
  const order = new Map(model.marks.map((mark, index) => [mark.key, index]))
  const marks = [...bands.marks, ...measures.marks, ...events.marks, ...undated].sort(
    (a, b) => (order.get(a.mark.key) ?? 0) - (order.get(b.mark.key) ?? 0),
  )
  const lowest = Math.max(bottom, ...undated.map(({ target }) => target.y + target.height + 4))
  return {
    height: lowest + SIZE.axis,
    plot: { x: left, y: 0, width: plotWidth, height: lowest },
    ticks: axisTicks(span, scale),
    bands: bands.bands,
    marks,
    lanes: [
      { lane: 'year', y: isNarrow ? 11 : yearTop + 12 },
      { lane: 'measures', y: isNarrow ? measuresTop - 5 : measuresTop + measures.height / 2 + 4 },
      { lane: 'events', y: isNarrow ? eventsTop - 5 : eventsTop + 12 },
    ],
    undatedX,
  }
}

function layoutMeasures(
  marks: readonly TimelineMark[],
  {
    scale,
    right,
    top,
    room,
  }: { scale: ScaleLinear<number, number>; right: number; top: number; room: number },
): { marks: readonly DrawnMark[]; height: number } {
  const isNumbered = marks.some((mark) => mark.number !== null)
  const badgeRoom = isNumbered ? 2 * SIZE.badge + 2 : 0
  const placed = marks
    .flatMap((mark) => {
      if (!mark.period) return []
      const { x, width } = signStretch(mark.period, scale)
      // At the right edge the number stands before its sign.
      const isBadgeLeft = x + width + badgeRoom > right
      const from = isBadgeLeft ? x - badgeRoom : x
      return [{ mark, period: mark.period, x, width, from, to: from + width + badgeRoom, isBadgeLeft }]
    })
    .sort((a, b) => a.from - b.from)
  const rows = packRows(placed, 1.5)
  const levels = Math.max(isNumbered ? 2 : FEWEST_LEVELS, ...rows.map((row) => row + 1))
  const level = isNumbered
    ? 2 * SIZE.badge + 1
    : Math.max(SIZE.leastLevel, Math.min(SIZE.level, room / levels))
  const barHeight = Math.min(SIZE.bar, level - 1)
  const pad = Math.max(0, room - levels * level)
  const drawn = placed.map(({ mark, period, x, width, from, to, isBadgeLeft }, index): DrawnMark => {
    // The first row is the lowest, so that the marks stand on the axis and pile up.
    const y = top + pad + (levels - 1 - (rows[index] ?? 0)) * level
    const barTop = y + (level - 1 - barHeight) / 2
    const end = hairlineEnd(period)
    const centre = y + (level - 1) / 2
    const badgeX = isBadgeLeft ? from + SIZE.badge : x + width + 2 + SIZE.badge
    return {
      mark,
      shape: 'bar',
      sign: { x, y: barTop, width, height: barHeight },
      target: { x: from, y, width: to - from, height: level },
      hairline: end === null ? null : { x1: x + width, x2: scale(end), y: barTop + barHeight - 0.5 },
      badge: mark.number === null ? null : { cx: badgeX, cy: centre },
      labelWidth: null,
    }
  })
  return { marks: drawn, height: pad + levels * level }
}

/** The sign's left edge and width: a month and a year are as wide as they are, a day is a tick at its middle. */
export function signStretch(
  period: NonNullable<TimelineMark['period']>,
  scale: ScaleLinear<number, number>,
): { x: number; width: number } {
  const span = signSpan(period)
  const start = scale(span.start)
  const end = scale(span.end)
  if (period.precision !== 'day') return { x: start, width: end - start }
  return { x: (start + end - SIZE.day) / 2, width: SIZE.day }
}

function layoutEvents(
  marks: readonly TimelineMark[],
  scale: ScaleLinear<number, number>,
  right: number,
  top: number,
): { marks: readonly DrawnMark[]; height: number } {
  const placed = marks
    .flatMap((mark) => {
      if (!mark.period) return []
      const span = signSpan(mark.period)
      const sign = signStretch(mark.period, scale)
      const width = mark.period.precision === 'day' ? SIZE.diamond : Math.max(SIZE.diamond, sign.width)
      const cx = (scale(span.start) + scale(span.end)) / 2
      return [{ mark, period: mark.period, cx, from: cx - width / 2, to: cx + width / 2 }]
    })
    .sort((a, b) => a.from - b.from)
  const rows = alternatingRows(placed)
  const drawn = placed.map(({ mark, period, cx, from, to }, index): DrawnMark => {
    const row = rows[index] ?? 0
    const next = placed.findIndex((_, later) => later > index && rows[later] === row)
    const room = Math.min((placed[next]?.from ?? right) - to - 8, MOST_LABEL)
    const labelWidth = room >= LEAST_LABEL ? room : null
    const y = top + row * SIZE.eventRow
    const end = hairlineEnd(period)
    return {
      mark,
      shape: 'diamond',
      sign: { x: from, y: y + (SIZE.eventRow - SIZE.diamond) / 2, width: to - from, height: SIZE.diamond },
      target: { x: from - 2, y, width: to - from + 4 + (labelWidth ?? 0), height: SIZE.eventRow },
      hairline: end === null ? null : { x1: cx, x2: scale(end), y: y + SIZE.eventRow - 1 },
      badge: null,
      labelWidth,
    }
  })
  return { marks: drawn, height: Math.max(2, ...rows.map((row) => row + 1)) * SIZE.eventRow }
}

/** Puts each event into the row, of two or as many as are needed, that has been free for longest. */
function alternatingRows(placed: readonly { from: number; to: number }[]): readonly number[] {
  const ends = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return placed.map(({ from, to }) => {
    let row = ends.indexOf(Math.min(...ends))
    if ((ends[row] ?? 0) + 2 > from) row = ends.length
    ends[row] = to
    return row
  })
}

function layoutUndated(marks: readonly TimelineMark[], x: number, top: number): readonly DrawnMark[] {
  const isNumbered = marks.some((mark) => mark.number !== null)
  const pitch = isNumbered ? SIZE.badgePitch : SIZE.dotPitch + 1
  const perRow = Math.max(1, Math.floor((UNDATED - 8) / pitch))
  return marks.map((mark, index) => {
    const cx = x + ((index % perRow) + 0.5) * pitch
    const cy = top + (Math.floor(index / perRow) + 0.5) * (isNumbered ? pitch : 11)
    return {
      mark,
      shape: mark.kind === 'event' ? 'diamond' : 'dot',
      sign: around(cx, cy, 2 * SIZE.dot + 1, 2 * SIZE.dot + 1),
      target: around(cx, cy, pitch, isNumbered ? 16 : 11),
      hairline: null,
      badge: mark.number === null ? null : { cx, cy },
      labelWidth: null,
    }
  })
}

function axisTicks(
  span: { firstYear: number; lastYear: number },
  scale: ScaleLinear<number, number>,
): readonly AxisTick[] {
  const ticks: AxisTick[] = []
  for (let year = span.firstYear; year <= span.lastYear; year += 1) {
    ticks.push({ x: scale(dayNumber(`${year}-01-01`)), year, month: null })
    const july = scale(dayNumber(`${year}-07-01`))
    if (july - (ticks.at(-1)?.x ?? 0) > 44) ticks.push({ x: july, year, month: 7 })
  }
  return ticks
}
