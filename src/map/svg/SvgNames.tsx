import { SERIF } from '#map/fonts.ts'
import { type Box, overlap } from '#map/labels/placeLabels.ts'
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
import { toDrawing } from './linePaths.ts'
import styles from './SvgMap.module.css'
import { linesOf, widthOf } from './textLines.ts'

/** Height of a line of text, as a share of the letters' size. */
const LINE = 1.2

interface PlacedName {
  key: string
  x: number
  y: number
  lines: readonly string[]
  size: number
  drawn: LayerFeature
}

/** A layer of names around their points; one that would cover a name before it is left out. */
export function SvgNames({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const isSerif = String(paintOf(layer, 'text-font')) === SERIF
  const names = placedNames(layer, useLayerFeatures(layer), zoom, isSerif)
  return names.map(({ key, x, y, lines, size, drawn: { facts } }) => (
    <text
      key={key}
      className={isSerif ? styles.seaName : styles.countryName}
      transform={`translate(${Math.round(x)} ${Math.round(y)})`}
      fontSize={size}
      letterSpacing={size * numberIn(layer, 'text-letter-spacing', facts, 0)}
      fill={colourOf(layer, 'text-color', facts)}
      stroke={colourOf(layer, 'text-halo-color', facts)}
      strokeWidth={2 * numberIn(layer, 'text-halo-width', facts, 0)}
      opacity={numberIn(layer, 'text-opacity', facts, 1)}
    >
      {lines.map((line, index) => (
        <tspan key={line} x={0} y={(index - (lines.length - 1) / 2) * size * LINE}>
          {line}
        </tspan>
      ))}
    </text>
  ))
}

function placedNames(
  layer: SourceLayer,
  features: readonly LayerFeature[],
  zoom: number,
  isSerif: boolean,
): readonly PlacedName[] {
  const inOrder = [...features].sort((a, b) => orderOf(layer, a) - orderOf(layer, b))
  const taken: Box[] = []
  return inOrder.flatMap((drawn) => {
    const { feature, facts } = drawn
    if (feature.geometry.type !== 'Point') return []
    const [x, y] = toDrawing(feature.geometry.coordinates, zoom)
    const size = numberIn(layer, 'text-size', facts, 16)
    const spacing = numberIn(layer, 'text-letter-spacing', facts, 0)
    const measure = (text: string) => (widthOf(text, isSerif) + (text.length - 1) * spacing) * size
    const lines = linesOf(
      String(evaluate(paintOf(layer, 'text-field'), facts) ?? ''),
      numberIn(layer, 'text-max-width', facts, 10) * size,
      measure,
    )
    const padding = numberIn(layer, 'text-padding', facts, 2)
    const width = Math.max(...lines.map(measure)) / 2 + padding
    const height = (lines.length * size * LINE) / 2 + padding
    const box = { left: x - width, right: x + width, top: y - height, bottom: y + height }
    if (taken.some((other) => overlap(box, other) > 0)) return []
    taken.push(box)
    return [{ key: String(feature.properties?.key), x, y, lines, size, drawn }]
  })
}

function orderOf(layer: SourceLayer, { facts }: LayerFeature): number {
  return numberIn(layer, 'symbol-sort-key', facts, 0)
}
