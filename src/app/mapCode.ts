import { useSyncExternalStore } from 'react'
import { lazyImport } from '#lib/lazyImport.ts'

/** The map drawn by MapLibre. */
export const ROUTE_MAP = lazyImport(() => import('#map/RouteMap.tsx'))

/** The map drawn as SVG: without WebGL, on paper and on Compare. */
export const SVG_MAP = lazyImport(() => import('#map/svg/SvgMap.tsx'))

/** Longest time that other parts wait for the map, ms. */
const LONGEST_WAIT = 1500

let isHeld = false
const listeners = new Set<() => void>()

/** Makes HeldParts load after the map: at the start all share one thread, and readers look at the map first. */
export function holdForMap(): void {
  isHeld = true
  window.setTimeout(releaseHeld, LONGEST_WAIT)
}

/** Lets HeldParts load: the map is drawn or has failed. */
export function releaseHeld(): void {
  if (!isHeld) return
  isHeld = false
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether parts that can wait for the map should still wait. */
export function useIsHeld(): boolean {
  return useSyncExternalStore(subscribe, () => isHeld)
}
