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
