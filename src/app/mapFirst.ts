import { useSyncExternalStore } from 'react'

/** How long the parts beside the map wait for it at most, in ms. */
const PATIENCE = 1500

let isHeld = false
const listeners = new Set<() => void>()

/**
 * Lets the parts beside the map that come later anyway wait until it is drawn: at the start there is one thread for
 * all of them, and the map is what is looked at first.
 */
export function holdForMap(): void {
  isHeld = true
  window.setTimeout(releaseHeld, PATIENCE)
}

/** The map is drawn, or will not be: the others go on. */
export function releaseHeld(): void {
  if (!isHeld) return
  isHeld = false
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether a part that can wait for the map still does. */
export function useIsHeld(): boolean {
  return useSyncExternalStore(subscribe, () => isHeld)
}
