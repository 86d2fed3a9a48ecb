import type { Basemap } from '#domain/basemap.ts'
import type { Position } from '#domain/route.ts'
import { words } from './builders.ts'

const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

/** Two countries, the second with a distant island, an area without a code, and a sea. */
export const SMALL_BASEMAP: Basemap = {
  countries: {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { iso: 'LY', label: [15, 28], rank: 1 },
        geometry: { type: 'Polygon', coordinates: [square(10, 25, 10)] },
      },
      {
        type: 'Feature',
        properties: { iso: 'ES', label: [-4, 40], rank: 2 },
        geometry: { type: 'MultiPolygon', coordinates: [[square(-16, 28, 1)], [square(-8, 37, 8)]] },
      },
      {
        type: 'Feature',
        properties: { iso: null, label: null, rank: 4 },
        geometry: { type: 'Polygon', coordinates: [square(33, 35, 1)] },
      },
    ],
  },
  boundaries: { type: 'MultiLineString', coordinates: [] },
  coast: { type: 'MultiLineString', coordinates: [square(10, 25, 10)] },
  seas: [{ id: 'mediterranean-sea', names: words('Mediterranean Sea'), point: [18, 34], rank: 1 }],
}
