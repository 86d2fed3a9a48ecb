import { type RefObject, useEffect } from 'react'
import type { MapView } from '#map/mapView.ts'

/** Hands the wheel on to the map: what lies over it can be pressed, and is turned over as the sea is. */
export function useWheelThrough(overlay: RefObject<HTMLElement | null>, map: MapView): void {
  useEffect(() => {
    const element = overlay.current
    if (!element) return
    const handOn = (event: WheelEvent) => {
      // Else the page would scroll, or the whole of it be scaled by a pinch.
      event.preventDefault()
      event.stopPropagation()
      map.getCanvasContainer().dispatchEvent(new WheelEvent(event.type, event))
    }
    // React listens to the wheel passively.
    element.addEventListener('wheel', handOn, { passive: false })
    return () => element.removeEventListener('wheel', handOn)
  }, [overlay, map])
}
