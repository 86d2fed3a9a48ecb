import * as z from 'zod/mini'
import { Period } from './period.ts'

/** One stroke or area of a sign, in a square of 24: a path, and the width of its line; without one it is filled. */
export type SignShape = readonly [d: string, stroke?: number]

interface OutcomeRow {
  readonly open: boolean
  readonly day?: 'since' | 'asOf' | 'on'
  readonly sign: readonly SignShape[]
}

const RING: SignShape = ['M3.3 12a8.7 8.7 0 1 0 17.4 0a8.7 8.7 0 1 0-17.4 0Z', 2.6]

/**
 * What can come of a plan: a row a state, in the order of every list. `open`: no page shows an end. `day`: what the day of an
 * outcome means; it holds since then, was still so then, or happened then. `none` is not looked up, and has none. `sign`: its
 * shapes in one ink, for the screen, paper and files. Its words are in `common.json`: `choice.outcome` and `planState`.
 */
export const OUTCOMES = {
  'carried-out': { open: false, day: 'since', sign: [['M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0Z']] },
  partly: { open: true, day: 'since', sign: [RING, ['M12 2.5a9.5 9.5 0 0 0 0 19Z']] },
  'under-way': {
    open: true,
    day: 'since',
    sign: [RING, ['M8.2 12a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0Z']],
  },
  delayed: { open: true, day: 'asOf', sign: [RING, ['M11.6 6.6V12.6H17.2', 2.4]] },
  dropped: { open: false, day: 'on', sign: [['M4 4L20 20M20 4L4 20', 3.4]] },
  superseded: {
    open: false,
    day: 'on',
    sign: [
      ['M1.4 12a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0-8.8 0Z', 2.5],
      ['M10.2 12H21.4M16 6.4L21.6 12L16 17.6', 2.5],
    ],
  },
  'nothing-found': {
    open: true,
    day: 'asOf',
    sign: [
      ['M3.2 9.9a6.9 6.9 0 1 0 13.8 0a6.9 6.9 0 1 0-13.8 0Z', 2.6],
      ['M14.8 14.7L21.2 21.1', 3.6],
    ],
  },
  none: { open: true, sign: [RING] },
} as const satisfies Readonly<Record<string, OutcomeRow>>

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
