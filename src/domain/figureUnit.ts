import * as z from 'zod/mini'

/**
 * What a number counts. Units are never added to each other: one person can be detected several times, and boats
 * are not people.
 *
 * - `detections`: detections of irregular border crossing (Frontex)
 * - `arrivals`: persons who arrived in small boats (UK Home Office)
 * - `boats`: boats in which they arrived
 * - `dead-and-missing`: persons recorded as dead or missing (IOM), a minimum
 * - `persons`: other counts of persons: survivors, people prevented from leaving, landed or returned
 * - `events`: prevention events
 * - `disruptions`: disruptions of organised immigration crime (UK Home Office)
 * - `intentions`: stated intentions to apply for asylum (UNHCR), which one person can state in several countries
 */
export const FigureUnit = z.enum([
  'detections',
  'arrivals',
  'boats',
  'dead-and-missing',
  'persons',
  'events',
  'disruptions',
  'intentions',
])
export type FigureUnit = z.infer<typeof FigureUnit>

/**
 * Whether bars of a unit are hollow on every screen and paper: arrivals, as their line on the map. Beside those of an earlier
 * period they are filled, so that what is compared weighs less than the subject.
 */
export function hasHollowBars(unit: FigureUnit | undefined, periods = 1): boolean {
  return unit === 'arrivals' && periods === 1
}

/** The unit itself; `never` for a union, because mixed units cannot be added. */
type OneUnit<Unit extends FigureUnit> = true extends IsUnion<Unit> ? never : Unit
type IsUnion<T, All = T> = T extends unknown ? ([All] extends [T] ? false : true) : never

/** A number with its unit. `value` is null, never 0, when not stated. `isPartial`: part of the requested time is not covered. */
export interface Count<Unit extends FigureUnit> {
  readonly unit: Unit
  readonly value: number | null
  readonly isPartial: boolean
}

/** Adds two counts; different units do not compile. The sum is null when either part is. */
export function addCounts<Unit extends FigureUnit>(
  a: Count<OneUnit<Unit>>,
  b: Count<NoInfer<OneUnit<Unit>>>,
): Count<Unit> {
  return {
    unit: a.unit,
    value: a.value === null || b.value === null ? null : a.value + b.value,
    isPartial: a.isPartial || b.isPartial,
  }
}

/** A change between two counts of one unit, from the earlier to the later. */
export interface Change<Unit extends FigureUnit> {
  readonly before: Count<Unit>
  readonly after: Count<Unit>
  /** after − before; null where either is not stated. */
  readonly difference: number | null
  /** As `ratioOf`. */
  readonly ratio: number | null
}

/** Fewest before from which a change is stated as a share: below, a few more or less would read as a large one. */
const FEWEST_BEFORE = 20

/** A change over what was before, 0.11 for 11 %; null where either is not stated or too little was before. */
export function ratioOf(before: number | null | undefined, after: number | null | undefined): number | null {
  if (before === null || before === undefined || after === null || after === undefined) return null
  return before < FEWEST_BEFORE ? null : (after - before) / before
}

/** The change between two counts; different units do not compile. */
export function changeOf<Unit extends FigureUnit>(
  before: Count<OneUnit<Unit>>,
  after: Count<NoInfer<OneUnit<Unit>>>,
): Change<Unit> {
  return changeWithin((count) => count, before, after)
}

/** The change of one series between two times, when its unit is not known statically. */
export function changeWithin<Unit extends FigureUnit, Time>(
  countIn: (time: Time) => Count<Unit>,
  earlier: Time,
  later: Time,
): Change<Unit> {
  const before = countIn(earlier)
  const after = countIn(later)
  const difference = before.value === null || after.value === null ? null : after.value - before.value
  return { before, after, difference, ratio: ratioOf(before.value, after.value) }
}

/** How a change is stated: a multiple from double on, else a share of what was before; null where before was too little. */
export function statedChange(before: number, after: number): { times: number } | { ratio: number } | null {
  const ratio = ratioOf(before, after)
  if (ratio === null) return null
  return ratio >= 1 ? { times: after / before } : { ratio }
}
