import * as z from 'zod/mini'
import { Period } from './period.ts'

/** What can come of a plan: a row a state, in the order of every list. `open`: no page shows an end. */
export const OUTCOMES = {
  'carried-out': { open: false },
  partly: { open: true },
  'under-way': { open: true },
  delayed: { open: true },
  dropped: { open: false },
  superseded: { open: false },
  'nothing-found': { open: true },
  none: { open: true },
} as const satisfies Readonly<Record<string, { open: boolean }>>

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
