import { useEffect } from 'react'

/** Asks the device to leave its screen on while it is wanted and the page is in sight; where it does not, nothing is said. */
export function useWakeLock(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || !('wakeLock' in navigator)) return
    let isOver = false
    let held: WakeLockSentinel | null = null
    const ask = async () => {
      if (document.hidden) return
      try {
        const lock = await navigator.wakeLock.request('screen')
        if (isOver) await lock.release()
        else held = lock
      } catch {
        // Low on battery, or not allowed: the kiosk runs all the same.
      }
    }
    // The device takes the lock back whenever the page is hidden.
    const askAgain = () => void ask()
    askAgain()
    document.addEventListener('visibilitychange', askAgain)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', askAgain)
      held?.release().catch(() => {})
    }
  }, [isWanted])
}
