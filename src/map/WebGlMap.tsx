import {
  type GeoJSONSource,
  type LayerSpecification,
  Map as LibraryMap,
  type MapMouseEvent,
  type PointLike,
  prewarm,
  setWorkerUrl,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import {
  createContext,
  use,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { INCIDENT_HIT_LAYER, REGION_LAYER } from '#picture/layers.ts'
import { MAX_ZOOM, OUTER_BOUNDS, START_BOUNDS } from '#picture/mercator.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { glLines } from './glLines.ts'
import styles from './MapCards.module.css'
import { type FrameParts, MapFrame, type UnderPointer } from './MapFrame.tsx'
import type { LayerRenderer, RouteLines, SourceProps } from './MapLayers.tsx'
import type { Hovered, MapCallbacks, MapProps } from './mapProps.ts'

/** The map of routes and measures, drawn by MapLibre. */
export function WebGlMap(props: MapProps) {
  const { on } = props
  const [map, setMap] = useState<LibraryMap | null>(null)
  const restored = useMapHealth(map, on)
  return (
    <MapFrame
      {...props}
      map={map}
      renderer={WEBGL_LAYERS}
      onZoom={(direction, originalEvent) => {
        if (direction === 'in') map?.zoomIn({ duration: 120 }, { originalEvent })
        else map?.zoomOut({ duration: 120 }, { originalEvent })
      }}
      onPan={([across, down], originalEvent) =>
        map?.panBy([across * KEY_STEP, down * KEY_STEP], { duration: 120 }, { originalEvent })
      }
    >
      {(parts) => (
        <div className={`${styles.canvas} clipped tall anchor`}>
          <Canvas map={map} parts={parts} onMap={setMap} onUnavailable={on.unavailable} />
          <LibraryMapContext key={restored} value={map}>
            {parts.layers}
          </LibraryMapContext>
          {parts.labels}
        </div>
      )}
    </MapFrame>
  )
}

/** Px that a key moves the map. */
const KEY_STEP = 100

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
  const point = useEffectEvent((under: MapMouseEvent) =>
    parts.onPoint(underPointer(under, parts.routeAt), under.point),
  )
  const press = useEffectEvent((under: MapMouseEvent) => parts.onPress(underPointer(under, parts.routeAt)))
  const leave = useEffectEvent(() => parts.onLeave())

  // biome-ignore lint/correctness/useExhaustiveDependencies: one map as long as the component is mounted.
  useLayoutEffect(() => {
    if (!place.current) return undefined
    try {
      const created = createMap(place.current, t('title'))
      const canvas = created.getCanvas()
      canvas.dataset.mapCanvas = ''
      canvas.setAttribute('aria-describedby', parts.keysId)
      onMap(created)
      return () => created.remove()
    } catch {
      onUnavailable?.()
      return undefined
    }
  }, [])

  useEffect(() => {
    if (!map) return
    map.on('mousemove', point)
    map.on('mouseout', leave)
    map.on('click', press)
    return () => {
      map.off('mousemove', point)
      map.off('mouseout', leave)
      map.off('click', press)
    }
  }, [map])

  const { isPointing } = parts
  useEffect(() => {
    if (map) map.getCanvas().style.cursor = isPointing ? 'pointer' : ''
  }, [map, isPointing])

  return <div ref={place} />
}

/** Time for a lost WebGL context to be restored, ms. */
const RESTORE_TIMEOUT = 5000

/**
 * Reports the first complete picture, and a lost WebGL context that is not restored; the map is unseen until then. Returns how
 * often one was: the layers are mounted anew each time, for what changed meanwhile.
 */
function useMapHealth(map: LibraryMap | null, on: Pick<MapCallbacks, 'ready' | 'unavailable'>): number {
  const [restorations, setRestorations] = useState(0)
  const ready = useEffectEvent(() => on.ready())
  const unavailable = useEffectEvent(() => on.unavailable?.())
  useEffect(() => {
    if (!map) return
    // The layers exist by now, so `idle` means that nothing is missing.
    const show = () => {
      showMap(map)
      map.once('idle', ready)
    }
    map.once('idle', show)

    let timer: number | undefined
    const handleContextLost = () => {
      lost.add(map)
      timer = window.setTimeout(unavailable, RESTORE_TIMEOUT)
    }
    const restored = () => window.clearTimeout(timer)
    const mountLayers = () => {
      if (lost.delete(map)) setRestorations((count) => count + 1)
    }
    map.on('webglcontextlost', handleContextLost)
    map.on('webglcontextrestored', restored)
    map.on('style.load', mountLayers)
    return () => {
      window.clearTimeout(timer)
      map.off('idle', show)
      map.off('idle', ready)
      map.off('webglcontextlost', handleContextLost)
      map.off('webglcontextrestored', restored)
      map.off('style.load', mountLayers)
    }
  }, [map])
  return restorations
}

/** Maps whose context is lost: until their style is loaded again, nothing can be added to it or set in it. */
const lost = new WeakSet<LibraryMap>()

setWorkerUrl(new URL(workerUrl, document.baseURI).href)
// Starts the worker while the data is still loading.
prewarm()

/**
 * Pixel ratio of the canvas until the first picture is complete. The library redraws for every source and tile that
 * loads, a dozen times, and with software rendering each costs as much as the last. So these draw into a few px, unseen,
 * and the full picture draws once.
 */
const LOADING_PIXEL_RATIO = 0.02

/** Opacity while loading, invisible to the eye. A fully hidden canvas is not paced by the screen and draws more often. */
const LOADING_OPACITY = '0.01'

/** Copied, because the library's types ask for mutable tuples. */
const START_VIEW: [number, number, number, number] = [...START_BOUNDS]
const MAX_BOUNDS: [number, number, number, number] = [...OUTER_BOUNDS]

/** Creates the library's map, unseen until `showMap`. Without a style, layers can be added at once. Throws without WebGL. */
function createMap(container: HTMLElement, title: string): LibraryMap {
  const map = new LibraryMap({
    container,
    bounds: START_VIEW,
    maxBounds: MAX_BOUNDS,
    maxZoom: MAX_ZOOM,
    renderWorldCopies: false,
    attributionControl: false,
    dragRotate: false,
    // Its keys would move the map where ours go from name to name.
    keyboard: false,
    touchPitch: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    pixelRatio: LOADING_PIXEL_RATIO,
    locale: { 'Map.Title': title },
  })
  // Any setter creates the empty style; this one changes nothing.
  map.setLight({})
  // Transitions would redraw the whole map for as long as they last.
  map.style.stylesheet.transition = { duration: 0, delay: 0 }
  map.getCanvas().style.opacity = LOADING_OPACITY
  // Starts the GPU work now instead of with the next frame.
  map.on('render', () => map.getCanvas().getContext('webgl2')?.flush())
  // After an error the map stays usable; without a listener the library prints it.
  map.on('error', () => {})
  return map
}

/** Draws the map in full from now on. */
function showMap(map: LibraryMap): void {
  map.getCanvas().style.opacity = ''
  map.setPixelRatio(window.devicePixelRatio)
}

/** Incidents lie above the lines, lines above the regions. */
function underPointer({ target: map, point }: MapMouseEvent, routeAt: FrameParts['routeAt']): UnderPointer {
  const features = featuresAt(map, point)
  const circle = circleAt(features)
  const route = circle === null ? routeAt(point) : null
  return { circle, place: route === null ? regionAt(features) : { kind: 'route', id: route } }
}

type Features = ReturnType<LibraryMap['queryRenderedFeatures']>

const HIT_LAYERS = [INCIDENT_HIT_LAYER, REGION_LAYER]

function featuresAt(map: LibraryMap, point: PointLike): Features {
  const layers = HIT_LAYERS.filter((id) => map.getLayer(id))
  return layers.length > 0 ? map.queryRenderedFeatures(point, { layers }) : []
}

/** The key of the incident circle under the pointer, if it is the topmost feature. */
function circleAt([top]: Features): string | null {
  const key: unknown = top?.layer.id === INCIDENT_HIT_LAYER ? top.properties.key : null
  return typeof key === 'string' ? key : null
}

/** The topmost region under the pointer; skips those that only a lens shows, unless lit. */
function regionAt(features: Features): Hovered | null {
  for (const { properties, state, layer } of features) {
    if (layer.id === INCIDENT_HIT_LAYER) continue
    const { key, isLasting }: { key?: unknown; isLasting?: unknown } = properties
    if (typeof key === 'string' && (isLasting !== false || state.isLit === true))
      return { kind: 'region', id: key }
  }
  return null
}

/** The map that the layers are drawn on. */
const LibraryMapContext = createContext<LibraryMap | null>(null)

/** Draws with the map library: sources and layers are added in one commit, in order, and stay as long as the map. */
const WEBGL_LAYERS: LayerRenderer = { Source, Layer, Lines }

function useMap(): LibraryMap {
  const map = use(LibraryMapContext)
  if (!map) throw new Error('Layers must be rendered inside LibraryMapContext.')
  return map
}

/** Side of a tile, px: twice the library's, so that a map has a third of the tiles, each of which is a draw call a layer. */
const TILE_SIZE = 1024
const SCALE = 512 / TILE_SIZE
/** The library's own, px of its tile: outlines stay as exact as with it, and reach as far beyond a tile. */
const FINENESS = { tolerance: 0.375 * SCALE, buffer: 128 * SCALE } as const

function addSource(map: LibraryMap, id: string, data: SourceProps['data']): void {
  map.addSource(id, { type: 'geojson', promoteId: 'key', ...FINENESS, data })
  const source = map.getSource<GeoJSONSource>(id)
  if (source) source.tileSize = TILE_SIZE
}

function Source({ id, data }: SourceProps) {
  const map = useMap()
  const shown = useRef<SourceProps['data']>(null)
  useLayoutEffect(() => {
    if (lost.has(map)) return
    const source = map.getSource<GeoJSONSource>(id)
    if (!source) addSource(map, id, data)
    else if (shown.current !== data) source.setData(data)
    shown.current = data
  }, [map, id, data])
  return null
}

function Layer(layer: LayerSpecification) {
  const map = useMap()
  const shown = useRef<LayerSpecification>(null)
  useLayoutEffect(() => {
    if (lost.has(map)) return
    if (!map.getLayer(layer.id)) map.addLayer(layer)
    else updateLayer(map, layer, shown.current ?? RESTORED)
    shown.current = layer
  })
  return null
}

type PaintOf = Parameters<LibraryMap['setPaintProperty']>
type LayoutOf = Parameters<LibraryMap['setLayoutProperty']>

/** Of a layer that the library restored, whose values may be older than ours. */
const RESTORED: ShownLayer = { filter: undefined }

/** What is known of the layer that the library has. */
type ShownLayer = Readonly<{ paint?: object | undefined; layout?: object | undefined; filter?: unknown }>

/** Sets what differs: the library draws the whole map for every call, even where the value is the same. */
function updateLayer(map: LibraryMap, layer: LayerSpecification, shown: ShownLayer): void {
  for (const [name, value] of changes(layer.paint, shown.paint))
    map.setPaintProperty(layer.id, name as PaintOf[1], value as PaintOf[2])
  for (const [name, value] of changes(layer.layout, shown.layout))
    map.setLayoutProperty(layer.id, name as LayoutOf[1], value as LayoutOf[2])
  if ('filter' in layer && 'filter' in shown && layer.filter !== shown.filter)
    map.setFilter(layer.id, layer.filter)
}

function changes(now: object = {}, before: object = {}): readonly [name: string, value: unknown][] {
  const old = new Map(Object.entries(before))
  return Object.entries(now).filter(([name, value]) => old.get(name) !== value)
}

function Lines({ lines }: { lines: RouteLines }) {
  const map = useMap()
  const layer = useMemo(() => glLines(lines), [lines])
  useLayoutEffect(() => {
    if (!lost.has(map) && !map.getLayer(layer.id)) map.addLayer(layer)
    let above: string | undefined
    const notePlace = () => {
      const order = map.getLayersOrder()
      const at = order.indexOf(layer.id)
      if (at >= 0) above = order[at + 1]
    }
    // After a lost context the library restores its own layers, and no custom one.
    const restore = () => {
      if (!map.getLayer(layer.id)) map.addLayer(layer, above)
    }
    map.on('idle', notePlace)
    map.on('style.load', restore)
    return () => {
      map.off('idle', notePlace)
      map.off('style.load', restore)
    }
  }, [map, layer])
  return null
}
