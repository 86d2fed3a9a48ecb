import { useEffect, useRef } from 'react'
import { createKioskClock } from '#state/kioskClock.ts'

const SECOND = 1000

interface KioskTime {
  /** The place of the step that is shown: another one begins its own time. */
  index: number
  /** How long the step stays, s. */
  dwell: number
  onDue: () => void
}

/** Calls when the time of a step is over, while it runs; the time stands while the page is hidden. */
export function useKioskClock(isRunning: boolean, { index, dwell, onDue }: KioskTime): void {
  const due = useRef(onDue)
  const clock = useRef<ReturnType<typeof createKioskClock> | null>(null)
  useEffect(() => {
    due.current = onDue
  })
  useEffect(() => {
    if (!isRunning) return
    const running = createKioskClock({
      after: (ms, call) => {
        const waiting = window.setTimeout(call, ms)
        return () => window.clearTimeout(waiting)
      },
      now: () => window.performance.now(),
      onDue: () => due.current(),
    })
    clock.current = running
    const follow = () => (document.hidden ? running.hold() : running.goOn())
    follow()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      running.stop()
      clock.current = null
    }
  }, [isRunning])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step begins its time, also one that stays as long.
  useEffect(() => {
    if (isRunning) clock.current?.begin(dwell * SECOND)
  }, [isRunning, index, dwell])
}
