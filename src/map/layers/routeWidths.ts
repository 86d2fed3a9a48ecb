import type { ExpressionSpecification } from 'maplibre-gl'
import { HOLLOW, WIDTH_SCALE } from '#map/flowWidth.ts'
import { MAP_STROKES, type MapTheme } from '#map/palette.ts'

export const IS_HOVERED: ExpressionSpecification = ['boolean', ['feature-state', 'isHovered'], false]
export const IS_SELECTED: ExpressionSpecification = ['boolean', ['feature-state', 'isSelected'], false]

/** Width as a share of the scale: √(monthly mean / 6,000). */
export const SHARE: ExpressionSpecification = ['number', ['feature-state', 'width'], 0]

/** Interpolates `toPx(scale)` between the zooms of the scale; `scale` is px for 6,000 a month. */
export function overZooms(toPx: (scale: number) => ExpressionSpecification): ExpressionSpecification {
  const stops = WIDTH_SCALE.flatMap(([zoom, scale]) => [zoom, toPx(scale)])
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification
}

/**
 * Width of a line from its figures, px. The library evaluates it on the main thread for every piece, layer and tile when
 * the period changes, so what is constant (`least`, `growth`) is a property of the piece.
 */
function countedWidth(theme: MapTheme, scale: number): ExpressionSpecification {
  const { routes } = MAP_STROKES[theme]
  const width: ExpressionSpecification = ['max', ['get', 'least'], ['*', scale, SHARE, ['get', 'growth']]]
  return routes === 1 ? width : ['*', routes, width]
}

/** Px added to a selected or hovered line. */
const LIT: ExpressionSpecification = ['case', ['any', IS_SELECTED, IS_HOVERED], 1, 0]

/** Width of the line at each zoom, a little wider when selected, plus `extra` px. */
export function lineWidths(
  theme: MapTheme,
  extra: number | ExpressionSpecification,
): ExpressionSpecification {
  return overZooms((scale) => widthWith(theme, scale, extra))
}

/** As `lineWidths`, with 0 for invisible lines, which is cheaper to evaluate. */
export function lineWidthsWhere(
  isVisible: ExpressionSpecification,
  theme: MapTheme,
  extra: number,
): ExpressionSpecification {
  return overZooms((scale) => ['case', isVisible, widthWith(theme, scale, extra), 0])
}

function widthWith(
  theme: MapTheme,
  scale: number,
  extra: number | ExpressionSpecification,
): ExpressionSpecification {
  const width = countedWidth(theme, scale)
  return extra === 0 ? ['+', width, LIT] : ['+', width, LIT, extra]
}

/** Width of the core of a hollow line: leaves two edges of 2.5 px, thinner on a thin line. */
export function coreWidths(isVisible: ExpressionSpecification, theme: MapTheme): ExpressionSpecification {
  return overZooms((scale) => {
    const width = countedWidth(theme, scale)
    return ['case', isVisible, ['max', ['-', width, HOLLOW.edges], ['*', width, HOLLOW.core]], 0]
  })
}

/** Width of a line's hit area, px: at least a fingertip. */
export function hitWidths(theme: MapTheme): ExpressionSpecification {
  return overZooms((scale) => ['max', 22, ['+', countedWidth(theme, scale), 8]])
}

/** Offset of a line that runs along another one, px: casings touch, lines do not. */
export function lineOffsets(theme: MapTheme): ExpressionSpecification {
  const { casing } = MAP_STROKES[theme]
  const isAside: ExpressionSpecification = ['!=', ['get', 'offset'], 0]
  return overZooms((scale) => [
    'case',
    isAside,
    ['*', ['+', countedWidth(theme, scale), casing], ['get', 'offset']],
    0,
  ])
}
