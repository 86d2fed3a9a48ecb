import type { Position } from 'geojson'
import { evaluate } from './evaluate.ts'
import { colourOf, dashOf, type LayerFeature, numberIn, paintOf, type SourceLayer } from './layerValues.ts'
import { movedAside, polyline, round } from './linePaths.ts'

/** Projects a position to px of a drawing. */
export type Project = (position: Position) => readonly [x: number, y: number]

/** One path of a layer of lines; `route` is set in a hit layer, where each route needs its own path. */
export interface LineStroke {
  stroke: string
  strokeOpacity: number
  strokeWidth: number
  strokeDasharray: string | undefined
  route: string | undefined
  d: string
}

type Look = Omit<LineStroke, 'd'>

/**
 * The lines of a layer as paths, in order; neighbours that look alike share one. Invisible lines are omitted, except in a
 * hit layer.
 */
export function lineStrokes(
  layer: SourceLayer,
  features: readonly LayerFeature[],
  project: Project,
  isHitLayer: boolean,
): readonly LineStroke[] {
  const strokes: { key: string; look: Look; parts: string[] }[] = []
  for (const drawn of features) {
    const { geometry } = drawn.feature
    if (geometry.type !== 'LineString') continue
    const look = lookOf(layer, drawn, isHitLayer)
    if (look.strokeOpacity === 0 && look.route === undefined) continue
    const key = Object.values(look).join(' ')
    const offset = numberIn(layer, 'line-offset', drawn.facts, 0)
    const part = polyline(movedAside(geometry.coordinates.map(project), offset))
    const last = strokes.at(-1)
    if (last?.key === key) last.parts.push(part)
    else strokes.push({ key, look, parts: [part] })
  }
  return strokes.map(({ look, parts }) => ({ ...look, d: parts.join('') }))
}

/** Cap and join of a layer's lines. */
export function capAndJoin(layer: SourceLayer): { cap: 'round' | 'butt'; join: 'round' | 'miter' } {
  return {
    cap: paintOf(layer, 'line-cap') === 'round' ? 'round' : 'butt',
    join: paintOf(layer, 'line-join') === 'round' ? 'round' : 'miter',
  }
}

function lookOf(layer: SourceLayer, { feature, facts }: LayerFeature, isHitLayer: boolean): Look {
  const width = Math.max(0, numberIn(layer, 'line-width', facts, 1))
  const route = feature.properties?.route
  return {
    stroke: colourOf(layer, 'line-color', facts),
    strokeOpacity: numberIn(layer, 'line-opacity', facts, 1),
    strokeWidth: round(width),
    strokeDasharray: dashOf(evaluate(paintOf(layer, 'line-dasharray'), facts), width),
    route: isHitLayer && typeof route === 'string' ? route : undefined,
  }
}
