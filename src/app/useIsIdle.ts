import { useEffect, useState } from 'react'

/** Maximum wait for the map after the page has loaded, ms. */
const MAX_DELAY_MS = 5000

/** True once the page has loaded, its map is drawn and the main thread is idle: for what the start can do without. */
export function useIsIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false)
  useEffect(() => onceIdle(() => setIsIdle(true)), [])
  return isIdle
}

const waiting = new Set<() => void>()

/** Calls all callbacks that wait in one task, so that React renders their parts together. Returns the cleanup. */
function onceIdle(callback: () => void): () => void {
  if (waiting.size === 0) {
    stopWaiting = whenIdle(() => {
      const callbacks = [...waiting]
      waiting.clear()
      for (const call of callbacks) call()
    })
  }
  waiting.add(callback)
  return () => {
    waiting.delete(callback)
    if (waiting.size === 0) stopWaiting()
  }
}

let stopWaiting = () => {}

/** Calls back once the page has loaded, its map is drawn and the main thread is idle. Returns the cleanup. */
export function whenIdle(callback: () => void): () => void {
  const ending = new AbortController()
  const { signal } = ending
  const rest = () => {
    if (signal.aborted) return
    ending.abort()
    if ('requestIdleCallback' in window) window.requestIdleCallback(callback)
    else setTimeout(callback)
  }
  const waitForMap = () => {
    const marks = new PerformanceObserver((list) => {
      if (list.getEntriesByName('map-ready').length > 0) rest()
    })
    const latest = setTimeout(rest, MAX_DELAY_MS)
    signal.addEventListener('abort', () => {
      marks.disconnect()
      clearTimeout(latest)
    })
    marks.observe({ type: 'mark', buffered: true })
  }
  if (document.readyState === 'complete') waitForMap()
  else window.addEventListener('load', waitForMap, { signal })
  return () => ending.abort()
}
