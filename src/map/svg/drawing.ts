import type { Feature } from 'geojson'
import type { LayerSpecification } from 'maplibre-gl'
import { createContext, use, useSyncExternalStore } from 'react'
import { asksFor, evaluate, type Facts, numberOf } from './evaluate.ts'
import type { SvgView } from './SvgView.ts'

/** What a layer is drawn with: the view, and the zoom for which the px of the drawing hold. */
export interface Drawing {
  view: SvgView
  zoom: number
}

export const DrawingContext = createContext<Drawing | null>(null)

/** The drawing around. */
export function useDrawing(): Drawing {
  const drawing = use(DrawingContext)
  if (!drawing) throw new Error('A layer stands outside of DrawingContext. Wrap it in one.')
  return drawing
}

/** A layer over a source, whatever it draws. */
export type SourceLayer = Exclude<LayerSpecification, { type: 'background' }>

/** A feature of a layer, and what its paint may ask for. */
export interface LayerFeature {
  feature: Feature
  facts: Facts
}

/** The features that a layer draws now: those that pass its filter, with their state. Draws anew when these change. */
export function useLayerFeatures(layer: SourceLayer): readonly LayerFeature[] {
  const { view, zoom } = useDrawing()
  const hasStates = asksFor(layer, ['feature-state'])
  const subscribe = (onChange: () => void) => {
    view.on('state', onChange)
    return () => view.off('state', onChange)
  }
  useSyncExternalStore(subscribe, () => view.versionOf(layer.source, hasStates))
  const data = view.getSource(layer.source)
  return (data?.features ?? []).flatMap((feature) => {
    const properties = feature.properties ?? {}
    const id = properties.key
    const state =
      hasStates && typeof id === 'string' ? view.getFeatureState({ source: layer.source, id }) : {}
    const facts = { zoom, properties, state }
    return layer.filter === undefined || evaluate(layer.filter, facts) === true ? [{ feature, facts }] : []
  })
}

/** Whether a layer is drawn at a zoom at all. */
export function isLayerShown(layer: LayerSpecification, zoom: number): boolean {
  const isVisible = layer.layout?.visibility !== 'none'
  return isVisible && zoom >= (layer.minzoom ?? 0) && zoom < (layer.maxzoom ?? 24)
}

/** One value of a layer's paint or layout. */
export function paintOf(layer: SourceLayer, name: string): unknown {
  const values: Readonly<Record<string, unknown>> = { ...layer.layout, ...layer.paint }
  return values[name]
}

/** A colour of a layer's paint. */
export function colourOf(layer: SourceLayer, name: string, facts: Facts): string {
  const value = evaluate(paintOf(layer, name), facts)
  return typeof value === 'string' ? value : 'none'
}

/** A number of a layer's paint or layout. */
export function numberIn(layer: SourceLayer, name: string, facts: Facts, fallback: number): number {
  return numberOf(paintOf(layer, name), facts, fallback)
}
