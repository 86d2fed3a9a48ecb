interface KioskParts {
  /** Calls back after `ms`; returns a cancel function. */
  after: (ms: number, call: () => void) => () => void
  /** Monotonic time, ms. */
  now: () => number
  /** Called when the dwell time of a step ends. */
  onDue: () => void
}

/** Timer of a kiosk step. */
export interface KioskClock {
  /** Starts the dwell time of a step, ms, and discards the rest of the previous one. */
  begin(dwell: number): void
  /** Pauses, for example while the page is hidden; `goOn` resumes with the remaining time. */
  hold(): void
  goOn(): void
  /** Stops and resets the clock. */
  stop(): void
}

/** A dwell timer without UI; at most one timeout is pending. */
export function createKioskClock({ after, now, onDue }: KioskParts): KioskClock {
  let undo: (() => void) | null = null
  let due = 0
  /** Remaining time while paused, ms; null before the first step. */
  let left: number | null = null
  let isHeld = false

  function wait(ms: number): void {
    due = now() + ms
    undo = after(ms, () => {
      undo = null
      onDue()
    })
  }

  function rest(): void {
    undo?.()
    undo = null
  }

  return {
    begin(dwell) {
      rest()
      if (isHeld) left = dwell
      else wait(dwell)
    },
    hold() {
      if (isHeld) return
      isHeld = true
      left = undo === null ? null : Math.max(0, due - now())
      rest()
    },
    goOn() {
      if (!isHeld) return
      isHeld = false
      if (left !== null) wait(left)
      left = null
    },
    stop() {
      rest()
      left = null
      isHeld = false
    },
  }
}

/** Index of the next step, wrapping to the first. */
export function nextInKiosk(index: number, count: number): number {
  return (index + 1) % count
}
