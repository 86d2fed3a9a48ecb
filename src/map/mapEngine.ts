import type { LngLatLike } from 'maplibre-gl'

/** A position in degrees, WGS 84, as the map library takes it. */
export type LonLat = [longitude: number, latitude: number]

/** Target of a camera move; a missing part stays unchanged. */
export interface ViewTarget {
  center?: LngLatLike
  zoom?: number
}

/** Events of a view: `move` while it moves, `moveend` when it stops, `idle` when everything is drawn. */
export type ViewEvent = 'move' | 'moveend' | 'zoom' | 'resize' | 'idle'

/** `originalEvent` is the reader's, where one moved the map. */
export type ViewListener = (event: { originalEvent?: unknown }) => void

interface FeatureRef {
  source: string
  id: string
}

/** What camera, labels and layers need of a drawn map: the library's own map or SvgEngine. */
export interface MapEngine {
  /** Position in px of the map. */
  project(position: LonLat): { x: number; y: number }
  getZoom(): number
  getCenter(): { lng: number; lat: number }
  getContainer(): { clientWidth: number; clientHeight: number }
  /** The element that handles the wheel. */
  getCanvasContainer(): EventTarget
  /** The camera that fits a box (south-west and north-east corner) into the area inside the padding. */
  cameraForBounds(
    bounds: [LonLat, LonLat],
    options: { padding: { top: number; right: number; bottom: number; left: number }; maxZoom: number },
  ): ViewTarget | undefined
  /** Keeps the camera inside a box: west, south, east, north. */
  setMaxBounds(bounds: [number, number, number, number]): unknown
  /** Ends whatever moves the map, where it is. */
  stop(): unknown
  jumpTo(target: ViewTarget): unknown
  easeTo(target: ViewTarget & { duration: number; essential: boolean }): unknown
  on(type: ViewEvent, listener: ViewListener): unknown
  once(type: ViewEvent, listener: ViewListener): unknown
  off(type: ViewEvent, listener: ViewListener): unknown
  /** Undefined before the source is added. */
  getSource(id: string): unknown
  /** Draws now instead of in the next frame; absent where that gains nothing. */
  redraw?(): unknown
  setFeatureState(feature: FeatureRef, state: Readonly<Record<string, unknown>>): unknown
}
