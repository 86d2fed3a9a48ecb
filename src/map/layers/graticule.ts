import type { Feature, FeatureCollection, LineString, Position } from 'geojson'
import { themedLayers } from './themedLayers.ts'

export const GRATICULE_SOURCE = 'graticule'

/** Degrees between two lines, and the part of the earth that is drawn. */
const STEP = 10
const WEST = -50
const EAST = 100
const SOUTH = -20
const NORTH = 80

/** Meridians and parallels every ten degrees; straight on a Mercator map, so that two points are enough. */
export function toGraticuleFeatures(): FeatureCollection<LineString> {
  const features: Feature<LineString>[] = []
  for (let lon = WEST; lon <= EAST; lon += STEP) features.push(line([lon, SOUTH], [lon, NORTH]))
  for (let lat = SOUTH; lat <= NORTH; lat += STEP) features.push(line([WEST, lat], [EAST, lat]))
  return { type: 'FeatureCollection', features }
}

function line(from: Position, to: Position): Feature<LineString> {
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [from, to] } }
}

/** The net of degrees under the land. */
export const GRATICULE_LAYERS = themedLayers((colours) => [
  {
    id: 'graticule',
    type: 'line',
    source: GRATICULE_SOURCE,
    paint: { 'line-color': colours.graticule, 'line-width': 0.75 },
  },
])
