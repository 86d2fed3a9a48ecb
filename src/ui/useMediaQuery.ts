import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { followImport, type LazyImport } from '#lib/lazyImport.ts'

/** Narrow screens, where a sheet replaces rail and panel, and low ones. Style sheets spell out the same. */
export const NARROW = '(max-width: 56.1875em), (max-width: 64em) and (max-height: 35em)'

/** The screens that are not narrow. */
export const WIDE = '(min-width: 56.25em) and (not ((max-width: 64em) and (max-height: 35em)))'

/** Whether a media query matches, kept up to date. */
export function useMediaQuery(query: string): boolean {
  // Made once: making a list costs more than reading it.
  const list = useMemo(() => window.matchMedia(query), [query])
  const subscribe = useCallback(
    (onChange: () => void) => {
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [list],
  )
  return useSyncExternalStore(subscribe, () => list.matches)
}

let isPrinting = false
const listeners = new Set<() => void>()

function setPrinting(value: boolean): void {
  if (isPrinting === value) return
  isPrinting = value
  // The browser prints the DOM as it is when this returns.
  flushSync(() => {
    for (const listener of listeners) listener()
  })
}

let isListening = false

/** Adds the window listeners once, for the life of the page. */
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

/** Delay after mounting until print-only code loads, ms; printing itself never waits. */
const SETTLE_TIMEOUT_MS = 4000

/** Loads print-only code once the page has settled. `printCode` is the module while the page prints, else null. */
export function usePrintCode<Module>(code: LazyImport<Module>): {
  printCode: Module | null
  isSettled: boolean
} {
  const isPrinting = usePrinting()
  const [isSettled, setIsSettled] = useState(false)
  const [module, setModule] = useState(() => code.arrived())
  useEffect(() => {
    const timer = window.setTimeout(() => setIsSettled(true), SETTLE_TIMEOUT_MS)
    return () => window.clearTimeout(timer)
  }, [])
  useEffect(() => {
    // The module is kept in state because it may arrive after printing has begun.
    return isSettled ? followImport(code, (loaded) => setModule(() => loaded)) : undefined
  }, [code, isSettled])
  return { printCode: isPrinting ? (module ?? code.arrived()) : null, isSettled }
}

/** Lists up to this long stand in the page whole, where the browser's own search finds all of them. */
export const MOST_WHOLE = 200

/** Whether all rows of a list this long are rendered, not only those in sight: on paper, and where they are few. */
export function useIsWhole(count: number): boolean {
  return usePrinting() || count <= MOST_WHOLE
}
