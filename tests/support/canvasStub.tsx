import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import type { RouteLines } from '#map/lines/RouteLines.ts'

interface CanvasProps {
  locale: { 'Map.Title': string }
  onStyleData: (event: { target: unknown }) => void
  onMoveEnd: (event: { originalEvent?: Event; viewState: object }) => void
  onError: (event: { target: null; error: Error }) => void
  children: ReactNode
}

/** Calls to the map library since the last render. */
export const canvas = {
  /** False makes the library fail as it does without WebGL. */
  hasWebGl: true,
  featureStates: new Map<string, Record<string, unknown>>(),
  eased: [] as unknown[],
  /** Ends the movement of the reader in progress. */
  swing: null as null | (() => void),
  listeners: new Map<string, Set<(event?: unknown) => void>>(),
  move: null as null | CanvasProps['onMoveEnd'],
  element: { style: { opacity: '' } },
  pixelRatio: null as null | number,
  redraws: 0,
  /** The lines of the routes, set by the stub of their layer. */
  lines: null as null | RouteLines,
  /** One per name, as in the library. */
  sources: new Map<string, object>(),
}

/** Resets the canvas before a test. */
export function resetCanvas(): void {
  canvas.hasWebGl = true
  canvas.featureStates.clear()
  canvas.eased = []
  canvas.swing = null
  canvas.listeners.clear()
  canvas.move = null
  canvas.element = { style: { opacity: '' } }
  canvas.pixelRatio = null
  canvas.redraws = 0
  canvas.lines = null
  canvas.sources.clear()
}

/** Calls the listeners of a map event. */
export function fire(type: string): void {
  for (const listener of [...(canvas.listeners.get(type) ?? [])]) listener()
}

function listen(type: string, listener: () => void) {
  canvas.listeners.set(type, new Set([...(canvas.listeners.get(type) ?? []), listener]))
}

/** One degree is ten pixels, north is up. */
const fakeMap = {
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
  getSource: (id: string) => {
    const source = canvas.sources.get(id) ?? {}
    canvas.sources.set(id, source)
    return source
  },
  redraw: () => {
    canvas.redraws += 1
  },
  getZoom: () => 3,
  getCenter: () => ({ lng: 0, lat: 0 }),
  getContainer: () => ({ clientWidth: 760, clientHeight: 612 }),
  project: ([lon, lat]: [number, number]) => ({ x: 200 + lon * 10, y: 600 - lat * 10 }),
  cameraForBounds: (bounds: unknown, options: unknown) => ({ bounds, options }),
  // As in the library, a movement of the reader that is interrupted ends where the map is.
  stop: () => canvas.swing?.(),
  jumpTo: (target: unknown) => canvas.eased.push(target),
  easeTo: (target: unknown) => canvas.eased.push(target),
  getFeatureState: ({ source, id }: { source: string; id: string }) =>
    canvas.featureStates.get(`${source}/${id}`),
  setFeatureState: ({ source, id }: { source: string; id: string }, state: Record<string, unknown>) =>
    canvas.featureStates.set(`${source}/${id}`, { ...canvas.featureStates.get(`${source}/${id}`), ...state }),
}

/** Replaces the map library's canvas without drawing; everything over it is real. */
export function CanvasStub({ locale, onStyleData, onMoveEnd, onError, children }: CanvasProps) {
  const isStarted = useRef(false)
  canvas.move = onMoveEnd
  useEffect(() => {
    if (isStarted.current) return
    isStarted.current = true
    if (canvas.hasWebGl) onStyleData({ target: fakeMap })
    else onError({ target: null, error: new Error('no context') })
  }, [onStyleData, onError])
  return (
    <div>
      <section aria-label={locale['Map.Title']} />
      {children}
    </div>
  )
}

export function Source() {
  return null
}

export function Layer() {
  return null
}
