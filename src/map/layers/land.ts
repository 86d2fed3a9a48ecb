import type { FeatureCollection, Geometry } from 'geojson'
import type { Basemap } from '#domain/basemap.ts'
import { themedLayers } from './themedLayers.ts'

export const LAND_SOURCE = 'land'
export const COAST_SOURCE = 'coast'
export const BOUNDARY_SOURCE = 'boundaries'

/** The areas of all countries; `iso` is empty for an area without a code. */
export function toLandFeatures(basemap: Basemap): FeatureCollection<Geometry, { iso: string }> {
  return {
    type: 'FeatureCollection',
    features: basemap.countries.features.map((country) => ({
      type: 'Feature',
      properties: { iso: country.properties.iso ?? '' },
      geometry: country.geometry,
    })),
  }
}

/** One feature for all coasts or all boundaries. */
export function toLineFeature(lines: Basemap['coast']): FeatureCollection<Geometry> {
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: lines }] }
}

/** The halo of water along the coasts, half of it covered by the land. */
export const COAST_WATER_LAYERS = themedLayers((colours) => [
  {
    id: 'coast-water',
    type: 'line',
    source: COAST_SOURCE,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colours.coastWater, 'line-width': 9 },
  },
])

/** The areas of the countries, all in one colour. */
export const LAND_LAYERS = themedLayers((colours) => [
  {
    id: 'land',
    type: 'fill',
    source: LAND_SOURCE,
    paint: { 'fill-color': colours.land, 'fill-antialias': false },
  },
])

/** The line between land and water. */
export const COAST_LAYERS = themedLayers((colours) => [
  {
    id: 'coast',
    type: 'line',
    source: COAST_SOURCE,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.coast, 'line-width': 0.75 },
  },
])

/** Borders between countries; they imply no endorsement. */
export const BOUNDARY_LAYERS = themedLayers((colours) => [
  {
    id: 'boundaries',
    type: 'line',
    source: BOUNDARY_SOURCE,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colours.boundary, 'line-width': 0.8 },
  },
])
