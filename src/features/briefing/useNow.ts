import { useEffect, useState } from 'react'

/** Twice a second, so that no second of a clock is left out. */
const EVERY = 500

/** The time, ms since 1970, drawn anew while the caller is on the page. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const ticking = window.setInterval(() => setNow(Date.now()), EVERY)
    return () => window.clearInterval(ticking)
  }, [])
  return now
}
