import { useEffect, useState } from 'react'
import { CodePart, partCode } from '#ui/CodePart.tsx'

const STATUS = partCode(() =>
  // One file has no network to do without, and no other version.
  import.meta.env.MODE === 'single'
    ? import('./SingleSign.tsx').then((m) => m.SingleSign)
    : import('./OfflineStatus.tsx').then((m) => m.OfflineStatus),
)
/** A map that does not come must not keep the rest from being kept; counted from the page's load. */
const LATEST_MS = 5000

/**
 * The place of all that concerns working without a network. Its code, and with it the worker that fetches every file,
 * comes when the page stands and rests: nothing of it may slow the start.
 */
export function OfflineSlot() {
  const [isResting, setIsResting] = useState(false)
  useEffect(() => whenResting(() => setIsResting(true)), [])
  if (!isResting) return null
  return <CodePart code={STATUS} loading={null} renderFault={() => null} />
}

/** Calls back once the page is loaded, its map stands and the processor is idle. Returns the undo. */
function whenResting(callback: () => void): () => void {
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
    const latest = setTimeout(rest, LATEST_MS)
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
