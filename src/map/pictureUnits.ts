import { START_BOUNDS } from './camera.ts'
import { toPlane, worldSize } from './mercator.ts'

/** The units of the start picture are the px of this zoom, one level nearer than what is mostly seen. */
const ZOOM = 4

const CORNER = toPlane([START_BOUNDS[0], START_BOUNDS[3]])

/** The side of the whole world in the units of the picture. */
export const PICTURE_WORLD = worldSize(ZOOM)

/** A point of the Mercator plane in the units of the picture, whose zero is the north-west corner of the start view. */
export function toPicture([x, y]: readonly [number, number]): readonly [x: number, y: number] {
  return [(x - CORNER[0]) * PICTURE_WORLD, (y - CORNER[1]) * PICTURE_WORLD]
}
