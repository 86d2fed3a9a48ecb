import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import {
  BOUNDARY_LAYERS,
  COAST_LAYERS,
  COAST_WATER_LAYERS,
  COUNTRY_SOURCE,
  countryFilter,
  GRATICULE_LAYERS,
  GROUND_SOURCE,
  INCIDENT_LAYERS,
  INCIDENT_SOURCE,
  LAND_LAYERS,
  LIT_COUNTRY_LAYERS,
  OUTLINE_LAYERS,
  REGION_LAYERS,
  REGION_SOURCE,
  SEA_LAYERS,
} from '#picture/layers.ts'
import { MAP_THEMES, type MapTheme } from '#picture/palette.ts'

const ALL_LAYERS = [
  SEA_LAYERS,
  GRATICULE_LAYERS,
  COAST_WATER_LAYERS,
  LAND_LAYERS,
  BOUNDARY_LAYERS,
  COAST_LAYERS,
  LIT_COUNTRY_LAYERS,
  REGION_LAYERS,
  OUTLINE_LAYERS,
  INCIDENT_LAYERS,
]

const SOURCES = [COUNTRY_SOURCE, GROUND_SOURCE, REGION_SOURCE, INCIDENT_SOURCE]

function layersOf(theme: MapTheme): LayerSpecification[] {
  return ALL_LAYERS.flatMap((layers) => layers[theme])
}

function styleOf(theme: MapTheme): StyleSpecification {
  const data: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }
  return {
    version: 8,
    sources: Object.fromEntries(SOURCES.map((id) => [id, { type: 'geojson', data, promoteId: 'key' }])),
    layers: layersOf(theme),
  }
}

describe.each(MAP_THEMES)('the %s style', (theme) => {
  it('is valid', () => {
    const faults = validateStyleMin(styleOf(theme)).map((fault) => fault.message)
    expect(faults).toEqual([])
  })

  it('fails validation with a wrong paint', () => {
    const style = styleOf(theme)
    const broken = style.layers.map((layer) =>
      layer.id === 'land' ? { ...layer, paint: { 'fill-color': 'no colour' } } : layer,
    ) as LayerSpecification[]
    expect(validateStyleMin({ ...style, layers: broken })).not.toEqual([])
  })
})

it('has the same layers in the same order in light and dark, so that a switch only changes paint', () => {
  const outline = (theme: MapTheme) =>
    layersOf(theme).map((layer) => ({ id: layer.id, layout: 'layout' in layer ? layer.layout : null }))
  expect(outline('dark')).toEqual(outline('light'))
  expect(new Set(layersOf('light').map(({ id }) => id)).size).toBe(layersOf('light').length)
})

it('filters outlines by country', () => {
  expect(countryFilter(['LY', 'IT'])).toEqual(['in', ['get', 'iso'], ['literal', ['LY', 'IT']]])
})
