import type { Feature, FeatureCollection, Geometry, MultiLineString, Position } from 'geojson'
import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl'
import type { Basemap } from '#domain/basemap.ts'
import { MAP_STROKES } from '#map/palette.ts'
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

/** The water under everything; it needs no source. */
export const SEA_LAYERS = themedLayers((colours) => [
  { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
])

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

const IS_LIT: ExpressionSpecification = ['boolean', ['feature-state', 'isLit'], false]
const IS_HOVERED: ExpressionSpecification = ['boolean', ['feature-state', 'isHovered'], false]

/** The areas of the countries that a lens lights. */
const LIT_COUNTRY_LAYER = 'lit-countries'

/**
 * A country in which a measure of the lens applies, or what is pointed at: lifted ground with a thin solid edge, apart from the dashed
 * outline of those who act. By feature-state, because another filter would cut the whole ground anew.
 */
export const LIT_COUNTRY_LAYERS = themedLayers((colours) => [
  {
    id: LIT_COUNTRY_LAYER,
    type: 'fill',
    source: GROUND_SOURCE,
    filter: ['==', ['get', 'kind'], 'area'],
    paint: {
      'fill-color': colours.litLand,
      'fill-outline-color': colours.litOutline,
      'fill-opacity': ['case', ['any', IS_LIT, IS_HOVERED], 1, 0],
      'fill-opacity-transition': { duration: 0 },
    },
  },
])

/** Outlines of the countries of those who act. */
export const ACTOR_LAYER = 'actors'
/** Outline of the chosen country. */
const CHOSEN_COUNTRY_LAYER = 'chosen-country'

/** Keeps the areas of these countries (ISO 3166-1 alpha-2). */
export function countryFilter(isos: readonly string[]): FilterSpecification {
  return ['in', ['get', 'iso'], ['literal', [...isos]]] satisfies ExpressionSpecification
}

/** Dashed for those who act, solid for the chosen country. */
export const OUTLINE_LAYERS = themedLayers((colours) => [
  {
    id: ACTOR_LAYER,
    type: 'line',
    source: GROUND_SOURCE,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.ink2, 'line-width': 1.4, 'line-dasharray': [3, 1.6] },
  },
  {
    id: CHOSEN_COUNTRY_LAYER,
    type: 'line',
    source: GROUND_SOURCE,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.ink, 'line-width': 2 },
  },
])
