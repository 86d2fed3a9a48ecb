import * as z from 'zod/mini'
import { IsoDate } from './period.ts'
import { Snapshot } from './snapshot.ts'

/** The ways in which a talk is given: on stage, or handed out as one of these files. */
const GIVEN_AS = ['stage', 'slides', 'note', 'handout', 'page', 'markdown', 'file'] as const
export type GivenAs = (typeof GIVEN_AS)[number]

/** A day on which a talk was given. `kept`: changes since then that its author saw and did not take over. */
export const Delivery = z.strictObject({
  day: IsoDate,
  as: z.array(z.enum(GIVEN_AS)).check(z.minLength(1)),
  snapshot: Snapshot,
  kept: z.optional(z.array(z.string())),
})
export type Delivery = z.infer<typeof Delivery>

/** Days kept of a talk. */
const MAX_DELIVERIES = 6

/** The deliveries of a talk, newest first. */
export const Deliveries = z.array(Delivery).check(z.maxLength(MAX_DELIVERIES))

/** The newest deliveries with one more; what was stated last on a day is what counts of it. */
export function withDelivery(deliveries: readonly Delivery[], delivery: Delivery): readonly Delivery[] {
  const same = deliveries.find(({ day }) => day === delivery.day)
  const as = GIVEN_AS.filter((way) => delivery.as.includes(way) || same?.as.includes(way))
  return [{ ...delivery, as }, ...deliveries.filter((other) => other !== same)]
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .slice(0, MAX_DELIVERIES)
}
