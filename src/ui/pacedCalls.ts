/** Two frames: a call is drawn in the frame after it, which ends when the next one begins. */
const TWO_FRAMES_MS = 34

/** Calls with the latest value, then rests as long as the page took to draw it, so that half of the frames stay free. */
export function pacedCalls<Value>(call: (value: Value) => void): {
  call: (value: Value) => void
  /** Forgets a value that waits. */
  drop: () => void
} {
  let waiting: { value: Value } | null = null
  let isBusy = false

  function start(value: Value): void {
    if (isBusy) {
      waiting = { value }
      return
    }
    isBusy = true
    const began = performance.now()
    call(value)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => setTimeout(end, Math.max(0, performance.now() - began - TWO_FRAMES_MS))),
    )
  }

  function end(): void {
    isBusy = false
    const next = waiting
    waiting = null
    if (next) start(next.value)
  }

  return {
    call: start,
    drop: () => {
      waiting = null
    },
  }
}
