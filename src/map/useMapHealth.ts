import type { Map as MapInstance } from 'maplibre-gl'
import { useEffect, useRef } from 'react'

/** How long a lost context may take to come back, in ms. */
const PATIENCE = 5000

/**
 * Px of the canvas for each px of the page until the first picture is complete. The library draws anew for every source,
 * tile and name that comes, a dozen times, and where a processor draws each of these costs as much as the last. So it
 * draws them unseen into a few px, and the picture once.
 */
export const UNSEEN_RATIO = 0.02

/** Invisible to the eye. A fully hidden canvas would not wait for the screen and draw even more often. */
const UNSEEN = '0.01'

interface MapHealth {
  /** Made with UNSEEN_RATIO. */
  map: MapInstance | null
  onReady: () => void
  onUnavailable: (() => void) | undefined
}

/** Reports when everything is drawn for the first time, and when a lost drawing context does not come back. */
export function useMapHealth({ map, onReady, onUnavailable }: MapHealth): void {
  const callbacks = useRef({ onReady, onUnavailable })
  useEffect(() => {
    callbacks.current = { onReady, onUnavailable }
  })

  useEffect(() => {
    if (!map) return
    const ready = () => callbacks.current.onReady()
    // The layers are added by now, so `idle` means that nothing is missing.
    const show = () => {
      map.getCanvas().style.opacity = ''
      map.setPixelRatio(window.devicePixelRatio)
      map.once('idle', ready)
    }
    map.getCanvas().style.opacity = UNSEEN
    map.once('idle', show)

    let timer: number | undefined
    const lost = () => {
      timer = window.setTimeout(() => callbacks.current.onUnavailable?.(), PATIENCE)
    }
    const restored = () => window.clearTimeout(timer)
    map.on('webglcontextlost', lost)
    map.on('webglcontextrestored', restored)
    return () => {
      window.clearTimeout(timer)
      map.off('idle', show)
      map.off('idle', ready)
      map.off('webglcontextlost', lost)
      map.off('webglcontextrestored', restored)
    }
  }, [map])
}
