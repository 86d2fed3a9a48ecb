import { ROUTE_HIT_LAYER } from '#map/layers/routes.ts'
import { useDrawing, useLayerFeatures } from './drawing.ts'
import type { SourceLayer } from './layerValues.ts'
import { toDrawing } from './linePaths.ts'
import { capAndJoin, lineStrokes } from './lineStrokes.ts'

/** A layer of lines of which each may look its own way; neighbours that look alike share a path. */
export function SvgLines({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const { cap, join } = capAndJoin(layer)
  const strokes = lineStrokes(
    layer,
    features,
    (position) => toDrawing(position, zoom),
    layer.id === ROUTE_HIT_LAYER,
  )
  return strokes.map(({ route, ...attributes }, index) => (
    <path
      // biome-ignore lint/suspicious/noArrayIndexKey: the paths of a layer keep their order and are all alike.
      key={index}
      {...attributes}
      {...(route === undefined ? {} : { 'data-thing': 'route', 'data-id': route, pointerEvents: 'stroke' })}
      fill="none"
      strokeLinecap={cap}
      strokeLinejoin={join}
      vectorEffect="non-scaling-stroke"
    />
  ))
}
