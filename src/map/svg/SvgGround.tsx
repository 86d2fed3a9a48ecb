import type { Feature } from 'geojson'
import type { SVGProps } from 'react'
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
import { simplifiedPath } from './linePaths.ts'

/** How much the areas overlap, in px, so that no seam of water shows between two of them. */
const SEAM = 0.6

type Look = Pick<
  SVGProps<SVGPathElement>,
  'fill' | 'stroke' | 'strokeWidth' | 'strokeOpacity' | 'strokeDasharray' | 'strokeLinejoin' | 'opacity'
>

/**
 * A layer of land, coasts or borders; parts that look alike are one path. A path holds for a whole level of zoom and
 * is scaled between two levels, because there are too many points for every step of the wheel.
 */
export function SvgGround({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const level = Math.ceil(zoom)
  const paths = new Map<string, { look: Look; parts: string[] }>()
  for (const drawn of features) {
    const look = layer.type === 'fill' ? lookOfArea(layer, drawn) : lookOfLine(layer, drawn)
    if (look.opacity === 0) continue
    const key = Object.values(look).join(' ')
    const path = paths.get(key) ?? { look, parts: [] }
    path.parts.push(pathAtLevel(drawn.feature, level))
    paths.set(key, path)
  }
  return [...paths].map(([key, { look, parts }]) => (
    <path
      key={key}
      {...look}
      d={parts.join('')}
      transform={`scale(${2 ** (zoom - level)})`}
      vectorEffect="non-scaling-stroke"
    />
  ))
}

function lookOfArea(layer: SourceLayer, { facts }: LayerFeature): Look {
  const fill = colourOf(layer, 'fill-color', facts)
  const hasOutline = paintOf(layer, 'fill-outline-color') !== undefined
  return {
    fill,
    stroke: hasOutline ? colourOf(layer, 'fill-outline-color', facts) : fill,
    strokeWidth: hasOutline ? 1 : SEAM,
    opacity: numberIn(layer, 'fill-opacity', facts, 1),
  }
}

function lookOfLine(layer: SourceLayer, { facts }: LayerFeature): Look {
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

/** The path of a feature by levels of zoom; the ground never changes. */
const PATHS = new WeakMap<Feature, Map<number, string>>()

function pathAtLevel(feature: Feature, level: number): string {
  const known = PATHS.get(feature) ?? new Map<number, string>()
  PATHS.set(feature, known)
  const path = known.get(level) ?? simplifiedPath(feature.geometry, level)
  known.set(level, path)
  return path
}
