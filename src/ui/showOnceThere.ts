/** How long a part of the panel may take to load before it is no longer scrolled to, ms. */
const PATIENCE = 5_000
/** Frames without a move after which a part stays where it is. */
const SETTLED = 30

/** Scrolls a part of the panel into view, and again while what loads above moves it, until the reader does something. */
export function showOnceThere(id: string): void {
  const until = performance.now() + PATIENCE
  let top = Number.NaN
  let settled = 0
  const events = ['wheel', 'pointerdown', 'keydown'] as const
  const stop = () => {
    settled = SETTLED
    for (const event of events) window.removeEventListener(event, stop)
  }
  const step = () => {
    if (settled >= SETTLED || performance.now() > until) return stop()
    const part = document.getElementById(id)
    const now = part?.getBoundingClientRect().top ?? Number.NaN
    if (part && now !== top) part.scrollIntoView({ block: 'start' })
    settled = part && now === top ? settled + 1 : 0
    top = part?.getBoundingClientRect().top ?? Number.NaN
    requestAnimationFrame(step)
  }
  // In the next frame, when the key that chose the result has been handled.
  requestAnimationFrame(() => {
    for (const event of events) window.addEventListener(event, stop, { passive: true })
    step()
  })
}
