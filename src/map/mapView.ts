import type { LngLatLike } from 'maplibre-gl'

/** A place on the earth as the map library names it, in degrees of WGS 84. */
export type LonLat = [longitude: number, latitude: number]

/** Where a view is moved to; what is left out stays. */
export interface ViewTarget {
  center?: LngLatLike
  zoom?: number
}

/** What a view says of itself: `move` while it moves, `moveend` once it rests, `idle` once all is drawn. */
export type ViewEvent = 'move' | 'moveend' | 'zoom' | 'resize' | 'idle'

interface FeatureRef {
  source: string
  id: string
}

/**
 * What camera, labels and layers ask of the drawn map. The map library's own map is one, and so is the view of the
 * map that is drawn as SVG: everything that stands on this shape serves both.
 */
export interface MapView {
  /** Px in the map for a position. */
  project(position: LonLat): { x: number; y: number }
  getZoom(): number
  getCenter(): { lng: number; lat: number }
  getContainer(): { clientWidth: number; clientHeight: number }
  /** What listens to the wheel. */
  getCanvasContainer(): EventTarget
  /** The camera that shows a box (south-west and north-east corner) in what the padding leaves free. */
  cameraForBounds(
    bounds: [LonLat, LonLat],
    options: { padding: { top: number; right: number; bottom: number; left: number }; maxZoom: number },
  ): ViewTarget | undefined
  jumpTo(target: ViewTarget): unknown
  easeTo(target: ViewTarget & { duration: number; essential: boolean }): unknown
  on(type: ViewEvent, listener: () => void): unknown
  once(type: ViewEvent, listener: () => void): unknown
  off(type: ViewEvent, listener: () => void): unknown
  /** Undefined where the source is not there yet. */
  getSource(id: string): unknown
  /** Draws what changed without waiting for the next frame, where that is of use. */
  redraw?(): unknown
  setFeatureState(feature: FeatureRef, state: Readonly<Record<string, unknown>>): unknown
}
