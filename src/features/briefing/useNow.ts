import { useEffect, useState } from 'react'

/** Ms; twice a second, so that a clock skips no second. */
const INTERVAL_MS = 500

/** The current time, ms since 1970; re-renders the caller twice a second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), INTERVAL_MS)
    return () => window.clearInterval(timer)
  }, [])
  return now
}
