import { type RefObject, useEffect, useRef } from 'react'

/** What was last drawn, for work that goes on while the page changes. */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  return latest
}
