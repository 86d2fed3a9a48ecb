import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { FeatureCollection, Point } from 'geojson'
import { circleRadius, type IncidentCircle } from '#picture/incidentCircles.ts'
import { themedLayers } from './themedLayers.ts'

export const INCIDENT_SOURCE = 'incidents'
export const INCIDENT_LAYER = 'incidents'
/** Invisible and wider, so that the smallest circle can be hit. */
export const INCIDENT_HIT_LAYER = 'incident-hit'

/** Px added to the radius of the hit area. */
const HIT = 6

/** `key` identifies the circle; `radius` in px; `persons` is null if not stated. */
export interface IncidentPoint {
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

const IS_LIT: ExpressionSpecification = ['boolean', ['get', 'isLit'], true]
const IS_POINTED: ExpressionSpecification = ['boolean', ['feature-state', 'isHovered'], false]

/** The dead and missing: circles by number of persons, filled so lightly that a hundred still show the land. */
export const INCIDENT_LAYERS = themedLayers((colours) => [
  {
    id: INCIDENT_LAYER,
    type: 'circle',
    source: INCIDENT_SOURCE,
    paint: {
      'circle-radius': ['get', 'radius'],
      'circle-color': colours.ink,
      'circle-opacity': ['case', IS_LIT, ['case', IS_POINTED, 0.25, 0.1], 0],
      'circle-stroke-color': ['case', IS_POINTED, colours.ink, IS_LIT, colours.ink2, colours.dimOutline],
      'circle-stroke-width': ['case', IS_POINTED, 2, 0.9],
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
