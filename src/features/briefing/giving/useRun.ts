import { useMemo, useRef } from 'react'
import type { BriefingStep } from '#domain/briefing.ts'
import { adjacentStep, numberedSteps, runOf } from '#domain/talk.ts'

/** Where a talk stands, and where its keys lead; indices are those of the briefing's steps, null for nowhere. */
export interface Run {
  /** Number of the step in the run, from 1; null for a backup step. */
  number: number | null
  /** Number of steps in the run. */
  count: number
  next: number | null
  previous: number | null
  first: number
  last: number
  /** The step of a typed number; backups follow the run. */
  at: (number: number) => number | null
}

/** The run of a talk at a step. Backups are in neither direction; from one, the talk goes on where it was. */
export function useRun(steps: readonly BriefingStep[], index: number): Run {
  const lastRun = useRef(0)
  if (!steps[index]?.isBackup) lastRun.current = index
  const from = lastRun.current
  return useMemo(() => {
    const run = runOf(steps)
    const numbered = numberedSteps(steps)
    const indexOf = (found: BriefingStep | undefined) => (found ? steps.indexOf(found) : -1)
    const step = steps[index]
    const place = step ? run.indexOf(step) : -1
    return {
      number: place === -1 ? null : place + 1,
      count: run.length,
      next: adjacentStep(steps, index, 1, from),
      previous: adjacentStep(steps, index, -1, from),
      first: Math.max(0, indexOf(run[0])),
      last: Math.max(0, indexOf(run.at(-1))),
      at: (number) => {
        const found = indexOf(numbered[number - 1])
        return found === -1 ? null : found
      },
    }
  }, [steps, index, from])
}
