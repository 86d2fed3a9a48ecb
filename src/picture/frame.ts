import type { Basemap, BasemapCountry } from '#domain/basemap.ts'
import type { StepFrame } from '#domain/briefing.ts'
import type { Focus } from '#domain/lens.ts'
import type { MapContent } from '#domain/mapContent.ts'
import type { Position, Region, Route } from '#domain/route.ts'
import type { StillLook } from '#domain/stepMap.ts'
import type { Camera } from '#domain/view.ts'
import { memoizeByArguments, memoizeByObject } from '#lib/memoize.ts'
import { gridWithin } from '#lib/shapes.ts'
import type { Words } from '#words/words.ts'
import { hubsOnLines } from './branchLines.ts'
import type { Project } from './linePaths.ts'
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
  type Space,
  START_BOUNDS,
  toPlane,
  worldSize,
} from './mercator.ts'

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

/** Margin around a fit, px: the zoom buttons are at the right. */
const MARGIN: Space = { top: 44, right: 60, bottom: 40, left: 40 }

/** Maximum zoom of a fit, so that a short crossing keeps its surroundings. */
export const MAX_FIT_ZOOM = 6.5

/** Padding of a fit on a map of this size, px: `padding` plus a margin. */
export function fitMargin({ width, height }: Size, padding: Space): Space {
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

/** Degrees shown on each side of a region of origin, which has a point and no area. */
const REGION_REACH = 9

/** Degrees shown at least on each side of the middle of a country, so that its neighbours and the coast are in view. */
const COUNTRY_REACH = { lon: 6, lat: 4 } as const

/** Tied places beyond this frame do not move the camera: a list beside the map has them too. */
const TIED_BOUNDS: Bounds = [-25, -5, 54, 66]

interface BoundsInput {
  focus: Focus
  tied: Focus
  routes: readonly Route[]
  regions: readonly Region[]
  basemap: Basemap
}

/** The smallest box around the places in focus and those tied to them, or null where there are none on the map. */
export function boundsOf({ focus, tied, ...places }: BoundsInput): Bounds | null {
  const [west, south, east, north] = TIED_BOUNDS
  const near = positionsOf(tied, places).filter(
    ([lon = 0, lat = 0]) => lon >= west && lon <= east && lat >= south && lat <= north,
  )
  const around = places.basemap.countries.features.flatMap((country) =>
    focus.countries.includes(country.properties.iso ?? '') ? cornersAround(mainlandOf(country)) : [],
  )
  return boxAround([...positionsOf(focus, places), ...around, ...near])
}

function cornersAround(outline: readonly Position[]): readonly Position[] {
  const box = boxAround(outline)
  if (!box) return []
  const [lon, lat] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
  const { lon: wide, lat: high } = COUNTRY_REACH
  return [
    [lon - wide, lat - high],
    [lon + wide, lat + high],
  ]
}

type Places = Pick<BoundsInput, 'routes' | 'regions' | 'basemap'>

function positionsOf(focus: Focus, { routes, regions, basemap }: Places): readonly (readonly number[])[] {
  const positions: (readonly number[])[] = []
  for (const route of routes) {
    if (!focus.routes.includes(route.id)) continue
    for (const leg of route.legs) positions.push(...leg.geometry.coordinates)
    for (const { hub } of hubsOnLines(route)) positions.push(hub.point)
  }
  for (const country of basemap.countries.features) {
    const { iso } = country.properties
    if (iso === null || !focus.countries.includes(iso)) continue
    positions.push(...mainlandOf(country))
  }
  for (const region of regions) {
    if (!focus.regions.includes(region.id)) continue
    const [lon, lat] = region.point
    positions.push([lon - REGION_REACH, lat - REGION_REACH], [lon + REGION_REACH, lat + REGION_REACH])
  }
  return positions
}

/** The outline of a country's largest part: overseas islands would zoom out too far. */
export const mainlandOf = memoizeByObject(({ geometry }: BasemapCountry): readonly Position[] => {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const size = (ring: readonly Position[]) => {
    const box = boxAround(ring)
    return box ? (box[2] - box[0]) * (box[3] - box[1]) : 0
  }
  return polygons
    .map(([outer]) => outer ?? [])
    .reduce((largest, ring) => (size(ring) > size(largest) ? ring : largest), [])
})

/** The smallest box around positions; null without any. */
export function boxAround(positions: readonly (readonly number[])[]): Bounds | null {
  if (positions.length === 0) return null
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon = 0, lat = 0] of positions) {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

/** The box around a country's largest part. */
export const mainlandBox = memoizeByObject(
  (country: BasemapCountry): Bounds => boxAround(mainlandOf(country)) ?? [0, 0, 0, 0],
)

/** Points spread over a country's largest part, in `grid` columns and rows. */
export const pointsWithin = memoizeByArguments(
  (country: BasemapCountry, grid: number): readonly Position[] => {
    return gridWithin(mainlandOf(country), mainlandBox(country), grid)
  },
)
