import type { Map as LibraryMap } from 'maplibre-gl'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from '#words/useTranslation.tsx'
import { LIBRARY_SURFACE, LibraryMapContext } from './LibrarySurface.ts'
import { createMap, showMap, underPointer } from './libraryMap.ts'
import styles from './MapCards.module.css'
import { type FrameParts, MapFrame } from './MapFrame.tsx'
import type { RouteMapProps } from './routeMapProps.ts'

/** The map of routes and measures, drawn by MapLibre. Keeps only hover and size as state. */
export function RouteMap(props: RouteMapProps) {
  const { on } = props
  const frame = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<LibraryMap | null>(null)
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })

  useMapHealth({ map, onReady: on.ready, onUnavailable: on.unavailable })
  // A layout effect, so that no card moves after the first paint.
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      // A hidden element has no size.
      if (width > 0 && height > 0)
        setSize((last) => (last.width === width && last.height === height ? last : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  // For tests, which query rendered features.
  useLayoutEffect(() => void (frame.current && Object.assign(frame.current, { map })), [map])

  return (
    <MapFrame
      {...props}
      frame={frame}
      map={map}
      surface={LIBRARY_SURFACE}
      size={size}
      onZoom={(direction, event) => {
        const data = { originalEvent: event.nativeEvent }
        if (direction === 'in') map?.zoomIn({ duration: 120 }, data)
        else map?.zoomOut({ duration: 120 }, data)
      }}
    >
      {(parts) => (
        <div className={styles.canvas}>
          <Canvas map={map} parts={parts} onMap={setMap} onUnavailable={on.unavailable} />
          <LibraryMapContext value={map}>{parts.layers}</LibraryMapContext>
          {parts.labels}
        </div>
      )}
    </MapFrame>
  )
}

interface CanvasProps {
  map: LibraryMap | null
  parts: FrameParts
  onMap: (map: LibraryMap) => void
  onUnavailable: (() => void) | undefined
}

/** The element of the library, and the events of its map. */
function Canvas({ map, parts, onMap, onUnavailable }: CanvasProps) {
  const { t } = useTranslation('map')
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(parts)
  useLayoutEffect(() => {
    latest.current = parts
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: one map as long as the component is mounted.
  useLayoutEffect(() => {
    if (!place.current) return
    try {
      const created = createMap(place.current, t('title'))
      onMap(created)
      return () => created.remove()
    } catch {
      onUnavailable?.()
    }
  }, [])

  useEffect(() => {
    if (!map) return
    map.on('mousemove', (event) => {
      const { x, y } = event.point
      latest.current.onPoint(underPointer(map, event, latest.current.routeAt), { x, y })
    })
    map.on('mouseout', () => latest.current.onLeave())
    map.on('click', (event) => latest.current.onPress(underPointer(map, event, latest.current.routeAt)))
    map.on('moveend', ({ originalEvent }) => {
      if (!originalEvent) return
      const { lng: longitude, lat: latitude } = map.getCenter()
      latest.current.onRest({ longitude, latitude, zoom: map.getZoom() })
    })
  }, [map])

  const { isPointing } = parts
  useEffect(() => {
    if (map) map.getCanvas().style.cursor = isPointing ? 'pointer' : ''
  }, [map, isPointing])

  return <div ref={place} />
}

/** Time for a lost WebGL context to be restored, ms. */
const RESTORE_TIMEOUT = 5000

interface MapHealth {
  /** Unseen yet. */
  map: LibraryMap | null
  onReady: () => void
  onUnavailable: (() => void) | undefined
}

/** Reports the first complete picture, and a lost WebGL context that is not restored. */
function useMapHealth({ map, onReady, onUnavailable }: MapHealth): void {
  const callbacks = useRef({ onReady, onUnavailable })
  useEffect(() => {
    callbacks.current = { onReady, onUnavailable }
  })

  useEffect(() => {
    if (!map) return
    const ready = () => callbacks.current.onReady()
    // The layers exist by now, so `idle` means that nothing is missing.
    const show = () => {
      showMap(map)
      map.once('idle', ready)
    }
    map.once('idle', show)

    let timer: number | undefined
    const handleContextLost = () => {
      timer = window.setTimeout(() => callbacks.current.onUnavailable?.(), RESTORE_TIMEOUT)
    }
    const restored = () => window.clearTimeout(timer)
    map.on('webglcontextlost', handleContextLost)
    map.on('webglcontextrestored', restored)
    return () => {
      window.clearTimeout(timer)
      map.off('idle', show)
      map.off('idle', ready)
      map.off('webglcontextlost', handleContextLost)
      map.off('webglcontextrestored', restored)
    }
  }, [map])
}
