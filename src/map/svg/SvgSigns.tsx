import { useDrawing, useLayerFeatures } from './drawing.ts'
import type { SourceLayer } from './layerValues.ts'
import { toDrawing } from './linePaths.ts'
import { signPaths } from './signPaths.ts'

/** A layer of arrowheads at points, or of chevrons along lines. */
export function SvgSigns({ layer }: { layer: SourceLayer }) {
  const { zoom } = useDrawing()
  const features = useLayerFeatures(layer)
  const signs = signPaths(layer, features, (position) => toDrawing(position, zoom))
  return signs.map(({ key, isArrow, d, colour, stroke, strokeWidth, opacity }) =>
    isArrow ? (
      <path
        key={key}
        d={d}
        fill={colour}
        stroke={stroke}
        strokeWidth={strokeWidth}
        paintOrder="stroke"
        opacity={opacity}
      />
    ) : (
      <path
        key={key}
        d={d}
        fill="none"
        stroke={stroke}
        strokeWidth={strokeWidth}
        strokeLinecap="round"
        strokeLinejoin="round"
        opacity={opacity}
      />
    ),
  )
}
