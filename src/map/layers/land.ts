import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { Basemap } from '#domain/basemap.ts'
import { MAP_STROKES } from '#map/palette.ts'
import { graticule } from './graticule.ts'
import { themedLayers } from './themedLayers.ts'

/** Land, coasts, boundaries and the net of degrees: one source, because each further one is clipped anew on every frame. */
export const GROUND_SOURCE = 'ground'

/**
 * `iso` is a country's ISO 3166-1 alpha-2 code, empty for an area without one and for what is no area. `key` is the
 * identity for feature-state: the code, or the kind where there is none.
 */
export interface GroundPart {
  kind: 'area' | 'coast' | 'boundary' | 'graticule'
  iso: string
  key: string
}

/** The areas of all countries, then all coasts, all boundaries and the net as one feature each. */
export function toGroundFeatures(basemap: Basemap): FeatureCollection<Geometry, GroundPart> {
  const areas = basemap.countries.features.map(({ properties, geometry }) =>
    part('area', properties.iso ?? '', geometry),
  )
  return {
    type: 'FeatureCollection',
    features: [
      ...areas,
      part('coast', '', basemap.coast),
      part('boundary', '', basemap.boundaries),
      part('graticule', '', graticule()),
    ],
  }
}

function part(kind: GroundPart['kind'], iso: string, geometry: Geometry): Feature<Geometry, GroundPart> {
  return { type: 'Feature', properties: { kind, iso, key: iso === '' ? kind : iso }, geometry }
}

/** Keeps the parts of one kind. */
function only(kind: GroundPart['kind']): ExpressionSpecification {
  return ['==', ['get', 'kind'], kind]
}

/** So many short pieces look the same cut off, and rounding each of their bends is most of the drawing. */
const BENDS = { 'line-join': 'bevel' } as const

/** The net of degrees under the land. */
export const GRATICULE_LAYERS = themedLayers((colours) => [
  {
    id: 'graticule',
    type: 'line',
    source: GROUND_SOURCE,
    filter: only('graticule'),
    paint: { 'line-color': colours.graticule, 'line-width': 0.75 },
  },
])

/** The halo of water along the coasts, half of it covered by the land. */
export const COAST_WATER_LAYERS = themedLayers((colours) => [
  {
    id: 'coast-water',
    type: 'line',
    source: GROUND_SOURCE,
    filter: only('coast'),
    layout: BENDS,
    paint: { 'line-color': colours.coastWater, 'line-width': 9 },
  },
])

/** The areas of the countries, all in one colour. */
export const LAND_LAYERS = themedLayers((colours) => [
  {
    id: 'land',
    type: 'fill',
    source: GROUND_SOURCE,
    filter: only('area'),
    paint: { 'fill-color': colours.land, 'fill-antialias': false },
  },
])

/** The line between land and water. */
export const COAST_LAYERS = themedLayers((colours, theme) => [
  {
    id: 'coast',
    type: 'line',
    source: GROUND_SOURCE,
    filter: only('coast'),
    layout: BENDS,
    paint: { 'line-color': colours.coast, 'line-width': MAP_STROKES[theme].coast },
  },
])

/** Borders between countries; they imply no endorsement. */
export const BOUNDARY_LAYERS = themedLayers((colours, theme) => [
  {
    id: 'boundaries',
    type: 'line',
    source: GROUND_SOURCE,
    filter: only('boundary'),
    layout: BENDS,
    paint: { 'line-color': colours.boundary, 'line-width': MAP_STROKES[theme].boundary },
  },
])
