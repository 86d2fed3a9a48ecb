import * as z from 'zod/mini'
import { Period } from './period.ts'

/**
 * What can come of a plan: a row a state, in the order of every list. `open`: no page shows an end. `day`: what the day of an
 * outcome means; it holds since then, was still so then, or happened then. `none` is not looked up, and has none.
 */
export const OUTCOMES = {
  'carried-out': { open: false, day: 'since' },
  partly: { open: true, day: 'since' },
  'under-way': { open: true, day: 'since' },
  delayed: { open: true, day: 'asOf' },
  dropped: { open: false, day: 'on' },
  superseded: { open: false, day: 'on' },
  'nothing-found': { open: true, day: 'asOf' },
  none: { open: true },
} as const satisfies Readonly<Record<string, { open: boolean; day?: 'since' | 'asOf' | 'on' }>>

/** The states of a plan, `none` included. */
export const PLAN_STATES = Object.keys(OUTCOMES) as readonly PlanState[]
export type PlanState = keyof typeof OUTCOMES

/**
 * What joins plan and outcome: the page says so, both are steps of one act (a law, an agreement, a meeting), our own reading,
 * or nothing, which only `nothing-found` has.
 */
export const TIES = ['page-says', 'same-act', 'our-reading', 'none'] as const
export type Tie = (typeof TIES)[number]

/** A state that somebody looked up. */
export const OutcomeState = z.enum(PLAN_STATES.filter((state) => state !== 'none'))
export type OutcomeState = z.infer<typeof OutcomeState>

/** Whether a state is neither what headlines count, carried out, nor that nothing is known. */
export function isBetween(
  state: PlanState,
): state is Exclude<PlanState, 'carried-out' | 'nothing-found' | 'none'> {
  return state !== 'carried-out' && basisOf(state) === 'page'
}

/** The newest outcome of a plan in short. `since`: the day from which it holds, or of the report, or null. */
export const PlanOutcome = z.strictObject({
  state: OutcomeState,
  since: z.nullable(Period),
  tie: z.enum(TIES),
})
export type PlanOutcome = z.infer<typeof PlanOutcome>

/** Whether a state rests on a page, on searches without a result, or on nothing, because nobody has looked. */
export function basisOf(state: PlanState): 'page' | 'searches' | 'nothing' {
  if (state === 'none') return 'nothing'
  return state === 'nothing-found' ? 'searches' : 'page'
}
