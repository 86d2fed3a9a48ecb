import type { Basemap } from '#domain/basemap.ts'
import type { Focus } from '#domain/focus.ts'
import type { Region, Route } from '#domain/route.ts'
import { type Camera, roundCamera } from '#domain/view.ts'

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** What the map shows at the start: Europe, the Mediterranean, North Africa and the Sahel. */
export const START_BOUNDS: Bounds = [-21, 12, 47, 57]

/** Edge of the basemap: the camera stays inside. */
export const OUTER_BOUNDS: Bounds = [-40, -8, 85, 73]

/** Degrees shown on each side of a region of origin, which has a point and no area. */
const REGION_REACH = 9

/** Tied places beyond this frame do not move the camera: a list beside the map has them too. */
const TIED_BOUNDS: Bounds = [-25, 2, 52, 66]

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
  return boxAround([...positionsOf(focus, places), ...near])
}

type Places = Pick<BoundsInput, 'routes' | 'regions' | 'basemap'>

function positionsOf(focus: Focus, { routes, regions, basemap }: Places): readonly (readonly number[])[] {
  const positions: (readonly number[])[] = []
  for (const route of routes) {
    if (!focus.routes.includes(route.id)) continue
    for (const leg of route.legs) positions.push(...leg.geometry.coordinates)
    for (const hub of route.hubs) positions.push(hub.point)
  }
  for (const { properties, geometry } of basemap.countries.features) {
    if (properties.iso === null || !focus.countries.includes(properties.iso)) continue
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    positions.push(...largestRing(polygons.map(([outer]) => outer ?? [])))
  }
  for (const region of regions) {
    if (!focus.regions.includes(region.id)) continue
    const [lon, lat] = region.point
    positions.push([lon - REGION_REACH, lat - REGION_REACH], [lon + REGION_REACH, lat + REGION_REACH])
  }
  return positions
}

/** The mainland only: overseas islands would zoom out too far. */
function largestRing<Ring extends readonly (readonly number[])[]>(
  rings: readonly Ring[],
): Ring | readonly [] {
  const size = (ring: Ring) => {
    const box = boxAround(ring)
    return box ? (box[2] - box[0]) * (box[3] - box[1]) : 0
  }
  return rings.length === 0
    ? []
    : rings.reduce((largest, ring) => (size(ring) > size(largest) ? ring : largest))
}

function boxAround(positions: readonly (readonly number[])[]): Bounds | null {
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

/** Whether two cameras are equal after rounding, so that a map does not react to its own move. */
export function isSameCamera(a: Camera, b: Camera): boolean {
  const [first, second] = [roundCamera(a), roundCamera(b)]
  return (
    first.longitude === second.longitude && first.latitude === second.latitude && first.zoom === second.zoom
  )
}
