import * as z from 'zod/mini'
import { IsoDate } from './period.ts'
import { Snapshot } from './snapshot.ts'

/** The ways in which a talk is given: on stage, or handed out as one of these files. */
const GIVEN_AS = ['stage', 'slides', 'note', 'handout', 'page', 'markdown', 'file'] as const
export type GivenAs = (typeof GIVEN_AS)[number]

/** A day on which a talk was given. `kept`: changes since then that its author saw and did not take over. */
export const Giving = z.strictObject({
  day: IsoDate,
  as: z.array(z.enum(GIVEN_AS)).check(z.minLength(1)),
  snapshot: Snapshot,
  kept: z.optional(z.array(z.string())),
})
export type Giving = z.infer<typeof Giving>

/** Days kept of a talk. */
const MAX_GIVINGS = 6

/** The givings of a talk, newest first. */
export const Givings = z.array(Giving).check(z.maxLength(MAX_GIVINGS))

/** The newest givings with one more; what was stated last on a day is what counts of it. */
export function withGiving(givings: readonly Giving[], giving: Giving): readonly Giving[] {
  const same = givings.find(({ day }) => day === giving.day)
  const as = GIVEN_AS.filter((way) => giving.as.includes(way) || same?.as.includes(way))
  return [{ ...giving, as }, ...givings.filter((other) => other !== same)]
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .slice(0, MAX_GIVINGS)
}
