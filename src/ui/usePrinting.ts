import { useEffect, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import type { LazyImport } from '#lib/lazyImport.ts'

let isPrinting = false
const listeners = new Set<() => void>()

function setPrinting(value: boolean): void {
  if (isPrinting === value) return
  isPrinting = value
  // The browser prints the page as it is when this returns.
  flushSync(() => {
    for (const listener of listeners) listener()
  })
}

let isListening = false

/** Listens to the window once, for the life of the page. */
function listen(): void {
  if (isListening) return
  isListening = true
  window.addEventListener('beforeprint', () => setPrinting(true))
  window.addEventListener('afterprint', () => setPrinting(false))
  // Previews and tools may emulate print media without the events.
  window.matchMedia('print').addEventListener('change', ({ matches }) => setPrinting(matches))
}

function subscribe(listener: () => void): () => void {
  listen()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the page is being printed. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting)
}

/** Ms after mounting at which code that only printing needs is loaded; printing itself waits for nothing. */
const SETTLED_AFTER = 4000

/**
 * Loads code that only printing needs once the page has settled. `printCode` is the module while the page prints, else
 * null; if its code did not load, the page prints as the screen shows it.
 */
export function usePrintCode<Module>(code: LazyImport<Module>): {
  printCode: Module | null
  isSettled: boolean
} {
  const isPrinting = usePrinting()
  const [isSettled, setIsSettled] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setIsSettled(true)
      code.load().catch(() => {})
    }, SETTLED_AFTER)
    return () => window.clearTimeout(timer)
  }, [code])
  return { printCode: isPrinting ? code.arrived() : null, isSettled }
}
