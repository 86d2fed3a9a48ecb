import type { Change, FigureUnit } from './figureUnit.ts'
import type { MonthSpan } from './period.ts'

/** What the headline is made from: a change and the months of its later side; the earlier are those of a year before. */
export interface HeadlineInput {
  readonly total: Change<FigureUnit>
  readonly span: MonthSpan
  /** The same months of each route, in its own unit; null where its series has no such pair. */
  readonly routes: ReadonlyMap<string, Change<FigureUnit> | null>
}

/** What the headline says: how the total changed, in which months, and which routes rose. */
export interface FigureHeadline {
  readonly change: RoundedChange
  readonly span: MonthSpan
  /** A side of the comparison, or of one of the routes, is not covered in full. */
  readonly isPartial: boolean
  /** Routes whose count rose by two per cent or more. */
  readonly risen: readonly string[]
  /** Of how many routes that can be said. */
  readonly compared: number
}

/** The finding in the figures, without a cause; null where the total has no comparison that means something. */
export function figureHeadline({ total, span, routes }: HeadlineInput): FigureHeadline | null {
  if (total.ratio === null) return null
  const ways = [...routes].flatMap(([id, change]) => {
    const way = change && wayOf(change.before.value, change.after.value)
    return way ? [{ id, way, isPartial: isPartial(change) }] : []
  })
  return {
    change: roundedChange(total.ratio),
    span,
    isPartial: isPartial(total) || ways.some((route) => route.isPartial),
    risen: ways.flatMap(({ id, way }) => (way === 'rose' ? [id] : [])),
    compared: ways.length,
  }
}

function isPartial(change: Change<FigureUnit> | null): boolean {
  return change !== null && (change.before.isPartial || change.after.isPartial)
}

/** The shares that have a word of their own, each with its exact value. */
const FRACTIONS = [
  ['tenth', 1 / 10],
  ['fifth', 1 / 5],
  ['quarter', 1 / 4],
  ['third', 1 / 3],
  ['half', 1 / 2],
  ['two-thirds', 2 / 3],
  ['three-quarters', 3 / 4],
] as const

/** A share that has a word of its own. */
type Fraction = (typeof FRACTIONS)[number][0]

/** How far, as a share of the earlier value, a change may lie from the value that its word says: one percentage point. */
const TOLERANCE = 0.01

/** A smaller change, as a share of the earlier value, is "hardly changed": it neither rose nor fell. */
const LEAST_CHANGE = 0.02

/** From this multiple on the multiple is said, and no longer a share: 2 is "doubled". */
const DOUBLE = 2
const TRIPLE = 3

/**
 * A change in the words in which it is told. `percent` is a whole number. `multiple` says what the later value is of the
 * earlier: exactly that many times within the tolerance, or more (`isMore`). `all-but` is a fall that a whole number of
 * per cent would call complete.
 */
export type RoundedChange =
  | { kind: 'hardly' }
  | { kind: 'fraction'; way: Way; fraction: Fraction }
  | { kind: 'percent'; way: Way; percent: number }
  | { kind: 'multiple'; times: number; isMore: boolean }
  | { kind: 'all-but' }
  | { kind: 'to-nought' }

type Way = 'rose' | 'fell'

/** Says a change in words that round it, by the difference over the earlier value: 0.25 rose by a quarter. */
export function roundedChange(ratio: number): RoundedChange {
  const way: Way = ratio > 0 ? 'rose' : 'fell'
  const share = Math.abs(ratio)
  if (share < LEAST_CHANGE) return { kind: 'hardly' }
  const fraction = FRACTIONS.find(([, value]) => isNear(share, value))?.[0]
  if (fraction) return { kind: 'fraction', way, fraction }
  if (way === 'rose' && (share > 1 || isNear(share, 1))) return multipleOf(1 + ratio)
  if (ratio === -1) return { kind: 'to-nought' }
  const percent = Math.round(share * 100)
  return percent === 100 ? { kind: 'all-but' } : { kind: 'percent', way, percent }
}

/** Doubled and tripled within the tolerance; between and above, more than the multiple below. */
function multipleOf(factor: number): RoundedChange {
  const near = [DOUBLE, TRIPLE].find((times) => isNear(factor, times))
  if (near) return { kind: 'multiple', times: near, isMore: false }
  return { kind: 'multiple', times: Math.floor(factor), isMore: true }
}

function isNear(value: number, target: number): boolean {
  // What is computed from whole numbers may miss the edge by less than any figure can show.
  return Math.abs(value - target) <= TOLERANCE + 1e-9
}

/**
 * Which way a count went, beyond rounding: null where a side is not stated. From zero anything rose; what changed by
 * less than two per cent did neither.
 */
export function wayOf(before: number | null, after: number | null): Way | 'hardly' | null {
  if (before === null || after === null) return null
  if (before === 0) return after > 0 ? 'rose' : 'hardly'
  const ratio = (after - before) / before
  if (Math.abs(ratio) < LEAST_CHANGE) return 'hardly'
  return ratio > 0 ? 'rose' : 'fell'
}
