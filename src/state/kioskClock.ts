import type { BriefingStep } from '#domain/briefing.ts'
import { adjacentStep } from '#domain/talk.ts'

interface KioskParts {
  /** Calls back after `ms`; returns a cancel function. */
  after: (ms: number, call: () => void) => () => void
  /** Monotonic time, ms. */
  now: () => number
  /** Called when the dwell time of a step ends. */
  onElapsed: () => void
}

/** Timer of a kiosk step. */
export interface KioskClock {
  /** Starts the dwell time of a step, ms, and discards the rest of the previous one. */
  start(dwell: number): void
  /** Pauses, for example while the page is hidden; `resume` resumes with the remaining time. */
  pause(): void
  resume(): void
  /** Stops and resets the clock. */
  stop(): void
}

/** A dwell timer without UI; at most one timeout is pending. */
export function createKioskClock({ after, now, onElapsed }: KioskParts): KioskClock {
  let undo: (() => void) | null = null
  let due = 0
  /** Remaining time while paused, ms; null before the first step. */
  let left: number | null = null
  let isPaused = false

  function schedule(ms: number): void {
    due = now() + ms
    undo = after(ms, () => {
      undo = null
      onElapsed()
    })
  }

  function cancel(): void {
    undo?.()
    undo = null
  }

  return {
    start(dwell) {
      cancel()
      if (isPaused) left = dwell
      else schedule(dwell)
    },
    pause() {
      if (isPaused) return
      isPaused = true
      left = undo === null ? null : Math.max(0, due - now())
      cancel()
    },
    resume() {
      if (!isPaused) return
      isPaused = false
      if (left !== null) schedule(left)
      left = null
    },
    stop() {
      cancel()
      left = null
      isPaused = false
    },
  }
}

/** Index of the next step of the run, wrapping to the first; backup steps are left out. */
export function nextKioskStep(index: number, steps: readonly Pick<BriefingStep, 'isBackup'>[]): number {
  const first = steps.findIndex(({ isBackup }) => !isBackup)
  return adjacentStep(steps, index, 1, index) ?? Math.max(0, first)
}
