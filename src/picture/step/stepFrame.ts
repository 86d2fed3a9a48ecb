import type { Basemap, BasemapCountry } from '#domain/basemap.ts'
import type { StepFrame } from '#domain/briefing.ts'
import type { Position, Region, Route } from '#domain/route.ts'
import type { StepMap } from '#domain/stepMap.ts'
import { boxAround, FALLBACK_CAMERA, mainlandOf, pointsWithin } from '#picture/frame.ts'
import {
  type Bounds,
  cameraForBox,
  constrainCamera,
  MAX_ZOOM,
  NO_SPACE,
  OUTER_BOUNDS,
  type PlaneCamera,
  type Size,
  START_BOUNDS,
  toPlane,
  worldSize,
} from '#picture/mercator.ts'

/** Padding around what is lit, as a share of the map. */
export const PADDING = 0.12
/** Degrees of longitude that the shorter side of the map shows at least, so that a strait keeps its coasts. */
const LEAST_DEGREES = 7.6
/** Degrees around a point of origin, a hub, and the point in a country that has to be in view. */
const REGION_REACH = 3
const HUB_REACH = 1
const COUNTRY_REACH = 0.7
/** A country that would make the frame larger than this multiple of what is lit stays outside. */
const FARTHEST = 2.2
/** Number of lit routes from which far ends of lines may be outside the frame. */
const MANY = 4

interface PlacesInput {
  lit: StepMap['lit']
  routes: readonly Route[]
  regions: readonly Region[]
  basemap: Basemap
}

/** The box of what is lit, degrees; null where nothing is lit. Lines are whole, of countries a part is enough beside them. */
export function litBox({ lit, routes, regions, basemap }: PlacesInput): Bounds | null {
  const lines = routes
    .filter(({ id }) => lit.routes.includes(id))
    .flatMap(({ legs }) => legs.flatMap(({ geometry }) => geometry.coordinates))
  const hubs = routes
    .flatMap((route) => route.hubs)
    .filter(({ id }) => lit.hubs.includes(id))
    .flatMap(({ point }) => around(point, HUB_REACH))
  const origins = regions
    .filter(({ id }) => lit.regions.includes(id))
    .flatMap(({ point }) => around(point, REGION_REACH))
  const all = boxAround([...lines, ...hubs, ...origins])
  // Many routes: the start view, whose far ends are off the map, so that their numbers have room.
  const core = all && lit.routes.length >= MANY ? (overlap(all, START_BOUNDS) ?? all) : all
  const countries = basemap.countries.features.filter(({ properties: { iso } }) =>
    lit.countries.includes(iso ?? ''),
  )
  if (!core) return boxAround(countries.flatMap((country) => mainlandOf(country)))
  const least = widened(core)
  let box = core
  for (const country of countries) {
    const near = nearestWithin(country, least)
    if (!near) continue
    const wider = boxAround([...corners(box), ...around(near, COUNTRY_REACH)]) ?? box
    if (spanOf(wider) <= FARTHEST * spanOf(least)) box = wider
  }
  return box
}

/** Columns and rows of the points that are tried within a country. */
export const GRID = 14

function nearestWithin(country: BasemapCountry, box: Bounds): Position | null {
  let best: { point: Position; away: number } | null = null
  for (const point of pointsWithin(country, GRID)) {
    const away = degreesAway(point, box)
    if (!best || away < best.away) best = { point, away }
  }
  return best?.point ?? null
}

function degreesAway([lon, lat]: Position, [west, south, east, north]: Bounds): number {
  return Math.hypot(Math.max(0, west - lon, lon - east), Math.max(0, south - lat, lat - north) * 1.5)
}

/** At least as wide as the narrowest frame. */
function widened([west, south, east, north]: Bounds): Bounds {
  const aside = Math.max(0, LEAST_DEGREES - (east - west)) / 2
  const along = Math.max(0, LEAST_DEGREES * 0.6 - (north - south)) / 2
  return [west - aside, south - along, east + aside, north + along]
}

function spanOf([west, south, east, north]: Bounds): number {
  return Math.max(east - west, (north - south) * 1.5)
}

interface CameraInput {
  size: Size
  box: Bounds | null
  /** The box chosen by the author. */
  frame: StepFrame | null
  /** Padding on each side, as a share of the map. */
  padding?: number
}

/**
 * The camera of a step at this size. Without a frame of its own: what is lit, with padding, never closer than a strait
 * with its coasts. A frame is shown whole; where its shape is not that of the map, it is shown as large as what is lit
 * in it allows, so that another screen does not turn a strait into a continent.
 */
export function stepCamera({ size, box, frame, padding = PADDING }: CameraInput): PlaneCamera {
  const camera = frame ? cameraOfFrame(frame, box, size) : cameraOfBox(box, size, padding)
  return constrainCamera(camera, OUTER_BOUNDS, size, MAX_ZOOM)
}

function cameraOfBox(box: Bounds | null, size: Size, padding: number): PlaneCamera {
  // A box as large as the start view needs no surroundings.
  const share = box && spanOf(box) < spanOf(START_BOUNDS) * 0.8 ? padding : 0.02
  const [across, down] = [size.width * share, size.height * share]
  const space = { top: down, right: across, bottom: down, left: across }
  return cameraForBox(box ?? START_BOUNDS, size, space, nearestZoom(size)) ?? FALLBACK_CAMERA
}

function nearestZoom({ width, height }: Size): number {
  const side = Math.min(width, height)
  return Math.log2((side / LEAST_DEGREES) * 360) - Math.log2(worldSize(0))
}

function cameraOfFrame({ west, south, east, north }: StepFrame, box: Bounds | null, size: Size): PlaneCamera {
  const whole = cameraForBox([west, south, east, north], size, NO_SPACE, MAX_ZOOM) ?? FALLBACK_CAMERA
  const inside = box && overlap(box, [west, south, east, north])
  if (!inside) return whole
  const [across, down] = [size.width * PADDING, size.height * PADDING]
  const space = { top: down, right: across, bottom: down, left: across }
  const lit = cameraForBox(inside, size, space, MAX_ZOOM)
  if (!lit) return whole
  const zoom = Math.max(whole.zoom, Math.min(coveringZoom([west, south, east, north], size), lit.zoom))
  // Moved no further than what is lit needs.
  const reach = (of: 'width' | 'height', padded: number) => (size[of] / 2 - padded) / worldSize(zoom)
  const [left, top] = toPlane([inside[0], inside[3]])
  const [right, bottom] = toPlane([inside[2], inside[1]])
  return {
    x: between(whole.x, right - reach('width', across), left + reach('width', across)),
    y: between(whole.y, bottom - reach('height', down), top + reach('height', down)),
    zoom,
  }
}

function between(value: number, least: number, most: number): number {
  return least > most ? (least + most) / 2 : Math.min(Math.max(value, least), most)
}

/** The zoom at which a box just fills the map. */
function coveringZoom([west, south, east, north]: Bounds, { width, height }: Size): number {
  const [left, top] = toPlane([west, north])
  const [right, bottom] = toPlane([east, south])
  return Math.log2(Math.max(width / (right - left), height / (bottom - top)) / worldSize(0))
}

function overlap(a: Bounds, b: Bounds): Bounds | null {
  const box: Bounds = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
  return box[0] < box[2] && box[1] < box[3] ? box : null
}

function around([lon, lat]: readonly number[], reach: number): readonly Position[] {
  const [x = 0, y = 0] = [lon, lat]
  return [
    [x - reach, y - reach * 0.6],
    [x + reach, y + reach * 0.6],
  ]
}

function corners([west, south, east, north]: Bounds): readonly Position[] {
  return [
    [west, south],
    [east, north],
  ]
}
