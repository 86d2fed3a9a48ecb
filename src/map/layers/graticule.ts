import type { MultiLineString, Position } from 'geojson'

/** Degrees between two lines, and the part of the earth that is drawn. */
const STEP = 10
const WEST = -50
const EAST = 100
const SOUTH = -20
const NORTH = 80

/** Meridians and parallels every ten degrees; straight on a Mercator map, so that two points are enough. */
export function graticule(): MultiLineString {
  const coordinates: Position[][] = []
  for (let lon = WEST; lon <= EAST; lon += STEP) {
    coordinates.push([
      [lon, SOUTH],
      [lon, NORTH],
    ])
  }
  for (let lat = SOUTH; lat <= NORTH; lat += STEP) {
    coordinates.push([
      [WEST, lat],
      [EAST, lat],
    ])
  }
  return { type: 'MultiLineString', coordinates }
}
