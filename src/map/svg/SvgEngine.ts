import type { FeatureCollection } from 'geojson'
import type { LngLatLike } from 'maplibre-gl'
import type { LonLat, MapEngine, ViewEvent, ViewListener, ViewTarget } from '#map/mapEngine.ts'
import { FALLBACK_CAMERA } from '#picture/frame.ts'
import {
  type Bounds,
  cameraForBox,
  constrainCamera,
  fromPlane,
  MAX_ZOOM,
  NO_SPACE,
  OUTER_BOUNDS,
  type PlaneCamera,
  type Size,
  START_BOUNDS,
  toPlane,
  worldSize,
} from '#picture/mercator.ts'

/** Duration of a zoom step, ms. */
const ZOOM_DURATION = 120

type FeatureState = Readonly<Record<string, unknown>>

const NO_STATE: FeatureState = {}

/**
 * Model of the SVG map: camera, sources and feature-state; draws nothing. Zoom, fitting and bounds work as in the map
 * library.
 */
export class SvgEngine implements MapEngine {
  private camera: PlaneCamera
  private outer: Bounds = OUTER_BOUNDS
  private size: Size
  private readonly listeners = new Map<string, Set<ViewListener>>()
  private readonly sources = new Map<string, FeatureCollection>()
  private readonly states = new Map<string, Map<string, FeatureState>>()
  private readonly dataVersions = new Map<string, number>()
  private readonly stateVersions = new Map<string, number>()
  private frame = 0
  /** The reader, not the app, moved the map. */
  isMovedByReader = false
  /** The map's element; a stand-in until it is mounted. */
  canvas: EventTarget = new EventTarget()

  constructor(size: Size) {
    this.size = size
    this.camera = cameraForBox(START_BOUNDS, size, NO_SPACE, MAX_ZOOM) ?? FALLBACK_CAMERA
    this.set(this.camera)
  }

  project(position: LonLat): { x: number; y: number } {
    const [x, y] = toPlane(position)
    const world = worldSize(this.camera.zoom)
    return {
      x: (x - this.camera.x) * world + this.size.width / 2,
      y: (y - this.camera.y) * world + this.size.height / 2,
    }
  }

  getZoom(): number {
    return this.camera.zoom
  }

  getCenter(): { lng: number; lat: number } {
    const [lng, lat] = fromPlane(this.camera.x, this.camera.y)
    return { lng, lat }
  }

  getContainer(): { clientWidth: number; clientHeight: number } {
    return { clientWidth: this.size.width, clientHeight: this.size.height }
  }

  getCanvasContainer(): EventTarget {
    return this.canvas
  }

  /** The camera on the Mercator plane. */
  getPlaneCamera(): PlaneCamera {
    return this.camera
  }

  cameraForBounds(
    [[west, south], [east, north]]: [LonLat, LonLat],
    { padding, maxZoom }: Parameters<MapEngine['cameraForBounds']>[1],
  ): ViewTarget | undefined {
    const camera = cameraForBox([west, south, east, north], this.size, padding, maxZoom)
    if (!camera) return undefined
    const [lng, lat] = fromPlane(camera.x, camera.y)
    return { center: { lng, lat }, zoom: camera.zoom }
  }

  setMaxBounds(bounds: [number, number, number, number]): void {
    this.outer = bounds
    this.set(this.camera)
  }

  /** Ends the current movement; an unfinished wheel movement or drag then reports no move. */
  stop(): void {
    cancelAnimationFrame(this.frame)
    this.isMovedByReader = false
  }

  jumpTo(target: ViewTarget): void {
    cancelAnimationFrame(this.frame)
    this.set(this.planeOf(target))
    this.fire('moveend')
  }

  easeTo({ duration, ...target }: ViewTarget & { duration: number }): void {
    cancelAnimationFrame(this.frame)
    const from = this.camera
    const to = constrainCamera(this.planeOf(target), this.outer, this.size, MAX_ZOOM)
    const start = performance.now()
    const step = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - start) / duration))
      const eased = 1 - (1 - share) ** 3
      const zoom = from.zoom + (to.zoom - from.zoom) * eased
      // The centre follows the scale, not the zoom, so that one point of the map stays fixed.
      const progress =
        Math.abs(to.zoom - from.zoom) < 1e-6
          ? eased
          : (2 ** -from.zoom - 2 ** -zoom) / (2 ** -from.zoom - 2 ** -to.zoom)
      this.set({ x: from.x + (to.x - from.x) * progress, y: from.y + (to.y - from.y) * progress, zoom })
      if (share < 1) this.frame = requestAnimationFrame(step)
      else this.fire('moveend')
    }
    this.frame = requestAnimationFrame(step)
  }

  /** Pans by px; `rest` ends the movement. */
  panBy(dx: number, dy: number): void {
    const world = worldSize(this.camera.zoom)
    this.set({ ...this.camera, x: this.camera.x - dx / world, y: this.camera.y - dy / world })
  }

  /** The camera zoomed by `levels` around a point, px in the map. */
  zoomedAround(levels: number, at: { x: number; y: number }): PlaneCamera {
    const { x, y, zoom } = this.camera
    const nearer = Math.min(zoom + levels, MAX_ZOOM)
    const [before, after] = [worldSize(zoom), worldSize(nearer)]
    const [dx, dy] = [at.x - this.size.width / 2, at.y - this.size.height / 2]
    return { x: x + dx / before - dx / after, y: y + dy / before - dy / after, zoom: nearer }
  }

  /** Zooms around a point, without animation; `rest` ends the movement. */
  zoomAround(levels: number, at: { x: number; y: number }): void {
    this.set(this.zoomedAround(levels, at))
  }

  /** Zoom step of the reader, animated, around a point or the centre. */
  zoomStep(levels: number, at = { x: this.size.width / 2, y: this.size.height / 2 }): void {
    this.isMovedByReader = true
    this.animateTo(this.zoomedAround(levels, at), ZOOM_DURATION)
  }

  /** Pan step of the reader, px, animated over `duration` ms. */
  panStep(dx: number, dy: number, duration: number): void {
    this.isMovedByReader = true
    const world = worldSize(this.camera.zoom)
    this.animateTo({ ...this.camera, x: this.camera.x - dx / world, y: this.camera.y - dy / world }, duration)
  }

  private animateTo(camera: PlaneCamera, duration: number): void {
    const [lng, lat] = fromPlane(camera.x, camera.y)
    const prefersReducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const target: ViewTarget = { center: { lng, lat }, zoom: camera.zoom }
    if (prefersReducedMotion) this.jumpTo(target)
    else this.easeTo({ ...target, duration })
  }

  /** Ends a movement made by `panBy` or `zoomAround`: fires `moveend`. */
  rest(): void {
    this.fire('moveend')
  }

  resize(size: Size): void {
    if (size.width === this.size.width && size.height === this.size.height) return
    this.size = size
    this.set(this.camera)
    this.fire('resize')
  }

  on(type: ViewEvent | 'state', listener: ViewListener): void {
    const known = this.listeners.get(type) ?? new Set()
    known.add(listener)
    this.listeners.set(type, known)
  }

  once(type: ViewEvent, listener: ViewListener): void {
    const both: ViewListener = (event) => {
      this.off(type, both)
      listener(event)
    }
    this.on(type, both)
  }

  off(type: ViewEvent | 'state', listener: ViewListener): void {
    this.listeners.get(type)?.delete(listener)
  }

  fire(type: ViewEvent | 'state'): void {
    const event = { originalEvent: type === 'moveend' && this.isMovedByReader }
    if (type === 'moveend') this.isMovedByReader = false
    for (const listener of [...(this.listeners.get(type) ?? [])]) listener(event)
  }

  getSource(id: string): FeatureCollection | undefined {
    return this.sources.get(id)
  }

  setSource(id: string, data: FeatureCollection): void {
    this.sources.set(id, data)
  }

  /** Replaces the data of a source and notifies its layers. */
  replaceSource(id: string, data: FeatureCollection): void {
    if (this.sources.get(id) === data) return
    this.sources.set(id, data)
    this.dataVersions.set(id, (this.dataVersions.get(id) ?? 0) + 1)
    this.fire('state')
  }

  getFeatureState({ source, id }: { source: string; id: string }): FeatureState {
    return this.states.get(source)?.get(id) ?? NO_STATE
  }

  setFeatureState({ source, id }: { source: string; id: string }, state: FeatureState): void {
    const states = this.states.get(source) ?? new Map<string, FeatureState>()
    states.set(id, { ...states.get(id), ...state })
    this.states.set(source, states)
    this.stateVersions.set(source, (this.stateVersions.get(source) ?? 0) + 1)
    this.fire('state')
  }

  /** Version of a source: changes with its data and, with `hasStates`, with its feature-states. */
  versionOf(source: string, hasStates: boolean): string {
    return `${this.dataVersions.get(source) ?? 0} ${hasStates ? (this.stateVersions.get(source) ?? 0) : ''}`
  }

  private set(camera: PlaneCamera): void {
    const { zoom } = this.camera
    this.camera = constrainCamera(camera, this.outer, this.size, MAX_ZOOM)
    this.fire('move')
    if (this.camera.zoom !== zoom) this.fire('zoom')
  }

  private planeOf({ center, zoom = this.camera.zoom }: ViewTarget): PlaneCamera {
    if (!center) return { ...this.camera, zoom }
    const [x, y] = toPlane(degreesOf(center))
    return { x, y, zoom }
  }
}

function degreesOf(place: LngLatLike): readonly [number, number] {
  if (Array.isArray(place)) return place
  return 'lng' in place ? [place.lng, place.lat] : [place.lon, place.lat]
}
