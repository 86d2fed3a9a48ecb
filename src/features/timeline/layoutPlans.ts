import type { PlanLane, PlanLine } from '#content/timelineModel.ts'
import { monthIndex } from '#domain/months.ts'
import type { Month, Period } from '#domain/period.ts'
import { basisOf } from '#domain/planOutcome.ts'
import type { PlanState } from '#domain/planState.ts'
import { type Box, monthOfDay, type PlacedMark, type TimeScale, xOf } from './timeAxis.ts'

/** Height of a row of lines; plans of which nothing was found stand closer, and a finger needs more. */
const PITCH = { page: 6.6, searches: 4, nothing: 6.6, coarse: 24 } as const
/** Least height of a block, for its name; space above and below its rows. */
const LEAST_HEIGHT = 20
const PADDING = 5
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
export function layoutPlans(
  lanes: readonly PlanLane[],
  top: number,
  input: PlansInput,
): readonly PlanBlock[] {
  let y = top
  return lanes.map(({ state, lines }) => {
    const pitch = input.pointer === 'coarse' ? PITCH.coarse : PITCH[basisOf(state)]
    const { plans, rows } = placeLines(lines, y + PADDING, pitch, input)
    const height = Math.max(LEAST_HEIGHT, rows * pitch + 2 * PADDING)
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
