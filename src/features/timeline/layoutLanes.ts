import type { PlanLane, PlanLine, TimelineLane, TimelineMark } from '#content/timelineModel.ts'
import { type Month, monthIndex, type Period, yearOf } from '#domain/period.ts'
import { basisOf, type PlanState } from '#domain/planState.ts'
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

/** All lanes, one under the other: year bands, then a square per measure; below what is done, the lines of plans. Pure. */
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

/** Height of a row of lines; plans of which nothing was found stand closer, and a finger needs more. */
const PITCH = { page: 6.6, searches: 4, nothing: 6.6, coarse: 24 } as const
/** Least height of a block, for its name; space above and below its rows. */
const LEAST_HEIGHT = 20
const PLAN_PADDING = 5
/** Around a line that can be pressed, and the least width of its target. */
const AROUND = 5
const LEAST_WIDTH = { fine: 10, coarse: 24 } as const
/** Side of an outcome's sign. */
const SIGN = 9
/** Length of the line of a plan whose day of statement is not known. */
const STUB = 16

/** A plan in the lanes, or a law with its steps: a line from its statement to what came of it. */
export interface PlacedPlan extends PlacedMark {
  plan: PlanLine
  /** Where it was stated and what came of it, as x; `y` is the middle of its row. */
  line: { from: number; to: number; y: number }
  /** Whether the day of statement, and that of the outcome, are known and on the axis. */
  hasStart: boolean
  hasEnd: boolean
}

/** The plans of one state. */
export interface PlanBlock {
  state: PlanState
  y: number
  height: number
  plans: readonly PlacedPlan[]
}

interface PlansInput {
  scale: TimeScale
  pointer: 'fine' | 'coarse'
  reach: Month | null
}

/** A block a state from `top` down. Lines that do not meet share a row; those wholly beyond the axis are left out. Pure. */
function layoutPlans(lanes: readonly PlanLane[], top: number, input: PlansInput): readonly PlanBlock[] {
  let y = top
  return lanes.map(({ state, lines }) => {
    const pitch = input.pointer === 'coarse' ? PITCH.coarse : PITCH[basisOf(state)]
    const { plans, rows } = placeLines(lines, y + PLAN_PADDING, pitch, input)
    const height = Math.max(LEAST_HEIGHT, rows * pitch + 2 * PLAN_PADDING)
    y += height
    return { state, y: y - height, height, plans }
  })
}

/** The x of the month up to which pages were searched, null when that is not on the axis. */
export function xOfReach(reach: Month | null, scale: TimeScale): number | null {
  if (reach === null) return null
  const x = xOf(monthIndex(reach) + 1, scale)
  return x < scale.left || x > scale.right ? null : x
}

function placeLines(
  lines: readonly PlanLine[],
  top: number,
  pitch: number,
  { scale, pointer, reach }: PlansInput,
) {
  const rows: number[] = []
  const plans = lines.flatMap((plan): PlacedPlan[] => {
    const ends = endsOf(plan, scale, reach)
    if (!ends) return []
    const { from, to } = ends
    const width = Math.max(Math.abs(to - from) + 2 * AROUND, LEAST_WIDTH[pointer])
    const x = Math.min((from + to - width) / 2, scale.right + AROUND - width)
    const open = rows.findIndex((end) => end <= x)
    const row = open === -1 ? rows.length : open
    rows[row] = x + width
    const y = top + (row + 0.5) * pitch
    const target = { x, y: y - pitch / 2, width, height: pitch }
    return [
      {
        plan,
        mark: plan.marks[0],
        line: { from, to, y },
        hasStart: ends.hasStart,
        hasEnd: ends.hasEnd,
        sign: signAt(to, y),
        target,
        title: null,
        isInBand: false,
        holdsTo: null,
      },
    ]
  })
  return { plans, rows: rows.length }
}

/** Where a line begins and ends on the axis; null beyond it. A plan without a day of statement begins with its own time. */
function endsOf({ unit: { plan, state } }: PlanLine, scale: TimeScale, reach: Month | null) {
  const begin = plan.statedOn ?? plan.period
  const stated = begin && xOfPeriod(begin, scale)
  const day = plan.outcome?.since ?? null
  const end = reach === null ? stated : xOf(monthIndex(reach) + 1, scale)
  const since = state === 'none' ? stated : day ? xOfPeriod(day, scale) : end
  if (stated === null && since === null) return null
  const to = since ?? stated ?? scale.right
  const from = stated ?? to - STUB
  if (Math.max(from, to) < scale.left || Math.min(from, to) > scale.right) return null
  const isOn = (x: number) => x >= scale.left && x <= scale.right
  const within = (x: number) => Math.min(Math.max(x, scale.left), scale.right)
  return {
    from: within(from),
    to: within(to),
    hasStart: stated !== null && isOn(from),
    hasEnd: basisOf(state) === 'page' && isOn(to),
  }
}

/** The x of a day, or of the middle of a month or year. */
function xOfPeriod({ start, end, precision }: Period, scale: TimeScale): number {
  const first = monthOfDay(start)
  if (precision === 'day') return xOf(first, scale)
  const last = monthIndex(end ?? start) + 1
  return xOf((Math.floor(first) + (precision === 'month' ? Math.floor(first) + 1 : last)) / 2, scale)
}

function signAt(x: number, y: number): Box {
  return { x: x - SIGN / 2, y: y - SIGN / 2, width: SIGN, height: SIGN }
}
