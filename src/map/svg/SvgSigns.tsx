import {
  ARROW_IMAGES,
  arrowCorners,
  CHEVRON_IMAGE,
  CHEVRON_POINTS,
  CHEVRON_REACH,
  SIGN_PIXEL_RATIO,
} from '#map/signImages.ts'
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
import { alongLine, lineAt, polyline, round, toDrawing } from './linePaths.ts'

type Pixel = readonly [x: number, y: number]

/** A layer of arrowheads at points, or of chevrons along lines. */
export function SvgSigns({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const isArrow = paintOf(layer, 'icon-image') !== CHEVRON_IMAGE
  return features.map((drawn) => {
    const opacity = numberIn(layer, 'icon-opacity', drawn.facts, 1)
    if (opacity === 0) return null
    const d = isArrow ? headOf(layer, drawn, zoom) : chevronsOf(layer, drawn, zoom)
    const colour = colourOf(layer, 'icon-color', drawn.facts)
    const key = String(drawn.feature.properties?.key)
    const size = numberIn(layer, 'icon-size', drawn.facts, 1)
    return isArrow ? (
      <path
        key={key}
        d={d}
        fill={colour}
        stroke={colourOf(layer, 'icon-halo-color', drawn.facts)}
        strokeWidth={2 * numberIn(layer, 'icon-halo-width', drawn.facts, 0)}
        paintOrder="stroke"
        opacity={opacity}
      />
    ) : (
      <path
        key={key}
        d={d}
        fill="none"
        stroke={colour}
        strokeWidth={round((2 * CHEVRON_REACH * size) / SIGN_PIXEL_RATIO)}
        strokeLinecap="round"
        strokeLinejoin="round"
        opacity={opacity}
      />
    )
  })
}

function headOf(layer: SourceLayer, { feature, facts }: LayerFeature, zoom: number): string {
  if (feature.geometry.type !== 'Point') return ''
  const [x, y] = toDrawing(feature.geometry.coordinates, zoom)
  const size = numberIn(layer, 'icon-size', facts, 1)
  const turn = (numberIn(layer, 'icon-rotate', facts, 0) * Math.PI) / 180
  const name = evaluate(paintOf(layer, 'icon-image'), facts)
  const image = ARROW_IMAGES.find((candidate) => candidate === name)
  return image ? `${polyline(placed(arrowCorners(image), x, y, turn, size))}Z` : ''
}

function chevronsOf(layer: SourceLayer, { feature, facts }: LayerFeature, zoom: number): string {
  if (feature.geometry.type !== 'LineString') return ''
  const size = numberIn(layer, 'icon-size', facts, 1)
  const step = numberIn(layer, 'symbol-spacing', facts, 250)
  return alongLine(lineAt(feature.geometry.coordinates, zoom), step)
    .map(({ x, y, angle }) => polyline(placed(CHEVRON_POINTS, x, y, angle, size)))
    .join('')
}

/** The corners of a sign where it stands, turned clockwise by so many radians. */
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
