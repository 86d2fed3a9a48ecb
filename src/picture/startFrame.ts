import { cameraForBox, constrainCamera, outerBounds, START_BOUNDS, toPlane, worldSize } from './mercator.ts'

/** Maximum zoom, as on the map itself. */
const MAX_ZOOM = 6.5

/**
 * The part of the start picture that a map of this size shows first: its viewBox, the map's zoom, and picture units per
 * px. Null if the map has no area. `right` is what something covers at the right edge, px. public/startFrame.js does the
 * same before the app has loaded; a test keeps the two equal.
 */
export function startFrame(
  size: { width: number; height: number },
  right: number,
): { viewBox: string; zoom: number; unit: number } | null {
  const space = { top: 0, right, bottom: 0, left: 0 }
  const fitted = cameraForBox(START_BOUNDS, size, space, MAX_ZOOM)
  if (!fitted) return null
  const { x, y, zoom } = constrainCamera(fitted, outerBounds(right), size, MAX_ZOOM)
  const unit = PICTURE_WORLD / worldSize(zoom)
  const [middleX, middleY] = toPicture([x, y])
  const [width, height] = [size.width * unit, size.height * unit]
  const box = [middleX - width / 2, middleY - height / 2, width, height]
  return { viewBox: box.map((value) => value.toFixed(2)).join(' '), zoom, unit }
}

/** Units of the start picture are px at this zoom, one level above the usual start. */
const ZOOM = 4

const CORNER = toPlane([START_BOUNDS[0], START_BOUNDS[3]])

/** Side of the world in picture units. */
const PICTURE_WORLD = worldSize(ZOOM)

/** Converts a point of the Mercator plane to picture units, from the north-west corner of the start view. */
export function toPicture([x, y]: readonly [number, number]): readonly [x: number, y: number] {
  return [(x - CORNER[0]) * PICTURE_WORLD, (y - CORNER[1]) * PICTURE_WORLD]
}
