import { Map as LibraryMap, type MapMouseEvent, type PointLike, prewarm, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { OUTER_BOUNDS, START_BOUNDS } from '#picture/camera.ts'
import { INCIDENT_HIT_LAYER } from '#picture/layers/incidents.ts'
import { REGION_LAYER } from '#picture/layers/regions.ts'
import type { Hovered } from './hovered.ts'
import type { FrameParts, UnderPointer } from './MapFrame.tsx'

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

/**
 * Creates the map library's map in an element, unseen until `showMap`. Sources and layers can be added at once: without
 * a style the library starts with an empty one, whereas a given style loads with the next frame. Throws without WebGL.
 */
export function createMap(container: HTMLElement, title: string): LibraryMap {
  const map = new LibraryMap({
    container,
    bounds: START_VIEW,
    maxBounds: MAX_BOUNDS,
    maxZoom: 9,
    renderWorldCopies: false,
    attributionControl: false,
    dragRotate: false,
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
export function showMap(map: LibraryMap): void {
  map.getCanvas().style.opacity = ''
  map.setPixelRatio(window.devicePixelRatio)
}

/** Incidents lie above the lines, lines above the regions. */
export function underPointer(
  map: LibraryMap,
  { point }: Pick<MapMouseEvent, 'point'>,
  routeAt: FrameParts['routeAt'],
): UnderPointer {
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
