import * as z from 'zod/mini'
import { Period } from './period.ts'

/**
 * What can come of a plan: a row a state, in the order of every list. `open`: no page shows an end. `basis`: whether the state
 * rests on a page, on searches without a result, or on nothing, because nobody has looked.
 */
export const OUTCOMES = {
  'carried-out': { open: false, basis: 'page' },
  partly: { open: true, basis: 'page' },
  'under-way': { open: true, basis: 'page' },
  delayed: { open: true, basis: 'page' },
  dropped: { open: false, basis: 'page' },
  superseded: { open: false, basis: 'page' },
  'nothing-found': { open: true, basis: 'searches' },
  none: { open: true, basis: 'nothing' },
} as const satisfies Readonly<Record<string, { open: boolean; basis: 'page' | 'searches' | 'nothing' }>>

/** The states of a plan, `none` included. */
export const PLAN_STATES = Object.keys(OUTCOMES) as readonly PlanState[]
export type PlanState = keyof typeof OUTCOMES

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

/**
 * What joins plan and outcome: the page says so, both are steps of one act (a law, an agreement, a meeting), our own reading,
 * or nothing, which only `nothing-found` has.
 */
export const Tie = z.enum(['page-says', 'same-act', 'our-reading', 'none'])
export type Tie = z.infer<typeof Tie>

/**
 * The newest outcome of a plan in short, as measures carry it. `since`: the day from which it holds, or of the report; null
 * where no page names one.
 */
export const PlanOutcome = z.strictObject({ state: OutcomeState, since: z.nullable(Period), tie: Tie })
export type PlanOutcome = z.infer<typeof PlanOutcome>
