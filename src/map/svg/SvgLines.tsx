import type { LineString } from 'geojson'
import { ROUTE_HIT_LAYER } from '#map/layers/routes.ts'
import { dashOf } from './dashes.ts'
import {
  colourOf,
  type LayerFeature,
  numberIn,
  paintOf,
  type SourceLayer,
  useDrawing,
  useLayerFeatures,
} from './drawing.ts'
import { evaluate } from './evaluate.ts'
import { lineAt, movedAside, polyline, round } from './linePaths.ts'

interface Stroke {
  stroke: string
  strokeOpacity: number
  strokeWidth: number
  strokeDasharray: string | undefined
  /** The route that is chosen by pressing here. */
  route: string | undefined
}

/** A layer of lines of which each may look its own way; neighbours that look alike share a path. */
export function SvgLines({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const strokes: { key: string; look: Stroke; parts: string[] }[] = []
  for (const drawn of features) {
    if (drawn.feature.geometry.type !== 'LineString') continue
    const look = strokeOf(layer, drawn)
    if (look.strokeOpacity === 0 && look.route === undefined) continue
    const key = Object.values(look).join(' ')
    const part = partOf(layer, drawn, drawn.feature.geometry, zoom)
    const last = strokes.at(-1)
    if (last?.key === key) last.parts.push(part)
    else strokes.push({ key, look, parts: [part] })
  }
  const cap = paintOf(layer, 'line-cap') === 'round' ? 'round' : 'butt'
  const join = paintOf(layer, 'line-join') === 'round' ? 'round' : 'miter'
  return strokes.map(({ look: { route, ...attributes }, parts }, index) => (
    <path
      // biome-ignore lint/suspicious/noArrayIndexKey: the paths of a layer keep their order and are all alike.
      key={index}
      {...attributes}
      {...(route === undefined ? {} : { 'data-thing': 'route', 'data-id': route, pointerEvents: 'stroke' })}
      d={parts.join('')}
      fill="none"
      strokeLinecap={cap}
      strokeLinejoin={join}
      vectorEffect="non-scaling-stroke"
    />
  ))
}

function strokeOf(layer: SourceLayer, { feature, facts }: LayerFeature): Stroke {
  const width = Math.max(0, numberIn(layer, 'line-width', facts, 1))
  const route = feature.properties?.route
  return {
    stroke: colourOf(layer, 'line-color', facts),
    strokeOpacity: numberIn(layer, 'line-opacity', facts, 1),
    strokeWidth: round(width),
    strokeDasharray: dashOf(evaluate(paintOf(layer, 'line-dasharray'), facts), width),
    route: layer.id === ROUTE_HIT_LAYER && typeof route === 'string' ? route : undefined,
  }
}

function partOf(layer: SourceLayer, { facts }: LayerFeature, geometry: LineString, zoom: number): string {
  const offset = numberIn(layer, 'line-offset', facts, 0)
  return polyline(movedAside(lineAt(geometry.coordinates, zoom), offset))
}
