import type { Basemap, BasemapCountry } from '#domain/basemap.ts'
import type { Focus } from '#domain/lens.ts'
import type { Position, Region, Route } from '#domain/route.ts'
import { memoizeByArguments } from '#lib/memoizeByArguments.ts'
import { memoizeByObject } from '#lib/memoizeByObject.ts'
import { gridWithin } from '#lib/ring.ts'
import { hubsOnLines } from './branchLines.ts'
import type { Bounds } from './mercator.ts'

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

/** Points spread over a country's largest part, in `grid` columns and rows. */
export const pointsWithin = memoizeByArguments(
  (country: BasemapCountry, grid: number): readonly Position[] => {
    const ring = mainlandOf(country)
    return gridWithin(ring, boxAround(ring) ?? [0, 0, 0, 0], grid)
  },
)
