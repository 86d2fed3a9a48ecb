import type { PlanLane, TimelineLane, TimelineMark } from '#content/timelineModel.ts'
import { type Month, type Period, yearOf } from '#domain/period.ts'
import { layoutPlans, type PlanBlock } from './layoutPlans.ts'
import {
  type Box,
  monthOfDay,
  type PlacedMark,
  type Stretch,
  type TimeScale,
  wholeWords,
  widthOf,
  xOf,
} from './timeAxis.ts'

/** Side of a measure's square, and the gap between two. */
const SQUARE = 11
const GAP = 2
/** Least width of a column of squares, for a mouse and for a finger. */
const LEAST = { fine: 7, coarse: 24 } as const
/** Height of a row with a title, and of a year band. */
const ROW = { fine: 14, coarse: 24 } as const
const BAND = { fine: 17, coarse: 24 } as const
/** Height of a row of shares in a band that needs several. */
const SHARES = { fine: 9, coarse: 24 } as const
const BAND_GAP = 4
/** Space above and below the signs of a lane. */
const PADDING = 3
/** Rows of events for a mouse. */
const EVENT_ROWS = 5
/** Up to this many months in view, titles stand beside the squares. */
const TITLED_MONTHS = 12
const TITLE = { gap: 4, least: 30, most: 200 } as const

/** The marks of a lane known only by the same years, or without a date. */
export interface Band extends Box {
  /** "2025", "2025–2027"; null without a date. */
  years: string | null
  marks: readonly TimelineMark[]
}

/** One lane, placed in the drawing. */
export interface LaneLayout {
  lane: TimelineLane
  y: number
  height: number
  /** Side of its squares. */
  square: number
  bands: readonly Band[]
  marks: readonly PlacedMark[]
}

interface LanesInput {
  lanes: readonly TimelineLane[]
  /** The plans, in lanes of their own below what is done. */
  plans: readonly PlanLane[]
  /** The month up to which pages were searched; null before it is known. */
  reach: Month | null
  scale: TimeScale
  pointer: 'fine' | 'coarse'
  titleOf: (mark: TimelineMark) => string
  /** The least words of a band, to keep room for them. */
  bandWords: (band: Pick<Band, 'years' | 'marks'>) => string
}

interface Lanes {
  lanes: readonly LaneLayout[]
  plans: readonly PlanBlock[]
  height: number
}

/**
 * All lanes, one under the other: year bands at the head of each, then one square per measure; below what is done, the lines
 * of plans. Pure.
 */
export function layoutLanes(input: LanesInput): Lanes {
  let y = 0
  const placed = (lane: TimelineLane): LaneLayout => {
    const { height: inner, ...own } = layoutLane(lane, y + PADDING, input)
    const height = inner + 2 * PADDING
    y += height
    return { ...own, lane, y: y - height, height }
  }
  const isDone = ({ id }: TimelineLane) => id === 'done'
  const done = input.lanes.filter(isDone).map(placed)
  const plans = layoutPlans(input.plans, y, input)
  y += plans.reduce((sum, { height }) => sum + height, 0)
  const others = input.lanes.filter((lane) => !isDone(lane)).map(placed)
  return { lanes: [...done, ...others], plans, height: y }
}

function layoutLane(
  lane: TimelineLane,
  top: number,
  input: LanesInput,
): Pick<LaneLayout, 'bands' | 'marks' | 'square' | 'height'> {
  const { scale, pointer } = input
  const bands = placeBands(lane.marks, top, input)
  const bandsEnd = Math.max(top, ...bands.map(({ y, height }) => y + height))
  const fine = lane.marks.filter(
    (mark) => mark.period !== null && !isOfYears(mark.period) && isOn(mark, scale),
  )
  const start = bands.length > 0 && fine.length > 0 ? bandsEnd + BAND_GAP : bandsEnd
  const isTitled = lane.id === 'events' || scale.months <= TITLED_MONTHS
  const column = columnOf(scale, pointer)
  const square = isTitled ? SQUARE : Math.min(SQUARE, column.cell - GAP)
  const marks = isTitled
    ? placeRows(lane, fine, start, input)
    : placeColumns(fine, start, column, square, scale)
  const bottom = Math.max(bandsEnd, ...marks.map(({ target }) => target.y + target.height))
  return {
    bands,
    marks: [...bands.flatMap((band) => marksInBand(band, pointer)), ...marks],
    square,
    height: Math.max(bottom - top, ROW[pointer]),
  }
}

const isOfYears = (period: Period) => period.precision === 'year'

function isOn({ period }: TimelineMark, { first, months }: TimeScale): boolean {
  const month = period === null ? -1 : Math.floor(monthOfDay(period.start))
  return month >= first && month < first + months
}

/** Groups the marks of the same years, and those without a date, and packs the groups into rows. */
function placeBands(
  marks: readonly TimelineMark[],
  top: number,
  { scale, pointer, bandWords }: LanesInput,
): readonly Band[] {
  const groups = new Map<string, { years: string | null; stretch: Stretch; marks: TimelineMark[] }>()
  for (const mark of marks) {
    const { period } = mark
    if (period !== null && (!isOfYears(period) || !isOn(mark, scale))) continue
    const years = period && yearsOf(period)
    const group = groups.get(years ?? '') ?? { years, stretch: stretchOf(period, scale), marks: [] }
    group.marks.push(mark)
    groups.set(years ?? '', group)
  }
  const rows: number[] = []
  const sized = [...groups.values()].map((group) => {
    const needed = widthOf(bandWords(group)) + 24
    // Without a date: at the right end. Short years keep the room of their words.
    const from = group.years === null ? scale.right - needed : group.stretch.from
    const width = group.years === null ? needed : group.stretch.to - from
    const row = rows.findIndex((end) => end <= from + 1)
    const index = row === -1 ? rows.length : row
    rows[index] = from + Math.max(width, needed, LEAST[pointer])
    return {
      years: group.years,
      marks: group.marks,
      x: from,
      width: Math.max(width, LEAST[pointer]),
      row: index,
    }
  })
  const heights = sized.reduce<number[]>((all, { row, width, marks: { length } }) => {
    const shares = Math.ceil(length / sharesPerRow(width, pointer))
    all[row] = Math.max(all[row] ?? 0, BAND[pointer], shares > 1 ? shares * SHARES[pointer] : 0)
    return all
  }, [])
  return sized.map(({ row, ...band }) => ({
    ...band,
    y: top + heights.slice(0, row).reduce((sum, height) => sum + height + 2, 0),
    height: heights[row] ?? BAND[pointer],
  }))
}

function yearsOf({ start, end }: Period): string {
  const [first, last] = [yearOf(start), yearOf(end ?? start)]
  return first === last ? String(first) : `${first}–${last}`
}

function stretchOf(period: Period | null, scale: TimeScale): Stretch {
  if (period === null) return { from: scale.right, to: scale.right }
  const [first, last] = [yearOf(period.start), yearOf(period.end ?? period.start)]
  return { from: xOf(first * 12, scale), to: Math.min(scale.right, xOf(last * 12 + 12, scale)) }
}

function sharesPerRow(width: number, pointer: LanesInput['pointer']): number {
  return Math.max(1, Math.floor(width / LEAST[pointer]))
}

/** Each mark of a band has an equal share of it, in several rows where one leaves no target. */
function marksInBand(
  { x, y, width, height, marks }: Band,
  pointer: LanesInput['pointer'],
): readonly PlacedMark[] {
  const perRow = Math.min(marks.length, sharesPerRow(width, pointer))
  const share = { width: width / perRow, height: height / Math.ceil(marks.length / perRow) }
  return marks.map((mark, index) => {
    const row = Math.floor(index / perRow)
    const box = { x: x + (index % perRow) * share.width, y: y + row * share.height, ...share }
    return { mark, sign: box, target: box, title: null, isInBand: true, holdsTo: null }
  })
}

/** Columns of one, three, six or twelve months, wide enough for a target. */
function columnOf({ pitch }: TimeScale, pointer: LanesInput['pointer']): { months: number; cell: number } {
  const least = LEAST[pointer]
  const months = [1, 3, 6, 12].find((count) => count * pitch >= least) ?? 12
  return { months, cell: Math.max(Math.min(SQUARE + GAP, months * pitch), least) }
}

/** Squares stacked in the column of their month, from the top. */
function placeColumns(
  marks: readonly TimelineMark[],
  top: number,
  { months, cell }: { months: number; cell: number },
  square: number,
  scale: TimeScale,
): readonly PlacedMark[] {
  const taken = new Map<number, number>()
  const perRow = Math.max(1, Math.floor((months * scale.pitch) / cell))
  return marks.map((mark) => {
    const month = Math.floor(monthOfDay(mark.period?.start ?? ''))
    const column = Math.floor((month - scale.first) / months)
    const index = taken.get(column) ?? 0
    taken.set(column, index + 1)
    const width = months * scale.pitch
    const left = scale.left + column * width + (width - perRow * cell) / 2
    const target = {
      x: left + (index % perRow) * cell,
      y: top + Math.floor(index / perRow) * cell,
      width: cell,
      height: cell,
    }
    return {
      mark,
      sign: centred(target, square),
      target,
      title: null,
      isInBand: false,
      holdsTo: holdsTo(mark, scale),
    }
  })
}

/** Signs at their day with titles beside them, in rows in which none touches the next. */
function placeRows(
  { id }: TimelineLane,
  marks: readonly TimelineMark[],
  top: number,
  { scale, pointer, titleOf }: LanesInput,
): readonly PlacedMark[] {
  const height = ROW[pointer]
  const width = Math.max(SQUARE, pointer === 'coarse' ? height : 0)
  const rows: { end: number; last: number }[] = []
  const placed = marks.map((mark) => {
    const month = monthOfDay(mark.period?.start ?? '')
    const at = mark.period?.precision === 'day' ? month : Math.floor(month) + 0.5
    const x = Math.min(Math.max(xOf(at, scale) - width / 2, scale.left), scale.right - width)
    const text = wholeWords(titleOf(mark), TITLE.most)
    const end = x + width + 2 * TITLE.gap + widthOf(text)
    return { mark, x, text, row: rowFor(rows, x, end, id === 'events' && pointer === 'fine') }
  })
  // A title ends where the next sign of its row begins.
  return placed.map(({ mark, x, text, row }, index): PlacedMark => {
    const next = placed.slice(index + 1).find((other) => other.row === row)
    const room = (next?.x ?? scale.right) - x - width - 2 * TITLE.gap
    const cut = wholeWords(text, room)
    const title = room >= TITLE.least && widthOf(cut) <= room + TITLE.gap ? cut : null
    const sign = centred({ x, y: top + row * height, width, height }, SQUARE)
    const end = title === null ? x + width : x + width + TITLE.gap + Math.min(room, widthOf(title))
    return {
      mark,
      sign,
      target: { x, y: top + row * height, width: end - x, height },
      title: title === null ? null : { text: title, x: x + width + TITLE.gap },
      isInBand: false,
      holdsTo: holdsTo(mark, scale),
    }
  })
}

/** The row whose last sign lies furthest back; more rows than for events only where a sign has no room. */
function rowFor(rows: { end: number; last: number }[], x: number, end: number, isCapped: boolean): number {
  const most = isCapped ? EVENT_ROWS : rows.length + 1
  const open = rows.findIndex((row) => row.end <= x)
  const oldest = rows.reduce((best, { last }, index) => (last < (rows[best]?.last ?? 0) ? index : best), 0)
  const row = open !== -1 ? open : rows.length < most ? rows.length : oldest
  rows[row] = { end, last: x }
  return row
}

/** Where the time that a mark holds ends, up to the edge of the axis. */
function holdsTo({ period }: TimelineMark, scale: TimeScale): number | null {
  if (period?.end == null || isOfYears(period)) return null
  const [start, end] = [monthOfDay(period.start), monthOfDay(period.end)]
  return Math.floor(end) > Math.floor(start) ? Math.min(scale.right, xOf(end, scale)) : null
}

function centred({ x, y, width, height }: Box, side: number): Box {
  return { x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side }
}
