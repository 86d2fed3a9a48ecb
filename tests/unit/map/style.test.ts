import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import { ARROW_LAYERS, ARROW_SOURCE } from '#map/layers/arrowheads.ts'
import {
  BOUNDARY_LAYERS,
  COAST_LAYERS,
  COAST_WATER_LAYERS,
  countryFilter,
  GRATICULE_LAYERS,
  GROUND_SOURCE,
  LAND_LAYERS,
  LIT_COUNTRY_LAYERS,
  OUTLINE_LAYERS,
  SEA_LAYERS,
} from '#map/layers/ground.ts'
import { HUB_LAYERS, HUB_SOURCE } from '#map/layers/hubs.ts'
import { INCIDENT_LAYERS, INCIDENT_SOURCE } from '#map/layers/incidents.ts'
import { LANE_LAYERS, LANE_SOURCE } from '#map/layers/nationalityLanes.ts'
import { REGION_LAYERS, REGION_SOURCE } from '#map/layers/regions.ts'
import { LEG_SOURCE, ROUTE_LAYERS, ROUTE_SOURCE } from '#map/layers/routes.ts'
import { MAP_THEMES, type MapTheme } from '#map/palette.ts'
import { ARROW_IMAGES, CHEVRON_IMAGE, signImages } from '#map/signImages.ts'

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
  LANE_LAYERS,
  ROUTE_LAYERS,
  ARROW_LAYERS,
  HUB_LAYERS,
  INCIDENT_LAYERS,
]

const SOURCES = [
  GROUND_SOURCE,
  REGION_SOURCE,
  LANE_SOURCE,
  ROUTE_SOURCE,
  LEG_SOURCE,
  ARROW_SOURCE,
  HUB_SOURCE,
  INCIDENT_SOURCE,
]

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

  it('uses only existing images', () => {
    const text = JSON.stringify(layersOf(theme))
    const images = Object.keys(signImages())
    expect(images).toEqual([...ARROW_IMAGES, CHEVRON_IMAGE])
    expect(text).not.toContain('"icon-image":["get"')
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

describe('sign images', () => {
  it('are distance fields: opaque in the centre, transparent at the edge', () => {
    const head = signImages()[ARROW_IMAGES[0]]
    const alpha = (x: number, y: number) => head?.data[(y * head.width + x) * 4 + 3] ?? Number.NaN
    expect(alpha(32, 32)).toBeGreaterThan(191)
    expect(alpha(1, 1)).toBe(0)
  })
})
