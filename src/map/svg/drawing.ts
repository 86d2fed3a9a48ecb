import { createContext, use, useSyncExternalStore } from 'react'
import { asksFor } from './evaluate.ts'
import { featuresOfLayer, type LayerFeature, type SourceLayer } from './layerValues.ts'
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

const NO_STATE: Readonly<Record<string, unknown>> = {}

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
  return featuresOfLayer(layer, data?.features ?? [], zoom, (id) =>
    hasStates ? view.getFeatureState({ source: layer.source, id }) : NO_STATE,
  )
}
