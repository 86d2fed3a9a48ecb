import type { MapContent } from '#domain/mapContent.ts'
import type { StillLook } from '#domain/stillMap.ts'
import type { Camera } from '#domain/view.ts'
import { type Bounds, OUTER_BOUNDS, START_BOUNDS } from '#map/camera.ts'
import { fitMargin, NEAREST_FIT } from '#map/cameraFit.ts'
import { cameraForBox, keptInside, type PlaneCamera, toPlane, worldSize } from '#map/mercator.ts'
import type { RouteMapProps } from '#map/routeMapProps.ts'
import type { Project } from '#map/svg/lineStrokes.ts'

interface Size {
  width: number
  height: number
}

const NO_SPACE = { top: 0, right: 0, bottom: 0, left: 0 }
/** The westernmost route runs along the edge of the start: half of its line would be cut. */
const START_SPACE = { ...NO_SPACE, left: 20 }
const NEAREST = 9
const EVERYTHING: PlaneCamera = { x: 0.5, y: 0.4, zoom: 2 }
/** The map on which a view is mostly made, px: what a camera showed there is shown whole on a picture of any size. */
const MADE_ON: Size = { width: 1200, height: 675 }

/** What a still map of this size shows: the view's own camera, else its places, else the start. */
export function stillFrame(size: Size, camera: Camera | null, bounds: Bounds | null): PlaneCamera {
  return keptInside(wished(size, camera, bounds), OUTER_BOUNDS, size, NEAREST)
}

function wished(size: Size, camera: Camera | null, bounds: Bounds | null): PlaneCamera {
  if (camera) {
    const [x, y] = toPlane([camera.longitude, camera.latitude])
    const share = Math.min(size.width / MADE_ON.width, size.height / MADE_ON.height)
    return { x, y, zoom: camera.zoom + Math.log2(share) }
  }
  const found = bounds
    ? cameraForBox(bounds, size, fitMargin(size, NO_SPACE), NEAREST_FIT)
    : cameraForBox(START_BOUNDS, size, START_SPACE, NEAREST)
  return found ?? EVERYTHING
}

/** Where positions lie on the picture, px from its upper left corner. */
export function projectOn({ x, y, zoom }: PlaneCamera, { width, height }: Size): Project {
  const world = worldSize(zoom)
  return (position) => {
    const [atX, atY] = toPlane(position)
    return [(atX - x) * world + width / 2, (atY - y) * world + height / 2]
  }
}

/** One map of a still picture: what the live map takes, without what moves. */
export interface StillInput extends Pick<RouteMapProps, 'words'> {
  content: MapContent
  camera: RouteMapProps['camera']['at']
  theme: StillLook['theme']
  /** At the top of the map: the period of one of two; null for none. */
  heading: { title: string; note: string | null } | null
}
