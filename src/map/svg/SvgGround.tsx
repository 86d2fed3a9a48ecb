import type { Feature } from 'geojson'
import { useDrawing, useLayerFeatures } from './drawing.ts'
import { areaLook, type GroundLook, lineLook } from './groundLook.ts'
import type { SourceLayer } from './layerValues.ts'
import { simplifiedPath } from './linePaths.ts'

/**
 * A layer of land, coasts or borders; parts that look alike are one path. A path holds for a whole level of zoom and
 * is scaled between two levels, because there are too many points for every step of the wheel.
 */
export function SvgGround({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const level = Math.ceil(zoom)
  const paths = new Map<string, { look: GroundLook; parts: string[] }>()
  for (const drawn of features) {
    const look = layer.type === 'fill' ? areaLook(layer, drawn.facts) : lineLook(layer, drawn.facts)
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

/** The path of a feature by levels of zoom; the ground never changes. */
const PATHS = new WeakMap<Feature, Map<number, string>>()

function pathAtLevel(feature: Feature, level: number): string {
  const known = PATHS.get(feature) ?? new Map<number, string>()
  PATHS.set(feature, known)
  const path = known.get(level) ?? simplifiedPath(feature.geometry, level)
  known.set(level, path)
  return path
}
