import type { Facts } from './evaluate.ts'
import { colourOf, type LayerFeature, numberIn, type SourceLayer } from './layerValues.ts'
import type { Project } from './linePaths.ts'

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
