import type { ExpressionSpecification, FilterSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Feature, FeatureCollection, Geometry, MultiLineString, Position } from 'geojson'
import type { Basemap } from '#domain/basemap.ts'
import { MAP_STROKES } from '#picture/palette.ts'
import { themedLayers } from './themedLayers.ts'

/** Land, coasts, boundaries and graticule: one source, because the library clips each source on every frame. */
export const GROUND_SOURCE = 'ground'
/** The areas of countries once more, for what lights or outlines one: empty until something does. */
export const COUNTRY_SOURCE = 'countries'

/**
 * `iso` is ISO 3166-1 alpha-2, empty for areas without a code and for lines. `key` identifies the feature for
 * feature-state: the code, else the kind.
 */
export interface GroundPart {
  kind: 'area' | 'coast' | 'boundary' | 'graticule'
  iso: string
  key: string
}

/** A feature per country, then one each for all coasts, all boundaries and the graticule. */
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

/** The parts that are areas of countries. */
export function toCountryFeatures(ground: FeatureCollection<Geometry, GroundPart>): typeof ground {
  return { ...ground, features: ground.features.filter(({ properties }) => properties.kind === 'area') }
}

/** Filter for one kind of part. */
function only(kind: GroundPart['kind']): ExpressionSpecification {
  return ['==', ['get', 'kind'], kind]
}

/** Rounding the bends of so many short pieces would be most of the drawing time, and looks the same. */
const BENDS = { 'line-join': 'bevel' } as const

export const GRATICULE_LAYERS = themedLayers((colours) => [
  {
    id: 'graticule',
    type: 'line',
    source: GROUND_SOURCE,
    filter: only('graticule'),
    paint: { 'line-color': colours.graticule, 'line-width': 0.75 },
  },
])

/** Halo of water along the coasts; the land covers its inner half. */
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

/** The areas of all countries, in one colour. */
export const LAND_LAYERS = themedLayers((colours) => [
  {
    id: 'land',
    type: 'fill',
    source: GROUND_SOURCE,
    filter: only('area'),
    paint: { 'fill-color': colours.land, 'fill-antialias': false },
  },
])

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

/** Borders between countries; no endorsement implied. */
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

/** Background; needs no source. */
export const SEA_LAYERS = themedLayers((colours) => [
  { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
])

/** Spacing and extent of the graticule, degrees. */
const STEP = 10
const WEST = -50
const EAST = 100
const SOUTH = -20
const NORTH = 80

/** Meridians and parallels every ten degrees; straight on a Mercator map, so two points each are enough. */
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

const LIT_COUNTRY_LAYER = 'lit-countries'

/**
 * Countries where a measure of the lens applies, and the hovered one: lighter ground with a thin solid edge, distinct
 * from the dashed outline of actors. By feature-state, because a new filter would tile the whole source again.
 */
export const LIT_COUNTRY_LAYERS = themedLayers((colours) => [
  {
    id: LIT_COUNTRY_LAYER,
    type: 'fill',
    source: COUNTRY_SOURCE,
    paint: {
      'fill-color': colours.litLand,
      'fill-outline-color': colours.litOutline,
      'fill-opacity': ['case', ['any', IS_LIT, IS_HOVERED], 1, 0],
      'fill-opacity-transition': { duration: 0 },
    },
  },
])

/** Outlines of the countries that act. */
export const ACTOR_LAYER = 'actors'
/** Outline of the selected country. */
const CHOSEN_COUNTRY_LAYER = 'chosen-country'

/** Filter for the areas of these countries (ISO 3166-1 alpha-2). */
export function countryFilter(isos: readonly string[]): FilterSpecification {
  return ['in', ['get', 'iso'], ['literal', [...isos]]] satisfies ExpressionSpecification
}

/** Dashed for countries that act, solid for the selected country. */
export const OUTLINE_LAYERS = themedLayers((colours) => [
  {
    id: ACTOR_LAYER,
    type: 'line',
    source: COUNTRY_SOURCE,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.ink2, 'line-width': 1.4, 'line-dasharray': [3, 1.6] },
  },
  {
    id: CHOSEN_COUNTRY_LAYER,
    type: 'line',
    source: COUNTRY_SOURCE,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.ink, 'line-width': 2 },
  },
])
