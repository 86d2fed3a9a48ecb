import {
  ARROW_IMAGES,
  arrowCorners,
  CHEVRON_IMAGE,
  CHEVRON_POINTS,
  CHEVRON_REACH,
  SIGN_PIXEL_RATIO,
} from '#map/signImages.ts'
import { evaluate } from './evaluate.ts'
import { colourOf, type LayerFeature, numberIn, paintOf, type SourceLayer } from './layerValues.ts'
import { alongLine, polyline, round } from './linePaths.ts'
import type { Project } from './lineStrokes.ts'

type Pixel = readonly [x: number, y: number]

/** One arrowhead, filled with a halo, or the chevrons along one line, which are strokes only. */
export interface SignPath {
  key: string
  isArrow: boolean
  d: string
  colour: string
  /** The halo of a head, or the stroke of a chevron, px. */
  stroke: string
  strokeWidth: number
  opacity: number
}

/** The visible signs of a layer: arrowheads at points, or chevrons along lines. */
export function signPaths(
  layer: SourceLayer,
  features: readonly LayerFeature[],
  project: Project,
): readonly SignPath[] {
  const isArrow = paintOf(layer, 'icon-image') !== CHEVRON_IMAGE
  return features.flatMap(({ feature, facts }) => {
    const opacity = numberIn(layer, 'icon-opacity', facts, 1)
    if (opacity === 0) return []
    const size = numberIn(layer, 'icon-size', facts, 1)
    const colour = colourOf(layer, 'icon-color', facts)
    const look = isArrow
      ? {
          d: headOf(layer, { feature, facts }, size, project),
          stroke: colourOf(layer, 'icon-halo-color', facts),
          strokeWidth: 2 * numberIn(layer, 'icon-halo-width', facts, 0),
        }
      : {
          d: chevronsOf(layer, { feature, facts }, size, project),
          stroke: colour,
          strokeWidth: round((2 * CHEVRON_REACH * size) / SIGN_PIXEL_RATIO),
        }
    return [{ key: String(feature.properties?.key), isArrow, colour, opacity, ...look }]
  })
}

function headOf(layer: SourceLayer, { feature, facts }: LayerFeature, size: number, project: Project) {
  if (feature.geometry.type !== 'Point') return ''
  const [x, y] = project(feature.geometry.coordinates)
  const turn = (numberIn(layer, 'icon-rotate', facts, 0) * Math.PI) / 180
  const name = evaluate(paintOf(layer, 'icon-image'), facts)
  const image = ARROW_IMAGES.find((candidate) => candidate === name)
  return image ? `${polyline(placed(arrowCorners(image), x, y, turn, size))}Z` : ''
}

function chevronsOf(layer: SourceLayer, { feature, facts }: LayerFeature, size: number, project: Project) {
  if (feature.geometry.type !== 'LineString') return ''
  const step = numberIn(layer, 'symbol-spacing', facts, 250)
  return alongLine(feature.geometry.coordinates.map(project), step)
    .map(({ x, y, angle }) => polyline(placed(CHEVRON_POINTS, x, y, angle, size)))
    .join('')
}

/** The corners of a sign at a position, rotated clockwise by `turn` radians. */
function placed(
  corners: readonly Pixel[],
  x: number,
  y: number,
  turn: number,
  size: number,
): readonly Pixel[] {
  const scale = size / SIGN_PIXEL_RATIO
  const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale]
  return corners.map(([dx, dy]) => [x + dx * cos - dy * sin, y + dx * sin + dy * cos])
}
