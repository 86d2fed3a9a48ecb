import type { FeatureCollection } from 'geojson'
import type { LngLatLike } from 'maplibre-gl'
import { OUTER_BOUNDS, START_BOUNDS } from '#map/camera.ts'
import type { LonLat, MapView, ViewEvent, ViewTarget } from '#map/mapView.ts'
import { cameraForBox, fromPlane, keptInside, type PlaneCamera, toPlane, worldSize } from '#map/mercator.ts'

/** Nearer than this the map has nothing more to show. */
const NEAREST = 9
/** Ms that a step of zoom takes. */
const ZOOM_GLIDE = 120

interface Size {
  width: number
  height: number
}

type FeatureState = Readonly<Record<string, unknown>>

const NOTHING: FeatureState = {}
const EVERYTHING: PlaneCamera = { x: 0.5, y: 0.4, zoom: 2 }
const NO_SPACE = { top: 0, right: 0, bottom: 0, left: 0 }

/**
 * The view of a map that is drawn as SVG: camera, sources and the state of features, without drawing anything. It
 * keeps the rules of the map library: the same zoom, the same fitting, the same bounds.
 */
export class SvgView implements MapView {
  private camera: PlaneCamera
  private size: Size
  private readonly listeners = new Map<string, Set<() => void>>()
  private readonly sources = new Map<string, FeatureCollection>()
  private readonly states = new Map<string, Map<string, FeatureState>>()
  private readonly dataVersions = new Map<string, number>()
  private readonly stateVersions = new Map<string, number>()
  private frame = 0
  /** Whether the reader moves the map, and not the app. */
  isMovedByReader = false
  /** The element on which the map is drawn; before it is there, nothing listens. */
  canvas: EventTarget = new EventTarget()

  constructor(size: Size) {
    this.size = size
    this.camera = cameraForBox(START_BOUNDS, size, NO_SPACE, NEAREST) ?? EVERYTHING
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

  /** The camera on the plane, for drawing. */
  getPlaneCamera(): PlaneCamera {
    return this.camera
  }

  cameraForBounds(
    [[west, south], [east, north]]: [LonLat, LonLat],
    { padding, maxZoom }: Parameters<MapView['cameraForBounds']>[1],
  ): ViewTarget | undefined {
    const camera = cameraForBox([west, south, east, north], this.size, padding, maxZoom)
    if (!camera) return undefined
    const [lng, lat] = fromPlane(camera.x, camera.y)
    return { center: { lng, lat }, zoom: camera.zoom }
  }

  jumpTo(target: ViewTarget): void {
    cancelAnimationFrame(this.frame)
    this.set(this.planeOf(target))
    this.fire('moveend')
  }

  easeTo({ duration, ...target }: ViewTarget & { duration: number }): void {
    cancelAnimationFrame(this.frame)
    const from = this.camera
    const to = keptInside(this.planeOf(target), OUTER_BOUNDS, this.size, NEAREST)
    const start = performance.now()
    const step = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - start) / duration))
      const eased = 1 - (1 - share) ** 3
      const zoom = from.zoom + (to.zoom - from.zoom) * eased
      // The centre runs with the scale and not with the zoom, so that one point of the map holds still.
      const way =
        Math.abs(to.zoom - from.zoom) < 1e-6
          ? eased
          : (2 ** -from.zoom - 2 ** -zoom) / (2 ** -from.zoom - 2 ** -to.zoom)
      this.set({ x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way, zoom })
      if (share < 1) this.frame = requestAnimationFrame(step)
      else this.fire('moveend')
    }
    this.frame = requestAnimationFrame(step)
  }

  /** Moves the map under the pointer by so many px; `rest` ends the movement. */
  panBy(dx: number, dy: number): void {
    const world = worldSize(this.camera.zoom)
    this.set({ ...this.camera, x: this.camera.x - dx / world, y: this.camera.y - dy / world })
  }

  /** The camera that is nearer by so many levels while the point (px in the map) stays where it is. */
  zoomedAround(levels: number, at: { x: number; y: number }): PlaneCamera {
    const { x, y, zoom } = this.camera
    const nearer = Math.min(zoom + levels, NEAREST)
    const [before, after] = [worldSize(zoom), worldSize(nearer)]
    const [dx, dy] = [at.x - this.size.width / 2, at.y - this.size.height / 2]
    return { x: x + dx / before - dx / after, y: y + dy / before - dy / after, zoom: nearer }
  }

  /** Zooms at once around a point; `rest` ends the movement. */
  zoomAround(levels: number, at: { x: number; y: number }): void {
    this.set(this.zoomedAround(levels, at))
  }

  /** One step of the reader's nearer or further, around a point or the middle. */
  zoomStep(levels: number, at = { x: this.size.width / 2, y: this.size.height / 2 }): void {
    this.isMovedByReader = true
    this.glideTo(this.zoomedAround(levels, at), ZOOM_GLIDE)
  }

  /** One step of the reader's aside, in px. */
  panStep(dx: number, dy: number, duration: number): void {
    this.isMovedByReader = true
    const world = worldSize(this.camera.zoom)
    this.glideTo({ ...this.camera, x: this.camera.x - dx / world, y: this.camera.y - dy / world }, duration)
  }

  private glideTo(camera: PlaneCamera, duration: number): void {
    const [lng, lat] = fromPlane(camera.x, camera.y)
    const hasStillness = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const target: ViewTarget = { center: { lng, lat }, zoom: camera.zoom }
    if (hasStillness) this.jumpTo(target)
    else this.easeTo({ ...target, duration })
  }

  /** Ends a movement that was made in steps. */
  rest(): void {
    this.fire('moveend')
  }

  resize(size: Size): void {
    if (size.width === this.size.width && size.height === this.size.height) return
    this.size = size
    this.set(this.camera)
    this.fire('resize')
  }

  on(type: ViewEvent | 'state', listener: () => void): void {
    const known = this.listeners.get(type) ?? new Set()
    known.add(listener)
    this.listeners.set(type, known)
  }

  once(type: ViewEvent, listener: () => void): void {
    const both = () => {
      this.off(type, both)
      listener()
    }
    this.on(type, both)
  }

  off(type: ViewEvent | 'state', listener: () => void): void {
    this.listeners.get(type)?.delete(listener)
  }

  fire(type: ViewEvent | 'state'): void {
    for (const listener of [...(this.listeners.get(type) ?? [])]) listener()
  }

  getSource(id: string): FeatureCollection | undefined {
    return this.sources.get(id)
  }

  setSource(id: string, data: FeatureCollection): void {
    this.sources.set(id, data)
  }

  /** Gives a source other data and tells its layers. */
  replaceSource(id: string, data: FeatureCollection): void {
    if (this.sources.get(id) === data) return
    this.sources.set(id, data)
    this.dataVersions.set(id, (this.dataVersions.get(id) ?? 0) + 1)
    this.fire('state')
  }

  getFeatureState({ source, id }: { source: string; id: string }): FeatureState {
    return this.states.get(source)?.get(id) ?? NOTHING
  }

  setFeatureState({ source, id }: { source: string; id: string }, state: FeatureState): void {
    const states = this.states.get(source) ?? new Map<string, FeatureState>()
    states.set(id, { ...states.get(id), ...state })
    this.states.set(source, states)
    this.stateVersions.set(source, (this.stateVersions.get(source) ?? 0) + 1)
    this.fire('state')
  }

  /** Another word after each change of a source's data, and of the states of its features where these count. */
  versionOf(source: string, hasStates: boolean): string {
    return `${this.dataVersions.get(source) ?? 0} ${hasStates ? (this.stateVersions.get(source) ?? 0) : ''}`
  }

  private set(camera: PlaneCamera): void {
    const { zoom } = this.camera
    this.camera = keptInside(camera, OUTER_BOUNDS, this.size, NEAREST)
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
