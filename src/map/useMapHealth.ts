import type { Map as MapInstance } from 'maplibre-gl'
import { useEffect, useRef } from 'react'

/** How long a lost context may take to come back, in ms. */
const PATIENCE = 5000

interface MapHealth {
  map: MapInstance | null
  onReady: () => void
  onUnavailable: () => void
}

/** Says when all is drawn for the first time, and when the drawing context was lost and stays away. */
export function useMapHealth({ map, onReady, onUnavailable }: MapHealth): void {
  const callbacks = useRef({ onReady, onUnavailable })
  useEffect(() => {
    callbacks.current = { onReady, onUnavailable }
  })

  useEffect(() => {
    if (!map) return
    // By now the layers are added, so that idle means drawn.
    const ready = () => callbacks.current.onReady()
    map.once('idle', ready)

    let timer: number | undefined
    const lost = () => {
      timer = window.setTimeout(() => callbacks.current.onUnavailable(), PATIENCE)
    }
    const restored = () => window.clearTimeout(timer)
    map.on('webglcontextlost', lost)
    map.on('webglcontextrestored', restored)
    return () => {
      window.clearTimeout(timer)
      map.off('idle', ready)
      map.off('webglcontextlost', lost)
      map.off('webglcontextrestored', restored)
    }
  }, [map])
}
