import { type RefCallback, useCallback, useState } from 'react'
import { flushSync } from 'react-dom'

/** The width of an element, whole px, read at once when it is mounted; `fallback` until then, or without layout. */
export function useElementWidth<Fallback extends number | null>(
  fallback: Fallback,
): [RefCallback<HTMLElement>, number | Fallback] {
  const [width, setWidth] = useState<number | Fallback>(fallback)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return
    let last = element.clientWidth
    if (last > 0) setWidth(last)
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => {
      const now = Math.round(entry?.contentRect.width ?? 0)
      if (now === 0 || now === last) return
      last = now
      // In the same frame, so that nothing is painted at another width.
      flushSync(() => setWidth(now))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}

/** Px of one rem now: it depends on the window, the browser's text size and the reader's choice. */
export function remSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
