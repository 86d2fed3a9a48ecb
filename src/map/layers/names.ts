import type { FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { Basemap } from '#domain/basemap.ts'
import type { LocalizedText } from '#domain/language.ts'
import { SANS, SERIF } from '#map/fonts.ts'
import { themedLayers } from './themedLayers.ts'

export const COUNTRY_NAME_SOURCE = 'country-names'
export const SEA_NAME_SOURCE = 'sea-names'

/** A name in the reader's language; rank 1 comes first. */
export interface PlaceName {
  key: string
  name: string
  rank: number
}

/** The names of countries in the reader's language, each at its label point. */
export function toCountryNames(
  basemap: Basemap,
  nameOf: (iso: string) => string,
): FeatureCollection<Point, PlaceName> {
  return {
    type: 'FeatureCollection',
    features: basemap.countries.features.flatMap(({ properties }) => {
      const { iso, label, rank } = properties
      if (!iso || !label) return []
      return [point(label, { key: iso, name: nameOf(iso), rank })]
    }),
  }
}

/** The names of seas in the reader's language. */
export function toSeaNames(
  basemap: Basemap,
  localized: (text: LocalizedText) => string,
): FeatureCollection<Point, PlaceName> {
  return {
    type: 'FeatureCollection',
    features: basemap.seas.map((sea) =>
      point(sea.point, { key: sea.id, name: localized(sea.names), rank: sea.rank }),
    ),
  }
}

function point(coordinates: readonly number[], properties: PlaceName) {
  return {
    type: 'Feature' as const,
    properties,
    geometry: { type: 'Point' as const, coordinates: [...coordinates] },
  }
}

/** A name gives way, unseen, to a label of ours that would cover it. */
const IS_COVERED: ExpressionSpecification = ['boolean', ['feature-state', 'isCovered'], false]

/** From which zoom on the names of each rank are shown: the first from the start, the others as one comes nearer. */
const SECOND_RANK_ZOOM = 3.6
const THIRD_RANK_ZOOM = 4.6
const ALL_NAMES_ZOOM = 5.4

/** Whether names of this rank are shown at a zoom; says the same as the layers' filter. */
export function isNameShown(rank: number, zoom: number): boolean {
  if (zoom < SECOND_RANK_ZOOM) return rank <= 1
  if (zoom < THIRD_RANK_ZOOM) return rank <= 2
  return zoom < ALL_NAMES_ZOOM ? rank <= 3 : true
}

const BY_RANK = [
  'step',
  ['zoom'],
  ['<=', ['get', 'rank'], 1],
  SECOND_RANK_ZOOM,
  ['<=', ['get', 'rank'], 2],
  THIRD_RANK_ZOOM,
  ['<=', ['get', 'rank'], 3],
  ALL_NAMES_ZOOM,
  true,
] as unknown as ExpressionSpecification

/** Names of seas: serif and slanted, as on paper maps. */
export const SEA_NAME_LAYERS = themedLayers((colours) => [
  {
    id: 'sea-names',
    type: 'symbol',
    source: SEA_NAME_SOURCE,
    filter: BY_RANK,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [SERIF],
      'text-size': ['case', ['<=', ['get', 'rank'], 1], 15, 13],
      'text-letter-spacing': 0.02,
      'text-max-width': 9,
      'text-padding': 4,
    },
    paint: {
      'text-color': colours.seaName,
      'text-halo-color': colours.sea,
      'text-halo-width': 1.2,
      'text-opacity': ['case', IS_COVERED, 0, 1],
      'text-opacity-transition': { duration: 0 },
    },
  },
])

/** Names of countries, small and upright. */
export const COUNTRY_NAME_LAYERS = themedLayers((colours) => [
  {
    id: 'country-names',
    type: 'symbol',
    source: COUNTRY_NAME_SOURCE,
    filter: BY_RANK,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': [SANS],
      'text-size': 11,
      'text-letter-spacing': 0.045,
      'text-max-width': 8,
      'text-padding': 6,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: {
      'text-color': colours.countryName,
      'text-halo-color': colours.land,
      'text-halo-width': 1.5,
      'text-opacity': ['case', IS_COVERED, 0, 1],
      'text-opacity-transition': { duration: 0 },
    },
  },
])
