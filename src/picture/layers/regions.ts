import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { FeatureCollection, Point } from 'geojson'
import type { Region } from '#domain/route.ts'
import { themedLayers } from './themedLayers.ts'

export const REGION_SOURCE = 'regions'
export const REGION_LAYER = 'region-marks'

/** Rings around the regions that a lens lights. */
export const REGION_RING_LAYER = 'region-rings'

/**
 * `key` is the region's id; `isLasting` is false for a region shown only while a lens lights it; `scale` of its disc is
 * smaller for a place within a country.
 */
export interface RegionPoint {
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
const IS_LIT: ExpressionSpecification = ['boolean', ['feature-state', 'isLit'], false]

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
        ['boolean', ['feature-state', 'isHovered'], false],
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
