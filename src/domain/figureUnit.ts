import * as z from 'zod/mini'

/**
 * What a published number counts. Each is a unit of its own: one person can be detected several times, a boat is not
 * those who are in it, and nothing here may be added to anything of another unit.
 *
 * - `detections`: detections of irregular border crossing (Frontex)
 * - `arrivals`: persons who arrived in small boats (UK Home Office)
 * - `boats`: boats in which they arrived
 * - `dead-and-missing`: persons recorded as dead or missing (IOM), a minimum
 * - `persons`: persons counted otherwise: survivors, or those prevented from leaving
 * - `events`: events of prevention
 */
export const FigureUnit = z.enum(['detections', 'arrivals', 'boats', 'dead-and-missing', 'persons', 'events'])
export type FigureUnit = z.infer<typeof FigureUnit>

/** The unit itself; `never` for one of several: what may be unlike cannot be added. */
type OneUnit<Unit extends FigureUnit> = true extends IsUnion<Unit> ? never : Unit
type IsUnion<T, All = T> = T extends unknown ? ([All] extends [T] ? false : true) : never

/**
 * A number with its unit. `value` is null where the publisher gives none: not stated, and never 0. `isPartial` says
 * that part of the time asked for is not covered (a month that has not ended, a series that ends before).
 */
export interface Count<Unit extends FigureUnit> {
  readonly unit: Unit
  readonly value: number | null
  readonly isPartial: boolean
}

/**
 * The sum of two counts of one unit; unlike units do not compile. What is not stated stays so: a sum with an unknown
 * part is unknown.
 */
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
  /** The difference over `before`, 0.11 for 11 %; null where either is not stated or `before` is 0. */
  readonly ratio: number | null
}

/** The change from one count to another of the same unit; unlike units do not compile. */
export function changeOf<Unit extends FigureUnit>(
  before: Count<OneUnit<Unit>>,
  after: Count<NoInfer<OneUnit<Unit>>>,
): Change<Unit> {
  return changeWithin((count) => count, before, after)
}

/** The change of what one series counts, from one time to another: it has one unit, whichever that is. */
export function changeWithin<Unit extends FigureUnit, Time>(
  countIn: (time: Time) => Count<Unit>,
  earlier: Time,
  later: Time,
): Change<Unit> {
  const before = countIn(earlier)
  const after = countIn(later)
  const difference = before.value === null || after.value === null ? null : after.value - before.value
  const ratio = difference === null || !before.value ? null : difference / before.value
  return { before, after, difference, ratio }
}
