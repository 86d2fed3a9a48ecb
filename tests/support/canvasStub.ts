import type { RouteLines } from '#map/MapLayers.tsx'

/** Calls to the map library since the last render. */
export const canvas = {
  /** False makes the library fail as it does without WebGL. */
  hasWebGl: true,
  featureStates: new Map<string, Record<string, unknown>>(),
  eased: [] as unknown[],
  /** Ends the movement of the reader in progress. */
  swing: null as null | (() => void),
  listeners: new Map<string, Set<(event?: unknown) => void>>(),
  /** The camera after a movement. */
  camera: { longitude: 0, latitude: 0, zoom: 3 },
  element: document.createElement('section'),
  pixelRatio: null as null | number,
  redraws: 0,
  /** The lines of the routes, set by the stub of their layer. */
  lines: null as null | RouteLines,
  /** One per name, as in the library. */
  sources: new Map<string, object>(),
  /** In their order, bottom up. */
  layers: new Set<string>(),
  /** Changes of paint, layout and filter. */
  styled: [] as unknown[][],
}

/** Resets the canvas before a test. */
export function resetCanvas(): void {
  canvas.hasWebGl = true
  canvas.featureStates.clear()
  canvas.eased = []
  canvas.swing = null
  canvas.listeners.clear()
  canvas.camera = { longitude: 0, latitude: 0, zoom: 3 }
  canvas.element = document.createElement('section')
  canvas.pixelRatio = null
  canvas.redraws = 0
  canvas.lines = null
  canvas.sources.clear()
  canvas.layers.clear()
  canvas.styled = []
}

/** Calls the listeners of a map event. */
export function fire(type: string, event: object = {}): void {
  for (const listener of [...(canvas.listeners.get(type) ?? [])]) listener(event)
}

/** Ends a movement, of the reader if it has an `originalEvent`. */
export function endMove(camera: typeof canvas.camera, event: { originalEvent?: Event } = {}): void {
  canvas.camera = camera
  fire('moveend', event)
}

function listen(type: string, listener: (event?: unknown) => void) {
  canvas.listeners.set(type, new Set([...(canvas.listeners.get(type) ?? []), listener]))
}

const FAKE_MAP = {
  on: listen,
  once: (type: string, listener: () => void) => {
    const once = () => {
      canvas.listeners.get(type)?.delete(once)
      listener()
    }
    listen(type, once)
  },
  off: (type: string, listener: () => void) => canvas.listeners.get(type)?.delete(listener),
  getCanvas: () => canvas.element,
  setPixelRatio: (ratio: number) => {
    canvas.pixelRatio = ratio
  },
  getSource: (id: string) => canvas.sources.get(id),
  redraw: () => {
    canvas.redraws += 1
  },
  getZoom: () => canvas.camera.zoom,
  getCenter: () => ({ lng: canvas.camera.longitude, lat: canvas.camera.latitude }),
  getContainer: () => ({ clientWidth: 760, clientHeight: 612 }),
  project: ([lon, lat]: [number, number]) => ({ x: 200 + lon * 10, y: 600 - lat * 10 }),
  cameraForBounds: (bounds: unknown, options: unknown) => ({ bounds, options }),
  setMaxBounds() {},
  // As in the library, a movement of the reader that is interrupted ends where the map is.
  stop: () => canvas.swing?.(),
  jumpTo: (target: unknown) => canvas.eased.push(target),
  easeTo: (target: unknown) => canvas.eased.push(target),
  getFeatureState: ({ source, id }: { source: string; id: string }) =>
    canvas.featureStates.get(`${source}/${id}`),
  setFeatureState: ({ source, id }: { source: string; id: string }, state: Record<string, unknown>) =>
    canvas.featureStates.set(`${source}/${id}`, { ...canvas.featureStates.get(`${source}/${id}`), ...state }),
  setLight() {},
  setPaintProperty: (...change: unknown[]) => canvas.styled.push(change),
  setLayoutProperty: (...change: unknown[]) => canvas.styled.push(change),
  setFilter: (...change: unknown[]) => canvas.styled.push(change),
  addSource: (id: string) => canvas.sources.set(id, { setData() {} }),
  addLayer: ({ id }: { id: string }, before?: string) => {
    const order = [...canvas.layers]
    const at = before === undefined ? -1 : order.indexOf(before)
    order.splice(at < 0 ? order.length : at, 0, id)
    canvas.layers = new Set(order)
  },
  getLayersOrder: () => [...canvas.layers],
  getLayer: (id: string) => (canvas.layers.has(id) ? { id } : undefined),
  remove() {},
}

interface MapOptions {
  container: HTMLElement
  locale: { 'Map.Title': string }
}

/** Replaces the map library's map without drawing; everything over it is real. One degree is ten pixels, north is up. */
export class StubMap {
  style = { stylesheet: {} }

  constructor({ container, locale }: MapOptions) {
    if (!canvas.hasWebGl) throw new Error('no context')
    canvas.element.setAttribute('aria-label', locale['Map.Title'])
    canvas.element.tabIndex = 0
    container.append(canvas.element)
    Object.assign(this, FAKE_MAP)
  }
}
