interface KioskParts {
  /** Calls after so many ms; returns the undo. */
  after: (ms: number, call: () => void) => () => void
  /** Ms on a clock that does not go back. */
  now: () => number
  /** What is done when the time of a step is over. */
  onDue: () => void
}

/** The time that a kiosk stays on a step. */
export interface KioskClock {
  /** Begins the time of a step, ms; what was left of the one before is forgotten. */
  begin(dwell: number): void
  /** Stops the time, to go on later with what is left: nobody sees a hidden page. */
  hold(): void
  goOn(): void
  /** Ends it; nothing is waited for any more. */
  stop(): void
}

/** A clock without a screen: one thing at most is waited for, whatever is called in whatever order. */
export function createKioskClock({ after, now, onDue }: KioskParts): KioskClock {
  let undo: (() => void) | null = null
  let due = 0
  /** What is left while the time is held, ms; null where no step has begun. */
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

/** The step after another; the first after the last, for a kiosk goes round. */
export function nextInKiosk(index: number, count: number): number {
  return (index + 1) % count
}
