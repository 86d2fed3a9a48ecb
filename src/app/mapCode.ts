import { useSyncExternalStore } from 'react'
import { lazyImport } from '#lib/lazyImport.ts'

/** The map drawn by MapLibre. */
export const ROUTE_MAP = lazyImport(() => import('#map/RouteMap.tsx'))

/** The map drawn as SVG: without WebGL, on paper and on Compare. */
export const SVG_MAP = lazyImport(() => import('#map/svg/SvgMap.tsx'))

/** Maximum time that deferred parts wait for the map, ms. */
const MAX_WAIT_MS = 1500

let isDeferred = false
const listeners = new Set<() => void>()

/**
 * Delays each DeferredPart until the map is drawn: at the start all share one thread, and readers look at the map first.
 */
export function deferUntilMap(): void {
  isDeferred = true
  window.setTimeout(releaseDeferred, MAX_WAIT_MS)
}

/** Releases every DeferredPart: the map is drawn or has failed. */
export function releaseDeferred(): void {
  if (!isDeferred) return
  isDeferred = false
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether deferred parts must still wait for the map. */
export function useIsDeferred(): boolean {
  return useSyncExternalStore(subscribe, () => isDeferred)
}
