import * as z from 'zod/mini'
import { Period } from './period.ts'
import { type PlanState, TIES } from './planState.ts'

/** A state that somebody looked up. */
export const OutcomeState = z.enum([
  'carried-out',
  'partly',
  'under-way',
  'delayed',
  'dropped',
  'superseded',
  'nothing-found',
])
export type OutcomeState = z.infer<typeof OutcomeState>

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
