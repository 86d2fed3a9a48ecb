import type { ExpressionSpecification } from 'maplibre-gl'
import { HOLLOW, WIDTH_SCALE } from '#map/flowWidth.ts'
import { MAP_STROKES, type MapTheme } from '#map/palette.ts'

export const IS_HOVERED: ExpressionSpecification = ['boolean', ['feature-state', 'isHovered'], false]
export const IS_SELECTED: ExpressionSpecification = ['boolean', ['feature-state', 'isSelected'], false]

/** The width as a share of the scale, √(mean a month / 6,000). */
export const SHARE: ExpressionSpecification = ['number', ['feature-state', 'width'], 0]

/** What `toPx` makes of the scale (px of 6,000 a month) at each of its zooms. */
export function overZooms(toPx: (scale: number) => ExpressionSpecification): ExpressionSpecification {
  const stops = WIDTH_SCALE.flatMap(([zoom, scale]) => [zoom, toPx(scale)])
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification
}

/**
 * The width that the figures give a line, in px. The library works it out anew for every piece, layer and tile when the period
 * changes, on the page's own thread: what does not change (`least`, `growth`) is a property of the piece.
 */
function countedWidth(theme: MapTheme, scale: number): ExpressionSpecification {
  const { routes } = MAP_STROKES[theme]
  const width: ExpressionSpecification = ['max', ['get', 'least'], ['*', scale, SHARE, ['get', 'growth']]]
  return routes === 1 ? width : ['*', routes, width]
}

/** Px that a chosen line is wider, and one under the pointer. */
const LIT: ExpressionSpecification = ['case', ['any', IS_SELECTED, IS_HOVERED], 1, 0]

/** The line's width at each zoom, a little wider when chosen, plus `extra` px in all. */
export function lineWidths(
  theme: MapTheme,
  extra: number | ExpressionSpecification,
): ExpressionSpecification {
  return overZooms((scale) => widthWith(theme, scale, extra))
}

/** The same for lines of which some are not seen: these have no width, which is quicker to find than what they would have. */
export function lineWidthsWhere(
  isSeen: ExpressionSpecification,
  theme: MapTheme,
  extra: number,
): ExpressionSpecification {
  return overZooms((scale) => ['case', isSeen, widthWith(theme, scale, extra), 0])
}

function widthWith(
  theme: MapTheme,
  scale: number,
  extra: number | ExpressionSpecification,
): ExpressionSpecification {
  const width = countedWidth(theme, scale)
  return extra === 0 ? ['+', width, LIT] : ['+', width, LIT, extra]
}

/** The hollow core of a line of another unit: two edges of 2.5 px, thinner ones where the line is thin. */
export function coreWidths(isSeen: ExpressionSpecification, theme: MapTheme): ExpressionSpecification {
  return overZooms((scale) => {
    const width = countedWidth(theme, scale)
    return ['case', isSeen, ['max', ['-', width, HOLLOW.edges], ['*', width, HOLLOW.core]], 0]
  })
}

/** Px of a line's hit area: as wide as a finger, or as the line with a little room. */
export function hitWidths(theme: MapTheme): ExpressionSpecification {
  return overZooms((scale) => ['max', 22, ['+', countedWidth(theme, scale), 8]])
}

/** How far aside a line lies that shares its way with another, so that casings touch and lines do not. */
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
