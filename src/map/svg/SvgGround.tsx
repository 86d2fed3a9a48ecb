import { colourOf, numberIn, paintOf, type SourceLayer, useDrawing, useLayerFeatures } from './drawing.ts'
import { keptPath, pathOfAll } from './linePaths.ts'

/** Free of any feature: the paint of these layers asks for none. */
const NO_FEATURE = { properties: {}, state: {} }

/** How much the areas overlap, in px, so that no seam of water shows between two of them. */
const SEAM = 0.6

/**
 * A layer in one path. The path holds for a whole level of zoom and is scaled between two levels, because there are
 * too many points for every step of the wheel.
 */
export function SvgGround({ layer }: { layer: SourceLayer }) {
  const { view, zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const data = view.getSource(layer.source)
  const level = Math.ceil(zoom)
  if (!data || features.length === 0) return null
  const word = `${level} ${JSON.stringify(layer.filter ?? null)}`
  const d = keptPath(data, word, () =>
    pathOfAll(
      features.map(({ feature }) => feature),
      level,
    ),
  )
  const facts = { ...NO_FEATURE, zoom }
  const transform = `scale(${2 ** (zoom - level)})`
  if (layer.type === 'fill') {
    const colour = colourOf(layer, 'fill-color', facts)
    const opacity = numberIn(layer, 'fill-opacity', facts, 1)
    return (
      <path
        d={d}
        transform={transform}
        fill={colour}
        stroke={colour}
        opacity={opacity}
        strokeWidth={SEAM}
        vectorEffect="non-scaling-stroke"
      />
    )
  }
  const width = numberIn(layer, 'line-width', facts, 1)
  return (
    <path
      d={d}
      transform={transform}
      fill="none"
      stroke={colourOf(layer, 'line-color', facts)}
      strokeOpacity={numberIn(layer, 'line-opacity', facts, 1)}
      strokeWidth={width}
      strokeLinejoin={paintOf(layer, 'line-join') === 'round' ? 'round' : 'bevel'}
      strokeDasharray={dashOf(paintOf(layer, 'line-dasharray'), width)}
      vectorEffect="non-scaling-stroke"
    />
  )
}

/** Dashes are given in widths of the line. */
export function dashOf(dashes: unknown, width: number): string | undefined {
  return Array.isArray(dashes) ? dashes.map((dash) => Number(dash) * width).join(' ') : undefined
}
