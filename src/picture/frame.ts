import type { StepFrame } from '#domain/briefing.ts'
import type { MapContent } from '#domain/mapContent.ts'
import type { Position } from '#domain/route.ts'
import type { StillLook } from '#domain/stepMap.ts'
import type { Camera } from '#domain/view.ts'
import type { Words } from '#words/words.ts'
import type { Project } from './linePaths.ts'
import {
  type Bounds,
  cameraForBox,
  constrainCamera,
  fromPlane,
  MAX_ZOOM,
  OUTER_BOUNDS,
  type PlaneCamera,
  START_BOUNDS,
  toPlane,
  worldSize,
} from './mercator.ts'

interface Size {
  width: number
  height: number
}

export const NO_SPACE = { top: 0, right: 0, bottom: 0, left: 0 }
/** Keeps the westernmost route, along the edge of the start view, from being cut. */
const START_SPACE = { ...NO_SPACE, left: 20 }
/** Where a box cannot be fitted. */
export const FALLBACK_CAMERA: PlaneCamera = { x: 0.5, y: 0.4, zoom: 2 }
/** Typical map size, px: a picture of any size shows all that a camera showed there. */
export const TYPICAL_SIZE: Size = { width: 1200, height: 675 }

/** Camera of a still map of this size: the view's own, else a fit of its places, else the start. */
export function stillFrame(size: Size, camera: Camera | null, bounds: Bounds | null): PlaneCamera {
  return constrainCamera(cameraOf(size, camera, bounds), OUTER_BOUNDS, size, MAX_ZOOM)
}

function cameraOf(size: Size, camera: Camera | null, bounds: Bounds | null): PlaneCamera {
  if (camera) {
    const [x, y] = toPlane([camera.longitude, camera.latitude])
    const share = Math.min(size.width / TYPICAL_SIZE.width, size.height / TYPICAL_SIZE.height)
    return { x, y, zoom: camera.zoom + Math.log2(share) }
  }
  const found = bounds
    ? cameraForBox(bounds, size, fitMargin(size, NO_SPACE), MAX_FIT_ZOOM)
    : cameraForBox(START_BOUNDS, size, START_SPACE, MAX_ZOOM)
  return found ?? FALLBACK_CAMERA
}

/** Projects positions to px from the top left corner of the picture. */
export function projectOn({ x, y, zoom }: PlaneCamera, { width, height }: Size): Project {
  const world = worldSize(zoom)
  return (position) => {
    const [atX, atY] = toPlane(position)
    return [(atX - x) * world + width / 2, (atY - y) * world + height / 2]
  }
}

/** The position at a px of the picture; inverse of `projectOn`. */
export function positionAt(
  { x, y, zoom }: PlaneCamera,
  { width, height }: Size,
  [atX, atY]: readonly [x: number, y: number],
): Position {
  const world = worldSize(zoom)
  return [...fromPlane(x + (atX - width / 2) / world, y + (atY - height / 2) / world)]
}

/** One map of a still picture: the static part of the live map's props. */
export interface StillInput {
  words: Words
  content: MapContent
  camera: Camera | null
  theme: StillLook['theme']
  /** Heading at the top, for one of two compared periods; null for none. */
  heading: { title: string; note: string | null } | null
}

/** Px that something covers on each side of the map. */
export interface Padding {
  top: number
  right: number
  bottom: number
  left: number
}

/** Margin around a fit, px: the zoom buttons are at the right. */
const MARGIN: Padding = { top: 44, right: 60, bottom: 40, left: 40 }

/** Maximum zoom of a fit, so that a short crossing keeps its surroundings. */
export const MAX_FIT_ZOOM = 6.5

/** Padding of a fit on a map of this size, px: `padding` plus a margin. */
export function fitMargin({ width, height }: { width: number; height: number }, padding: Padding): Padding {
  // Margins shrink on a small map, so that at least half of it stays free.
  const share = Math.min(1, width / 600, height / 400)
  return {
    top: padding.top + MARGIN.top * share,
    right: padding.right + MARGIN.right * share,
    bottom: padding.bottom + MARGIN.bottom * share,
    left: padding.left + MARGIN.left * share,
  }
}

/** The part of the map that a camera shows at this size, as a step keeps it: "the map as I see it now". */
export function frameOfCamera({ longitude, latitude, zoom }: Camera, size: Size): StepFrame {
  const [x, y] = toPlane([longitude, latitude])
  return frameOfPlane({ x, y, zoom }, size)
}

/** The box that a camera on the plane shows, degrees, to a hundredth. */
export function frameOfPlane({ x, y, zoom }: PlaneCamera, { width, height }: Size): StepFrame {
  const world = worldSize(zoom)
  const [west, north] = fromPlane(x - width / 2 / world, y - height / 2 / world)
  const [east, south] = fromPlane(x + width / 2 / world, y + height / 2 / world)
  const short = (degrees: number) => Math.round(degrees * 100) / 100
  return { west: short(west), south: short(south), east: short(east), north: short(north) }
}
