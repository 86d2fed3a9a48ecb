import type { ExpressionSpecification } from 'maplibre-gl'
import { MAP_STROKES, type MapTheme, ROUTE_COLOURS } from '#map/palette.ts'
import {
  coreWidths,
  hitWidths,
  IS_HOVERED,
  IS_SELECTED,
  lineOffsets,
  lineWidths,
  lineWidthsWhere,
} from './routeWidths.ts'
import { themedLayers } from './themedLayers.ts'

export const ROUTE_SOURCE = 'routes'
/** The layer that tests query for routes. */
export const ROUTE_LAYER = 'route-line'
export const ROUTE_HIT_LAYER = 'route-hit'

/** Whole legs, for dashed lines: dashes would restart in each tapered piece. */
export const LEG_SOURCE = 'route-ways'
/** Lines that only our classification ties to the lens. */
export const DASHED_LAYER = 'route-dashed'

/** Lines of routes without a figure for the period; they replace the other lines. */
export const UNCOUNTED_LAYER = 'route-uncounted'

const IS_LIT: ExpressionSpecification = ['boolean', ['feature-state', 'isLit'], true]
const IS_DASHED: ExpressionSpecification = ['boolean', ['feature-state', 'isDashed'], false]
/** No figure was published for the period. */
const HAS_NO_FIGURE: ExpressionSpecification = ['boolean', ['feature-state', 'hasNoFigure'], false]
/** The figure has another unit than the other routes. */
const IS_OTHER_UNIT: ExpressionSpecification = ['boolean', ['feature-state', 'isOtherUnit'], false]
/** Lines that a dashed layer replaces. */
const IS_BROKEN: ExpressionSpecification = ['any', IS_DASHED, HAS_NO_FIGURE]
/** Lines outside the lens, drawn hollow. */
const IS_DIMMED: ExpressionSpecification = ['!', ['any', IS_LIT, HAS_NO_FIGURE]]
/** Lines with a core in the colour of land. */
const HAS_CORE: ExpressionSpecification = ['all', IS_OTHER_UNIT, IS_LIT, ['!', IS_BROKEN], ['get', 'isMain']]
/** Lines dashed for lack of a figure. */
const IS_UNCOUNTED: ExpressionSpecification = ['all', HAS_NO_FIGURE, ['!', IS_DASHED]]

/** Colour of each route by id; `fallback` for one without. */
export function routeColours(theme: MapTheme, fallback: string): ExpressionSpecification {
  const pairs = Object.entries(ROUTE_COLOURS[theme]).flat()
  return ['match', ['get', 'route'], ...pairs, fallback] as unknown as ExpressionSpecification
}

const SHAPE = { 'line-cap': 'round', 'line-join': 'round' } as const
/** A transition would redraw the whole map for 300 ms. */
const NO_TRANSITION = { duration: 0 }

/** The lines of the routes, from the casing up to the hit area. */
export const ROUTE_LAYERS = themedLayers((colours, theme) => [
  {
    id: 'route-casing',
    type: 'line',
    source: ROUTE_SOURCE,
    layout: SHAPE,
    paint: {
      // A dark casing would show between the dashes.
      'line-color': [
        'case',
        IS_BROKEN,
        colours.land,
        IS_SELECTED,
        colours.ink,
        IS_HOVERED,
        colours.ink2,
        colours.land,
      ],
      'line-opacity': ['case', ['any', IS_SELECTED, IS_HOVERED], 1, 0.85],
      'line-width': lineWidths(theme, ['case', IS_SELECTED, 2, MAP_STROKES[theme].casing]),
      'line-offset': lineOffsets(theme),
      'line-width-transition': NO_TRANSITION,
      'line-color-transition': NO_TRANSITION,
      'line-opacity-transition': NO_TRANSITION,
    },
  },
  {
    id: ROUTE_LAYER,
    type: 'line',
    source: ROUTE_SOURCE,
    layout: SHAPE,
    paint: {
      'line-color': ['case', IS_LIT, routeColours(theme, colours.ink2), colours.dimOutline],
      'line-opacity': ['case', IS_BROKEN, 0, 1],
      'line-width': lineWidths(theme, 0),
      'line-offset': lineOffsets(theme),
      'line-width-transition': NO_TRANSITION,
      'line-color-transition': NO_TRANSITION,
      'line-opacity-transition': NO_TRANSITION,
    },
  },
  {
    // A dimmed line is outlined, grey inside, and keeps its width.
    id: 'route-hollow',
    type: 'line',
    source: ROUTE_SOURCE,
    layout: SHAPE,
    paint: {
      'line-color': colours.dimFill,
      'line-opacity': ['case', IS_DIMMED, 1, 0],
      'line-width': lineWidthsWhere(IS_DIMMED, theme, -1.6 * MAP_STROKES[theme].routes),
      'line-offset': lineOffsets(theme),
      'line-width-transition': NO_TRANSITION,
      'line-opacity-transition': NO_TRANSITION,
    },
  },
  {
    // A line of another unit is hollow, so that its width is not compared with the others.
    id: 'route-core',
    type: 'line',
    source: ROUTE_SOURCE,
    layout: SHAPE,
    paint: {
      'line-color': colours.land,
      'line-opacity': ['case', HAS_CORE, 1, 0],
      'line-width': coreWidths(HAS_CORE, theme),
      'line-offset': lineOffsets(theme),
      'line-width-transition': NO_TRANSITION,
      'line-opacity-transition': NO_TRANSITION,
    },
  },
  {
    // Thin and dashed: no figure was published for the period.
    id: UNCOUNTED_LAYER,
    type: 'line',
    source: LEG_SOURCE,
    layout: { 'line-cap': 'butt', 'line-join': 'round' },
    paint: {
      'line-color': ['case', IS_LIT, routeColours(theme, colours.ink2), colours.dimOutline],
      'line-opacity': ['case', IS_UNCOUNTED, 1, 0],
      'line-width': lineWidthsWhere(IS_UNCOUNTED, theme, 0),
      'line-offset': lineOffsets(theme),
      'line-dasharray': [2, 1.5],
      'line-width-transition': NO_TRANSITION,
      'line-color-transition': NO_TRANSITION,
      'line-opacity-transition': NO_TRANSITION,
    },
  },
  {
    id: DASHED_LAYER,
    type: 'line',
    source: LEG_SOURCE,
    layout: { 'line-cap': 'butt', 'line-join': 'round' },
    paint: {
      'line-color': routeColours(theme, colours.ink2),
      'line-opacity': ['case', IS_DASHED, 1, 0],
      'line-width': lineWidthsWhere(IS_DASHED, theme, 0),
      'line-offset': lineOffsets(theme),
      'line-dasharray': [1.6, 1.1],
      'line-width-transition': NO_TRANSITION,
      'line-opacity-transition': NO_TRANSITION,
    },
  },
  {
    // Wide and invisible, as a touch target.
    id: ROUTE_HIT_LAYER,
    type: 'line',
    source: ROUTE_SOURCE,
    layout: SHAPE,
    paint: {
      'line-color': colours.ink,
      'line-opacity': 0,
      'line-width': hitWidths(theme),
      'line-offset': lineOffsets(theme),
    },
  },
])
