import { createContext, use, useSyncExternalStore } from 'react'
import { usesOperator } from '#picture/evaluate.ts'
import { featuresOfLayer, type LayerFeature, type SourceLayer } from '#picture/layerValues.ts'
import type { SvgView } from './SvgView.ts'

/** The view, and the zoom that the px of the drawing refer to. */
export interface Drawing {
  view: SvgView
  zoom: number
}

export const DrawingContext = createContext<Drawing | null>(null)

/** The drawing of the nearest provider. Throws without one. */
export function useDrawing(): Drawing {
  const drawing = use(DrawingContext)
  if (!drawing) throw new Error('useDrawing must be called inside DrawingContext.')
  return drawing
}

const NO_STATE: Readonly<Record<string, unknown>> = {}

/** The features that pass a layer's filter, with their state. Renders again when these change. */
export function useLayerFeatures(layer: SourceLayer): readonly LayerFeature[] {
  const { view, zoom } = useDrawing()
  const hasStates = usesOperator(layer, ['feature-state'])
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
