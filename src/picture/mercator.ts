import { type Camera, roundCamera } from '#domain/view.ts'

/** Px at each side of a map or plot: what covers it, or what is kept free. */
export interface Space {
  top: number
  right: number
  bottom: number
  left: number
}

export const NO_SPACE: Space = { top: 0, right: 0, bottom: 0, left: 0 }

/** Px. */
export interface Size {
  width: number
  height: number
}

/** A camera on the Mercator plane: its centre from 0 to 1 on each axis (north-west is 0, 0), and the zoom. */
export interface PlaneCamera {
  x: number
  y: number
  zoom: number
}

/** Side of the world at zoom 0, px. */
const WORLD = 512

/** Side of the world at a zoom, px, as in the map library. */
export function worldSize(zoom: number): number {
  return WORLD * 2 ** zoom
}

/** Projects degrees to the Mercator plane: 0 to 1 on each axis, growing to the east and south. */
export function toPlane(position: readonly number[]): readonly [x: number, y: number] {
  const [longitude = 0, latitude = 0] = position
  const radians = (latitude * Math.PI) / 180
  const y = (1 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / Math.PI) / 2
  return [(180 + longitude) / 360, y]
}

/** Inverse of `toPlane`: degrees from a point on the plane. */
export function fromPlane(x: number, y: number): readonly [longitude: number, latitude: number] {
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
  return [x * 360 - 180, latitude]
}

/** Origin of drawings on the plane: the centre of the start view, which keeps coordinates small. */
export const ORIGIN = toPlane([14, 37])

/** Px from the origin of drawings at a zoom. */
export function toDrawing(position: readonly number[], zoom: number): readonly [x: number, y: number] {
  const [x, y] = toPlane(position)
  const world = worldSize(zoom)
  return [(x - ORIGIN[0]) * world, (y - ORIGIN[1]) * world]
}

let drawing: {
  zoom: number
  project: (position: readonly number[]) => readonly [x: number, y: number]
} | null = null

/** `toDrawing` at a zoom, as one function for as long as that zoom lasts. */
export function drawingAt(zoom: number) {
  if (drawing?.zoom !== zoom) drawing = { zoom, project: (position) => toDrawing(position, zoom) }
  return drawing.project
}

/** The camera that fits a box into the area inside `space` (px); null if no area is left. */
export function cameraForBox(
  [west, south, east, north]: Bounds,
  size: Size,
  space: Space,
  nearest: number,
): PlaneCamera | null {
  const [left, top] = toPlane([west, north])
  const [right, bottom] = toPlane([east, south])
  const scale = Math.min(
    (size.width - space.left - space.right) / (right - left),
    (size.height - space.top - space.bottom) / (bottom - top),
  )
  if (!(scale > 0)) return null
  const zoom = Math.min(Math.log2(scale / WORLD), nearest)
  const world = worldSize(zoom)
  return {
    x: (left + right) / 2 - (space.left - space.right) / 2 / world,
    y: (top + bottom) / 2 - (space.top - space.bottom) / 2 / world,
    zoom,
  }
}

/** The camera moved, and zoomed in if necessary, so that the map shows nothing outside the box. */
export function constrainCamera(
  { x, y, zoom }: PlaneCamera,
  [west, south, east, north]: Bounds,
  size: Size,
  nearest: number,
): PlaneCamera {
  const capped = Math.min(zoom, nearest)
  const world = worldSize(capped)
  const [left, top] = toPlane([west, north])
  const [right, bottom] = toPlane([east, south])
  const [scaleX, scaleY] = [size.width / (world * (right - left)), size.height / (world * (bottom - top))]
  const scale = Math.max(scaleX, scaleY)
  if (scale > 1) {
    return {
      x: scaleX > 1 ? (left + right) / 2 : x,
      y: scaleY > 1 ? (top + bottom) / 2 : y,
      zoom: capped + Math.log2(scale),
    }
  }
  return {
    x: clamp(x, left + size.width / 2 / world, right - size.width / 2 / world),
    y: clamp(y, top + size.height / 2 / world, bottom - size.height / 2 / world),
    zoom: capped,
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** What the map shows at the start at least: the crossings to Europe. A high window also shows the Sahel and the north. */
export const START_BOUNDS: Bounds = [-21, 21, 47, 54]

/** Maximum zoom of every map. */
export const MAX_ZOOM = 9

/** Edge of the basemap: the camera stays inside. */
export const OUTER_BOUNDS: Bounds = [-40, -8, 85, 73]

/**
 * What the camera stays inside on a map of which so many px at the right are covered: under a panel nobody sees that the
 * basemap ends, and without that room a narrow map could not show its east beside it.
 */
export function outerBounds(covered: number): Bounds {
  const [west, south, east, north] = OUTER_BOUNDS
  return [west, south, covered > 0 ? 180 : east, north]
}

/** Whether two cameras are equal after rounding, so that a map does not react to its own move. */
export function isSameCamera(a: Camera, b: Camera): boolean {
  const [first, second] = [roundCamera(a), roundCamera(b)]
  return (
    first.longitude === second.longitude && first.latitude === second.latitude && first.zoom === second.zoom
  )
}
