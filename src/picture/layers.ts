import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
} from '@maplibre/maplibre-gl-style-spec'
import type { Feature, FeatureCollection, Geometry, MultiLineString, Point, Position } from 'geojson'
import type { Basemap } from '#domain/basemap.ts'
import type { Focus, Lens } from '#domain/lens.ts'
import type { Region } from '#domain/route.ts'
import { circleRadius, type IncidentCircle } from './incidentCircles.ts'
import { MAP_COLOURS, MAP_STROKES, type MapColours, type MapTheme } from './palette.ts'

/** A group of layers by theme. Created once, so that identity tells whether a paint changed. */
export type ThemedLayers = Readonly<Record<MapTheme, readonly LayerSpecification[]>>

/** Creates the layers for every theme from one description. */
export function themedLayers(
  describe: (colours: MapColours, theme: MapTheme) => readonly LayerSpecification[],
): ThemedLayers {
  return {
    light: describe(MAP_COLOURS.light, 'light'),
    dark: describe(MAP_COLOURS.dark, 'dark'),
    'projector-light': describe(MAP_COLOURS['projector-light'], 'projector-light'),
    'projector-dark': describe(MAP_COLOURS['projector-dark'], 'projector-dark'),
  }
}

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

/** A line along one kind of part. Rounding the bends of so many short pieces would be most of the drawing time. */
function groundLine(id: string, kind: GroundPart['kind'], colour: string, width: number): LayerSpecification {
  return {
    id,
    type: 'line',
    source: GROUND_SOURCE,
    filter: only(kind),
    layout: { 'line-join': 'bevel' },
    paint: { 'line-color': colour, 'line-width': width },
  }
}

export const GRATICULE_LAYERS = themedLayers(({ graticule: colour }) => [
  groundLine('graticule', 'graticule', colour, 0.75),
])

/** Halo of water along the coasts; the land covers its inner half. */
export const COAST_WATER_LAYERS = themedLayers(({ coastWater }) => [
  groundLine('coast-water', 'coast', coastWater, 9),
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

export const COAST_LAYERS = themedLayers(({ coast }, theme) => [
  groundLine('coast', 'coast', coast, MAP_STROKES[theme].coast),
])

/** Borders between countries; no endorsement implied. */
export const BOUNDARY_LAYERS = themedLayers(({ boundary }, theme) => [
  groundLine('boundaries', 'boundary', boundary, MAP_STROKES[theme].boundary),
])

/** Background; needs no source. */
export const SEA_LAYERS = themedLayers((colours) => [
  { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
])

/** Spacing and extent of the graticule, degrees. */
const GRATICULE_STEP = 10
const WEST = -50
const EAST = 100
const SOUTH = -20
const NORTH = 80

/** Meridians and parallels every ten degrees; straight on a Mercator map, so two points each are enough. */
export function graticule(): MultiLineString {
  const coordinates: Position[][] = []
  for (let lon = WEST; lon <= EAST; lon += GRATICULE_STEP) {
    coordinates.push([
      [lon, SOUTH],
      [lon, NORTH],
    ])
  }
  for (let lat = SOUTH; lat <= NORTH; lat += GRATICULE_STEP) {
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

export const INCIDENT_SOURCE = 'incidents'
const INCIDENT_LAYER = 'incidents'
/** Invisible and wider, so that the smallest circle can be hit. */
export const INCIDENT_HIT_LAYER = 'incident-hit'

/** Px added to the radius of the hit area. */
const HIT = 6

/** `key` identifies the circle; `radius` in px; `persons` is null if not stated. */
interface IncidentPoint {
  key: string
  radius: number
  isLit: boolean
  incidents: number
  persons: number | null
  notStated: number
}

const NO_CIRCLES: FeatureCollection<Point, IncidentPoint> = { type: 'FeatureCollection', features: [] }

/** Circles as point features. Those of unlit places keep their size but are hollow; `litPlaces` null lights all. */
export function toIncidentFeatures(
  circles: readonly IncidentCircle[],
  scale: number,
  litPlaces: ReadonlySet<string> | null,
): FeatureCollection<Point, IncidentPoint> {
  if (circles.length === 0) return NO_CIRCLES
  return {
    type: 'FeatureCollection',
    features: circles.map(({ key, place, rows, sum, notStated, longitude, latitude }) => ({
      type: 'Feature',
      properties: {
        key,
        radius: Math.round(circleRadius(sum, scale) * 100) / 100,
        isLit: litPlaces === null || litPlaces.has(place),
        incidents: rows.length,
        persons: sum,
        notStated,
      },
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
    })),
  }
}

const IS_PLACE_LIT: ExpressionSpecification = ['boolean', ['get', 'isLit'], true]

/** The dead and missing: circles by number of persons, filled so lightly that a hundred still show the land. */
export const INCIDENT_LAYERS = themedLayers((colours) => [
  {
    id: INCIDENT_LAYER,
    type: 'circle',
    source: INCIDENT_SOURCE,
    paint: {
      'circle-radius': ['get', 'radius'],
      'circle-color': colours.ink,
      'circle-opacity': ['case', IS_PLACE_LIT, ['case', IS_HOVERED, 0.25, 0.1], 0],
      'circle-stroke-color': ['case', IS_HOVERED, colours.ink, IS_PLACE_LIT, colours.ink2, colours.dim],
      'circle-stroke-width': ['case', IS_HOVERED, 2, 0.9],
      'circle-opacity-transition': { duration: 0 },
      'circle-stroke-color-transition': { duration: 0 },
      'circle-stroke-width-transition': { duration: 0 },
    },
  },
  {
    id: INCIDENT_HIT_LAYER,
    type: 'circle',
    source: INCIDENT_SOURCE,
    paint: {
      'circle-radius': ['+', ['get', 'radius'], HIT],
      'circle-color': colours.ink,
      'circle-opacity': 0,
    },
  },
])

export const REGION_SOURCE = 'regions'
export const REGION_LAYER = 'region-marks'

/** Rings around the regions that a lens lights. */
const REGION_RING_LAYER = 'region-rings'

/**
 * `key` is the region's id; `isLasting` is false for a region shown only while a lens lights it; `scale` of its disc is
 * smaller for a place within a country.
 */
interface RegionPoint {
  key: string
  isLasting: boolean
  scale: number
}

const PLACE_SCALE = 0.4

/** A point per region: `regions` are always shown, `others` only while a lens lights them. */
export function toRegionFeatures(
  regions: readonly Region[],
  others: readonly Region[] = [],
): FeatureCollection<Point, RegionPoint> {
  return {
    type: 'FeatureCollection',
    features: [...regions, ...others].map((region) => ({
      type: 'Feature',
      properties: {
        key: region.id,
        isLasting: regions.includes(region),
        scale: region.role === 'place' ? PLACE_SCALE : 1,
      },
      geometry: { type: 'Point', coordinates: [...region.point] },
    })),
  }
}

const SCALE: ExpressionSpecification = ['get', 'scale']
const RADII: ExpressionSpecification = [
  'interpolate',
  ['exponential', 1.6],
  ['zoom'],
  2,
  ['*', 18, SCALE],
  3,
  ['*', 30, SCALE],
  6,
  ['*', 80, SCALE],
]
/** Soft discs, because no source states the outline of a region of origin. */
export const REGION_LAYERS = themedLayers((colours) => [
  {
    id: REGION_LAYER,
    type: 'circle',
    source: REGION_SOURCE,
    paint: {
      'circle-radius': RADII,
      'circle-color': colours.ink2,
      'circle-opacity': [
        'case',
        ['boolean', ['feature-state', 'isSelected'], false],
        0.16,
        IS_HOVERED,
        0.13,
        IS_LIT,
        0.16,
        ['boolean', ['feature-state', 'isDimmed'], false],
        ['case', ['get', 'isLasting'], 0.05, 0],
        ['case', ['get', 'isLasting'], 0.08, 0],
      ],
      'circle-blur': 0.35,
      'circle-opacity-transition': { duration: 0 },
    },
  },
  {
    id: REGION_RING_LAYER,
    type: 'circle',
    source: REGION_SOURCE,
    paint: {
      'circle-radius': RADII,
      'circle-opacity': 0,
      'circle-stroke-color': colours.litOutline,
      // A ring means that a text ties the region; our classification alone gives only the disc.
      'circle-stroke-width': ['case', ['boolean', ['feature-state', 'isRinged'], false], 1.2, 0],
    },
  },
])

/** The state of a region under a lens and a selection. */
export function regionLensState(id: string, lens: Lens | null, focus: Focus) {
  const tie = lens?.regions.get(id)?.tie
  const isLit = tie !== undefined
  return {
    isSelected: focus.regions.includes(id),
    isLit,
    isDimmed: lens !== null && !isLit,
    isRinged: isLit && tie !== 'classification',
  }
}
