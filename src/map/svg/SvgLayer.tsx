import type { LayerSpecification } from 'maplibre-gl'
import { memo, useLayoutEffect } from 'react'
import type { MapSurface, SourceProps } from '#map/MapSurface.tsx'
import { useDrawing } from './drawing.ts'
import { isLayerShown, type SourceLayer } from './layerValues.ts'
import { SvgCircles } from './SvgCircles.tsx'
import { SvgGround } from './SvgGround.tsx'
import { SvgLines } from './SvgLines.tsx'
import { SvgSigns } from './SvgSigns.tsx'

/** Gives the layers after it their data. */
function SvgSource({ id, data }: SourceProps) {
  const { view } = useDrawing()
  // The layers that follow are drawn in the same pass and need the data in it; a change later is told to them.
  if (!view.getSource(id)) view.setSource(id, data)
  useLayoutEffect(() => {
    view.replaceSource(id, data)
  }, [view, id, data])
  return null
}

/** One layer of the style as SVG. */
const SvgLayer = memo(function SvgLayer(layer: LayerSpecification) {
  const { zoom } = useDrawing()
  if (!isLayerShown(layer, zoom)) return null
  if (layer.type === 'background') return <Background layer={layer} />
  return (
    <g data-layer={layer.id}>
      <LayerContent layer={layer} />
    </g>
  )
})

function LayerContent({ layer }: { layer: SourceLayer }) {
  switch (layer.type) {
    case 'line':
    case 'fill':
      return isOfAllFeatures(layer) ? <SvgGround layer={layer} /> : <SvgLines layer={layer} />
    case 'circle':
      return <SvgCircles layer={layer} />
    case 'symbol':
      return <SvgSigns layer={layer} />
    default:
      throw new Error(`${layer.id}: the SVG map draws no layer of the type "${layer.type}".`)
  }
}

/** Layers of land and coasts: their features are many, all look alike and are one path. */
function isOfAllFeatures(layer: SourceLayer): boolean {
  return layer.source === 'ground'
}

/** Far more than the map can show, in px of the drawing. */
const EVERYWHERE = 1e6

function Background({ layer }: { layer: Extract<LayerSpecification, { type: 'background' }> }) {
  const colour = layer.paint?.['background-color']
  return (
    <rect
      x={-EVERYWHERE}
      y={-EVERYWHERE}
      width={2 * EVERYWHERE}
      height={2 * EVERYWHERE}
      fill={typeof colour === 'string' ? colour : 'none'}
    />
  )
}

/** Sources and layers drawn as SVG. */
export const SVG_SURFACE: MapSurface = { Source: SvgSource, Layer: SvgLayer }
