import { OUTER_BOUNDS, START_BOUNDS } from './camera.ts'
import { cameraForBox, keptInside, toPlane, worldSize } from './mercator.ts'

/** No nearer than the map itself would come. */
const NEAREST = 6.5

/**
 * The part of the start picture that a map of this size shows at its start, as a viewBox, the map's zoom there, and the
 * units of one px;
 * null for a map without room. `right` are the px at its right edge that something covers. public/startFrame.js says
 * the same before the app has come, and a test holds the two together.
 */
export function startFrame(
  size: { width: number; height: number },
  right: number,
): { viewBox: string; zoom: number; unit: number } | null {
  const space = { top: 0, right, bottom: 0, left: 0 }
  const wished = cameraForBox(START_BOUNDS, size, space, NEAREST)
  if (!wished) return null
  const { x, y, zoom } = keptInside(wished, OUTER_BOUNDS, size, NEAREST)
  const unit = PICTURE_WORLD / worldSize(zoom)
  const [middleX, middleY] = toPicture([x, y])
  const [width, height] = [size.width * unit, size.height * unit]
  const box = [middleX - width / 2, middleY - height / 2, width, height]
  return { viewBox: box.map((value) => value.toFixed(2)).join(' '), zoom, unit }
}

/** The units of the start picture are the px of this zoom, one level nearer than what is mostly seen. */
const ZOOM = 4

const CORNER = toPlane([START_BOUNDS[0], START_BOUNDS[3]])

/** The side of the whole world in the units of the picture. */
const PICTURE_WORLD = worldSize(ZOOM)

/** A point of the Mercator plane in the units of the picture, whose zero is the north-west corner of the start view. */
export function toPicture([x, y]: readonly [number, number]): readonly [x: number, y: number] {
  return [(x - CORNER[0]) * PICTURE_WORLD, (y - CORNER[1]) * PICTURE_WORLD]
}
