import './maplibre.css'
import { Layer, Map as MapCanvas, type MapLayerMouseEvent, Source } from '@vis.gl/react-maplibre'
import type { Map as MapInstance, StyleSpecification } from 'maplibre-gl'
import * as maplibre from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OUTER_BOUNDS, START_BOUNDS } from './camera.ts'
import type { Hovered } from './hovered.ts'
import { INCIDENT_HIT_LAYER } from './layers/incidents.ts'
import { REGION_LAYER } from './layers/regions.ts'
import { glLines } from './lines/glLines.ts'
import type { RouteLines } from './lines/RouteLines.ts'
import { type FrameParts, MapFrame, type UnderPointer } from './MapFrame.tsx'
import type { RouteMapProps } from './routeMapProps.ts'

maplibre.setWorkerUrl(new URL(workerUrl, document.baseURI).href)
// Starts the worker while the data is still loading.
maplibre.prewarm()

const HIT_LAYERS = [INCIDENT_HIT_LAYER, REGION_LAYER]
const NO_LAYERS: string[] = []
/** The layers are drawn by the map library. */
const SURFACE = { Source, Layer, Lines }
/** Copied, because the library's types ask for mutable tuples. */
const START_VIEW: { bounds: [number, number, number, number] } = { bounds: [...START_BOUNDS] }
const MAX_BOUNDS: [number, number, number, number] = [...OUTER_BOUNDS]

/** The map of routes and measures, drawn by MapLibre. Keeps only hover and size as state. */
export function RouteMap(props: RouteMapProps) {
  const { on } = props
  const { t } = useTranslation('map')
  const frame = useRef<HTMLDivElement>(null)
  const [map, setMap] = useState<maplibre.Map | null>(null)
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight })

  useMapHealth({ map, onReady: on.ready, onUnavailable: on.unavailable })
  // A layout effect, so that no card moves after the first paint.
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      // A hidden element has no size.
      if (width > 0 && height > 0) setSize({ width, height })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const locale = useMemo(() => ({ 'Map.Title': t('title') }), [t])
  const started = useRef<maplibre.Map | null>(null)
  // Adds layers with the style: `load` fires only after a frame of empty sea.
  const handleStyle = useCallback(({ target: loaded }: { target: maplibre.Map }) => {
    if (started.current === loaded) return
    started.current = loaded
    // Starts the GPU work now instead of with the next frame.
    loaded.on('render', () => loaded.getCanvas().getContext('webgl2')?.flush())
    // For tests, which query rendered features.
    if (frame.current) Object.assign(frame.current, { map: loaded })
    setMap(loaded)
  }, [])

  return (
    <MapFrame
      {...props}
      frame={frame}
      map={map}
      surface={SURFACE}
      size={size}
      onZoom={(direction, event) => {
        const data = { originalEvent: event.nativeEvent }
        if (direction === 'in') map?.zoomIn({ duration: 120 }, data)
        else map?.zoomOut({ duration: 120 }, data)
      }}
    >
      {({ layers, labels, routeAt, isPointing, onPoint, onLeave, onPress, onRest }) => (
        <MapCanvas
          mapLib={maplibre}
          mapStyle={MAP_STYLE}
          initialViewState={START_VIEW}
          maxBounds={MAX_BOUNDS}
          maxZoom={9}
          renderWorldCopies={false}
          attributionControl={false}
          dragRotate={false}
          touchPitch={false}
          pitchWithRotate={false}
          fadeDuration={0}
          pixelRatio={LOADING_PIXEL_RATIO}
          locale={locale}
          interactiveLayerIds={map ? HIT_LAYERS : NO_LAYERS}
          cursor={isPointing ? 'pointer' : ''}
          onStyleData={handleStyle}
          onError={({ target }) => {
            // No map means no WebGL context; after any other error the map stays usable.
            if (!target) on.unavailable?.()
          }}
          onMouseMove={(event) =>
            onPoint(underPointer(event, routeAt), { x: event.point.x, y: event.point.y })
          }
          onMouseOut={onLeave}
          onClick={(event) => onPress(underPointer(event, routeAt))}
          onMoveEnd={(event) => {
            if (event.originalEvent) onRest(event.viewState)
          }}
        >
          {layers}
          {labels}
        </MapCanvas>
      )}
    </MapFrame>
  )
}

function Lines({ lines }: { lines: RouteLines }) {
  const layer = useMemo(() => glLines(lines), [lines])
  return <Layer {...layer} />
}

/** Incidents lie above the lines, lines above the regions. */
function underPointer(event: MapLayerMouseEvent, routeAt: FrameParts['routeAt']): UnderPointer {
  const circle = circleAt(event)
  const route = circle === null ? routeAt(event.point) : null
  return { circle, place: route === null ? regionAt(event) : { kind: 'route', id: route } }
}

/** The key of the incident circle under the pointer, if it is the topmost feature. */
function circleAt({ features = [] }: MapLayerMouseEvent): string | null {
  const [top] = features
  const key: unknown = top?.layer.id === INCIDENT_HIT_LAYER ? top.properties.key : null
  return typeof key === 'string' ? key : null
}

/** The topmost region under the pointer; skips those that only a lens shows, unless lit. */
function regionAt({ features = [] }: MapLayerMouseEvent): Hovered | null {
  for (const { properties, state, layer } of features) {
    if (layer.id === INCIDENT_HIT_LAYER) continue
    const { key, isLasting }: { key?: unknown; isLasting?: unknown } = properties
    if (typeof key === 'string' && (isLasting !== false || state.isLit === true))
      return { kind: 'region', id: key }
  }
  return null
}

/**
 * The empty base style. It never changes: a theme switch only changes paints, so that sources, feature-state and camera
 * stay. It has no glyphs: all names over the map are HTML.
 */
const MAP_STYLE: StyleSpecification = {
  version: 8,
  // No transitions: each would redraw the whole map for as long as it lasts.
  transition: { duration: 0, delay: 0 },
  sources: {},
  layers: [],
}

/** Time for a lost WebGL context to be restored, ms. */
const RESTORE_TIMEOUT = 5000

/**
 * Pixel ratio of the canvas until the first picture is complete. The library redraws for every source and tile that
 * loads, a dozen times, and with software rendering each costs as much as the last. So these draw into a few px, unseen,
 * and the full picture draws once.
 */
const LOADING_PIXEL_RATIO = 0.02

/** Opacity while loading, invisible to the eye. A fully hidden canvas is not paced by the screen and draws more often. */
const LOADING_OPACITY = '0.01'

interface MapHealth {
  /** Created with LOADING_PIXEL_RATIO. */
  map: MapInstance | null
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
      map.getCanvas().style.opacity = ''
      map.setPixelRatio(window.devicePixelRatio)
      map.once('idle', ready)
    }
    map.getCanvas().style.opacity = LOADING_OPACITY
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
