import type { ExpressionSpecification } from 'maplibre-gl'
import { HOLLOW, LEAST_PIECE, LEAST_WIDTH, WIDTH_SCALE } from '#map/flowWidth.ts'
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

/** The width that the figures give a line, in px: only the main branch carries it. */
function countedWidth(theme: MapTheme, scale: number): ExpressionSpecification {
  const { routes } = MAP_STROKES[theme]
  const full: ExpressionSpecification = ['max', LEAST_WIDTH, ['*', scale, SHARE]]
  const width: ExpressionSpecification = [
    'case',
    ['get', 'isMain'],
    ['max', LEAST_PIECE, ['*', full, ['get', 'taper']]],
    LEAST_WIDTH,
  ]
  return ['*', routes, width]
}

/** The line's width at each zoom, a little wider when chosen, plus `extra` px in all. */
export function lineWidths(
  theme: MapTheme,
  extra: number | ExpressionSpecification,
): ExpressionSpecification {
  const lit: ExpressionSpecification = ['case', ['any', IS_SELECTED, IS_HOVERED], 1, 0]
  return overZooms((scale) => ['+', countedWidth(theme, scale), ['+', lit, extra]])
}

/** The hollow core of a line of another unit: two edges of 2.5 px, thinner ones where the line is thin. */
export function coreWidths(theme: MapTheme): ExpressionSpecification {
  return overZooms((scale) => {
    const width = countedWidth(theme, scale)
    return ['max', ['-', width, HOLLOW.edges], ['*', width, HOLLOW.core]]
  })
}

/** Px of a line's hit area: as wide as a finger, or as the line with a little room. */
export function hitWidths(theme: MapTheme): ExpressionSpecification {
  return overZooms((scale) => ['max', 22, ['+', countedWidth(theme, scale), 8]])
}

/** How far aside a line lies that shares its way with another, so that casings touch and lines do not. */
export function lineOffsets(theme: MapTheme): ExpressionSpecification {
  const { casing } = MAP_STROKES[theme]
  return overZooms((scale) => ['*', ['+', countedWidth(theme, scale), casing], ['get', 'offset']])
}
