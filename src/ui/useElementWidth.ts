import { type RefCallback, useCallback, useState } from 'react'

/** The current width of an element, px; `fallback` until it is measured, or without layout. */
export function useElementWidth(fallback: number): [RefCallback<HTMLElement>, number] {
  const [width, setWidth] = useState(fallback)
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const measure = () => {
      if (element.clientWidth > 0) setWidth(element.clientWidth)
    }
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
