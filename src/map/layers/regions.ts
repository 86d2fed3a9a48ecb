import type { FeatureCollection, Point } from 'geojson'
import type { Region } from '#domain/route.ts'
import { themedLayers } from './themedLayers.ts'

export const REGION_SOURCE = 'regions'
export const REGION_LAYER = 'region-marks'

/** `key` is the id of the region. */
export interface RegionPoint {
  key: string
}

/** A soft disc at each of these regions of origin. */
export function toRegionFeatures(regions: readonly Region[]): FeatureCollection<Point, RegionPoint> {
  return {
    type: 'FeatureCollection',
    features: regions.map((region) => ({
      type: 'Feature',
      properties: { key: region.id },
      geometry: { type: 'Point', coordinates: [...region.point] },
    })),
  }
}

/** Soft discs: a region of origin has no outline that anyone states. */
export const REGION_LAYERS = themedLayers((colours) => [
  {
    id: REGION_LAYER,
    type: 'circle',
    source: REGION_SOURCE,
    paint: {
      'circle-radius': ['interpolate', ['exponential', 1.6], ['zoom'], 2, 18, 3, 30, 6, 80],
      'circle-color': colours.ink2,
      'circle-opacity': [
        'case',
        ['boolean', ['feature-state', 'isSelected'], false],
        0.16,
        ['boolean', ['feature-state', 'isHovered'], false],
        0.13,
        0.08,
      ],
      'circle-blur': 0.35,
      'circle-opacity-transition': { duration: 0 },
    },
  },
])
