import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let isPrinting = false
const listeners = new Set<() => void>()

function tell(value: boolean): void {
  if (isPrinting === value) return
  isPrinting = value
  // The browser takes the page as it is when this returns.
  flushSync(() => {
    for (const listener of listeners) listener()
  })
}

let isHeard = false

/** Listens to the window once, for the life of the page. */
function hear(): void {
  if (isHeard) return
  isHeard = true
  window.addEventListener('beforeprint', () => tell(true))
  window.addEventListener('afterprint', () => tell(false))
  // A preview or a tool may ask for the printed look without the events.
  window.matchMedia('print').addEventListener('change', ({ matches }) => tell(matches))
}

function subscribe(listener: () => void): () => void {
  hear()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the page is being printed. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting)
}
