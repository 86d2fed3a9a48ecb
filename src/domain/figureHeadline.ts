import { type Change, type FigureUnit, ratioOf } from './figureUnit.ts'
import type { MonthSpan } from './period.ts'

/** Input of the headline: the changes, and the months of the later side; the earlier side is a year before. */
export interface HeadlineInput {
  readonly total: Change<FigureUnit>
  readonly span: MonthSpan
  /** Changes of the routes in the same months, each in its own unit; null without a comparison. */
  readonly routes: ReadonlyMap<string, Change<FigureUnit> | null>
}

/** The headline: the total's change, its months, and the routes that went the other way. */
export interface FigureHeadline {
  readonly change: RoundedChange
  readonly span: MonthSpan
  /** Some side of a comparison is not fully covered. */
  readonly isPartial: boolean
  /** The other way than the total's: down where it rose, else up. */
  readonly otherWay: Direction
  /** All routes whose count went that way, however small; the list of routes sets off the same ones. */
  readonly others: readonly string[]
}

/** The headline, without causes; null when the total has no meaningful comparison. */
export function figureHeadline({ total, span, routes }: HeadlineInput): FigureHeadline | null {
  if (total.ratio === null) return null
  const change = roundedChange(total.ratio)
  const hasRisen = change.kind === 'multiple' || ('direction' in change && change.direction === 'rose')
  const otherWay = hasRisen ? 'fell' : 'rose'
  const directions = [...routes].flatMap(([id, change]) => {
    const direction = change && directionOf(change.before.value, change.after.value)
    return direction ? [{ id, direction, isPartial: isPartial(change) }] : []
  })
  return {
    change,
    span,
    isPartial: isPartial(total) || directions.some((route) => route.isPartial),
    otherWay,
    others: directions.flatMap(({ id, direction }) => (direction === otherWay ? [id] : [])),
  }
}

function isPartial(change: Change<FigureUnit> | null): boolean {
  return change !== null && (change.before.isPartial || change.after.isPartial)
}

/** Fractions with a word of their own, and their exact values. */
const FRACTIONS = [
  ['tenth', 1 / 10],
  ['fifth', 1 / 5],
  ['quarter', 1 / 4],
  ['third', 1 / 3],
  ['half', 1 / 2],
  ['two-thirds', 2 / 3],
  ['three-quarters', 3 / 4],
] as const

type PlainFraction = (typeof FRACTIONS)[number][0]

/** A fraction with a word of its own, or somewhat more or less than one; a tenth is too small for that. */
type Fraction = PlainFraction | `${'over' | 'almost'}-${Exclude<PlainFraction, 'tenth'>}`

/** Maximum distance of a change from the value its word states, as a share of the earlier value. */
const TOLERANCE = 0.01

/** Maximum distance from a fraction that is "over" or "almost" it. */
const NEARBY = 0.03

/** Smaller changes, as a share of the earlier value, count as "hardly changed". */
const MIN_CHANGE = 0.02

/** From this factor on, the headline names a multiple: 2 is "doubled". */
const DOUBLE = 2
const TRIPLE = 3

/**
 * A change as worded. `percent` is a whole number. `multiple` compares the later value with the earlier: exactly that
 * many times within the tolerance, or more (`isMore`). `all-but` is a fall that would round to 100 per cent.
 */
export type RoundedChange =
  | { kind: 'hardly' }
  | { kind: 'fraction'; direction: Direction; fraction: Fraction }
  | { kind: 'percent'; direction: Direction; percent: number }
  | { kind: 'multiple'; times: number; isMore: boolean }
  | { kind: 'all-but' }
  | { kind: 'to-zero' }

type Direction = 'rose' | 'fell'

/** Rounds a relative change for wording: 0.25 "rose by a quarter". */
export function roundedChange(ratio: number): RoundedChange {
  const direction: Direction = ratio > 0 ? 'rose' : 'fell'
  const share = Math.abs(ratio)
  if (share < MIN_CHANGE) return { kind: 'hardly' }
  const fraction = fractionOf(share)
  if (fraction) return { kind: 'fraction', direction, fraction }
  if (direction === 'rose' && (share > 1 || isNear(share, 1))) return multipleOf(1 + ratio)
  if (ratio === -1) return { kind: 'to-zero' }
  const percent = Math.round(share * 100)
  return percent === 100 ? { kind: 'all-but' } : { kind: 'percent', direction, percent }
}

/** The fraction nearest to a share: "a third", "over a third", "almost a third"; null where none is near. */
function fractionOf(share: number): Fraction | null {
  const distance = ([, value]: (typeof FRACTIONS)[number]) => Math.abs(share - value)
  const [nearest = FRACTIONS[0]] = FRACTIONS.toSorted((a, b) => distance(a) - distance(b))
  const [name, value] = nearest
  if (isNear(share, value)) return name
  if (name === 'tenth' || !isNear(share, value, NEARBY)) return null
  return share > value ? `over-${name}` : `almost-${name}`
}

/** "Doubled" or "tripled" within the tolerance; otherwise "more than" the multiple below. */
function multipleOf(factor: number): RoundedChange {
  const near = [DOUBLE, TRIPLE].find((times) => isNear(factor, times))
  if (near) return { kind: 'multiple', times: near, isMore: false }
  return { kind: 'multiple', times: Math.floor(factor), isMore: true }
}

function isNear(value: number, target: number, distance = TOLERANCE): boolean {
  // Allows for floating-point error at the edge.
  return Math.abs(value - target) <= distance + 1e-9
}

/** Direction of a change; null when a side is not stated. From zero it is a rise; one that rounds to 0 % is `hardly`. */
export function directionOf(before: number | null, after: number | null): Direction | 'hardly' | null {
  if (before === null || after === null) return null
  // From so few that no share is stated, any change is one.
  const ratio = ratioOf(before, after)
  if (after === before || (ratio !== null && Math.round(Math.abs(ratio) * 100) === 0)) return 'hardly'
  return after > before ? 'rose' : 'fell'
}
