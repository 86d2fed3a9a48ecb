import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Feature } from 'geojson'
import { evaluate, type Facts, numberOf } from './evaluate.ts'
import type { Project } from './linePaths.ts'

/** A layer with a source. */
export type SourceLayer = Exclude<LayerSpecification, { type: 'background' }>

/** A feature of a layer, and the inputs of its expressions. */
export interface LayerFeature {
  feature: Feature
  facts: Facts
}

/** The features that pass a layer's filter at a zoom, with their state by key. */
export function featuresOfLayer(
  layer: SourceLayer,
  features: readonly Feature[],
  zoom: number,
  stateOf: (key: string) => Facts['state'],
): readonly LayerFeature[] {
  return features.flatMap((feature) => {
    const properties = feature.properties ?? {}
    const id = properties.key
    const facts = { zoom, properties, state: typeof id === 'string' ? stateOf(id) : {} }
    return layer.filter === undefined || evaluate(layer.filter, facts) === true ? [{ feature, facts }] : []
  })
}

/** Whether a layer is visible at a zoom. */
export function isLayerShown(layer: LayerSpecification, zoom: number): boolean {
  const isVisible = layer.layout?.visibility !== 'none'
  return isVisible && zoom >= (layer.minzoom ?? 0) && zoom < (layer.maxzoom ?? 24)
}

/** A value of a layer's paint or layout, not evaluated. */
export function paintOf(layer: SourceLayer, name: string): unknown {
  const values: Readonly<Record<string, unknown>> = { ...layer.layout, ...layer.paint }
  return values[name]
}

/** A colour of a layer's paint, 'none' if unset. */
export function colourOf(layer: SourceLayer, name: string, facts: Facts): string {
  const value = evaluate(paintOf(layer, name), facts)
  return typeof value === 'string' ? value : 'none'
}

/** A number of a layer's paint or layout. */
export function numberIn(layer: SourceLayer, name: string, facts: Facts, fallback: number): number {
  return numberOf(paintOf(layer, name), facts, fallback)
}

/** Dash array in px, from the style's multiples of the line width; undefined for a solid line. */
export function dashOf(dashes: unknown, width: number): string | undefined {
  return Array.isArray(dashes) ? dashes.map((dash) => Number(dash) * width).join(' ') : undefined
}

/** Path attributes of a part of the ground. */
export interface GroundLook {
  fill: string
  stroke: string
  strokeWidth: number
  strokeLinejoin?: 'round' | 'bevel'
  strokeDasharray?: string | undefined
  opacity: number
}

/** Overlap of areas, px, so that no water shows between neighbours. */
const SEAM = 0.6

/** Path attributes of an area of land. */
export function areaLook(layer: SourceLayer, facts: Facts): GroundLook {
  const fill = colourOf(layer, 'fill-color', facts)
  const hasOutline = paintOf(layer, 'fill-outline-color') !== undefined
  return {
    fill,
    stroke: hasOutline ? colourOf(layer, 'fill-outline-color', facts) : fill,
    strokeWidth: hasOutline ? 1 : SEAM,
    opacity: numberIn(layer, 'fill-opacity', facts, 1),
  }
}

/** Path attributes of a coast, border or outline. */
export function lineLook(layer: SourceLayer, facts: Facts): GroundLook {
  const width = numberIn(layer, 'line-width', facts, 1)
  return {
    fill: 'none',
    stroke: colourOf(layer, 'line-color', facts),
    strokeWidth: width,
    strokeLinejoin: paintOf(layer, 'line-join') === 'round' ? 'round' : 'bevel',
    strokeDasharray: dashOf(paintOf(layer, 'line-dasharray'), width),
    opacity: numberIn(layer, 'line-opacity', facts, 1),
  }
}

/** Falloff of a soft disc: opacity by position from the start of the blur (0) to the rim (1). */
export const FADING = [
  [0, 1],
  [0.25, 0.84],
  [0.5, 0.5],
  [0.75, 0.16],
  [1, 0],
] as const

/** A disc of a layer, in px of the drawing. */
export interface Disc {
  feature: LayerFeature['feature']
  facts: Facts
  x: number
  y: number
  radius: number
  fill: string
  fillOpacity: number
  stroke: string
  /** 0 for no stroke. */
  strokeWidth: number
}

/** The discs of a layer, visible or not. */
export function discsOf(
  layer: SourceLayer,
  features: readonly LayerFeature[],
  project: Project,
): readonly Disc[] {
  return features.flatMap(({ feature, facts }) => {
    if (feature.geometry.type !== 'Point') return []
    const [x, y] = project(feature.geometry.coordinates)
    const strokeWidth = numberIn(layer, 'circle-stroke-width', facts, 0)
    const disc: Disc = {
      feature,
      facts,
      x,
      y,
      radius: numberIn(layer, 'circle-radius', facts, 5) + strokeWidth / 2,
      fill: colourOf(layer, 'circle-color', facts),
      fillOpacity: numberIn(layer, 'circle-opacity', facts, 1),
      stroke: colourOf(layer, 'circle-stroke-color', facts),
      strokeWidth,
    }
    return [disc]
  })
}

/** Share of the radius over which a layer's discs fade; 0 for sharp discs. */
export function blurOf(layer: SourceLayer, zoom: number): number {
  return numberIn(layer, 'circle-blur', { zoom, properties: {}, state: {} }, 0)
}
