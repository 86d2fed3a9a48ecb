import type { Feature, FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { RouteFigures } from '#domain/mapContent.ts'
import type { Route } from '#domain/route.ts'
import { flowState, MIN_WIDTH } from '#map/flowWidth.ts'
import { MAP_STROKES, type MapTheme } from '#map/palette.ts'
import { ARROW_LENGTH, type ArrowImage, CHEVRON_IMAGE } from '#map/signImages.ts'
import { ROUTE_SOURCE, routeColours } from './routes.ts'
import { overZooms, SHARE } from './routeWidths.ts'
import { themedLayers } from './themedLayers.ts'

export const ARROW_SOURCE = 'arrowheads'

/**
 * `width` is the share of the scale that the head is sized for; `bearing` in degrees clockwise from north, on the Mercator
 * plane. Only heads on the main branch change size.
 */
export interface Arrowhead {
  key: string
  route: string
  bearing: number
  width: number
  isMain: boolean
}

/** The share of the scale from which heads grow at every zoom, and the factor of each step. */
const GROWS = 0.36
const STEP = 1.12
const STEPS = 26

/**
 * The shares of the scale that heads are sized for. `icon-size` cannot depend on feature-state, and new data would go
 * through the worker, which redraws the whole map four times per change of period. So the source holds a head in every
 * size, and feature-state selects one, within 6 % of its line.
 */
const HEAD_SHARES: readonly number[] = [
  0,
  ...Array.from({ length: STEPS }, (_, step) => Math.round(GROWS * STEP ** step * 1000) / 1000),
]

/** The share that the head of a line of this share is sized for. */
export function headShare(width: number): number {
  const reach = Math.sqrt(STEP)
  return HEAD_SHARES.findLast((share) => share <= width * reach) ?? 0
}

/** Arrowheads at the end of each leg that has one, in every size. */
export function toArrowheadFeatures(routes: readonly Route[]): FeatureCollection<Point, Arrowhead> {
  return {
    type: 'FeatureCollection',
    features: routes.flatMap((route) =>
      route.legs
        .filter((leg) => leg.arrow)
        .flatMap((leg) => {
          const end = leg.geometry.coordinates.at(-1)
          const before = leg.geometry.coordinates.at(-2)
          if (!end || !before) return []
          const bearing = bearingOf(before, end)
          return (leg.main ? HEAD_SHARES : [0]).map((width) => ({
            type: 'Feature' as const,
            // All sizes share a key, and so their state.
            properties: { key: `${leg.id}>`, route: route.id, bearing, width, isMain: leg.main },
            geometry: { type: 'Point' as const, coordinates: end },
          }))
        }),
    ),
  }
}

/** The heads that are visible with these figures. */
export function shownArrowheads(
  routes: readonly Route[],
  figures: RouteFigures | null,
): readonly Feature<Point, Arrowhead>[] {
  return toArrowheadFeatures(routes).features.filter(({ properties: { route, width, isMain } }) =>
    isMain ? width === headShare(flowState(figures, route).width) : true,
  )
}

/** Mercator y, radians. */
function mercatorY(latitude: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))
}

/** Bearing from one point to another on the Mercator plane, whole degrees clockwise from north. */
export function bearingOf(from: readonly number[], to: readonly number[]): number {
  const [fromLon = 0, fromLat = 0] = from
  const [toLon = 0, toLat = 0] = to
  const east = ((toLon - fromLon) * Math.PI) / 180
  const north = mercatorY(toLat) - mercatorY(fromLat)
  return (Math.round((Math.atan2(east, north) * 180) / Math.PI) + 360) % 360
}

const WIDTH: ExpressionSpecification = ['get', 'width']

/** Length of a head, px: 1.25 times the width of its line, at least 8. `scale` is px for 6,000 a month. */
function headLength(scale: number): ExpressionSpecification {
  return ['max', 8, ['*', 1.25, ['max', MIN_WIDTH, ['*', scale, WIDTH]]]]
}

function headSizes(theme: MapTheme): ExpressionSpecification {
  const { routes } = MAP_STROKES[theme]
  return overZooms((scale) => ['*', routes / ARROW_LENGTH, headLength(scale)])
}

/** Shares of the scale below which a head is slim or regular: lines of 3.5 and 5.8 px at the start. */
const SLIM = 0.35
const REGULAR = 0.58

/** The image for the head of a line with this share of the scale. */
export function headImage(width: number): ArrowImage {
  if (width < SLIM) return 'arrowhead-slim'
  return width < REGULAR ? 'arrowhead' : 'arrowhead-broad'
}

/** `headImage` as an expression. */
const HEAD_IMAGE: ExpressionSpecification = [
  'case',
  ['<', WIDTH, SLIM],
  headImage(0),
  ['<', WIDTH, REGULAR],
  headImage(SLIM),
  headImage(REGULAR),
]

/** Share of the scale from which a line has room for chevrons: 4 px at the start. */
const CHEVRON_SHARE = 0.4

/** Whether the head has the size that feature-state selects. */
const IS_VISIBLE: ExpressionSpecification = [
  'any',
  ['!', ['get', 'isMain']],
  ['==', WIDTH, ['number', ['feature-state', 'head'], 0]],
]

/** Chevrons inside the lines and arrowheads at their ends. */
export const ARROW_LAYERS = themedLayers((colours, theme) => [
  {
    id: 'route-chevrons',
    type: 'symbol',
    source: ROUTE_SOURCE,
    filter: ['all', ['get', 'isCounted'], ['get', 'isMain'], ['==', ['get', 'offset'], 0]],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 44,
      'icon-image': CHEVRON_IMAGE,
      'icon-size': ['interpolate', ['linear'], ['zoom'], 2, 0.3, 3, 0.48, 5, 0.66, 7, 0.9],
      'icon-rotation-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'icon-padding': 0,
    },
    paint: {
      'icon-color': colours.land,
      // None in the selected line, whose outline is enough.
      'icon-opacity': [
        'case',
        ['boolean', ['feature-state', 'isSelected'], false],
        0,
        // None between dashes, where they would look like more dashes.
        ['boolean', ['feature-state', 'isDashed'], false],
        0,
        // None in hollow or thin lines, which have no room.
        ['boolean', ['feature-state', 'isOtherUnit'], false],
        0,
        ['<', SHARE, CHEVRON_SHARE],
        0,
        ['boolean', ['feature-state', 'isLit'], true],
        0.95,
        0,
      ],
    },
  },
  {
    id: 'route-arrowheads',
    type: 'symbol',
    source: ARROW_SOURCE,
    layout: {
      'icon-image': HEAD_IMAGE,
      'icon-size': headSizes(theme),
      'icon-rotate': ['get', 'bearing'],
      'icon-rotation-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: {
      'icon-color': [
        'case',
        ['boolean', ['feature-state', 'isLit'], true],
        routeColours(theme, colours.ink2),
        colours.dimFill,
      ],
      'icon-halo-color': [
        'case',
        // An outline would separate the head from its line.
        ['boolean', ['feature-state', 'isSelected'], false],
        routeColours(theme, colours.ink2),
        ['boolean', ['feature-state', 'isHovered'], false],
        colours.ink2,
        ['boolean', ['feature-state', 'isLit'], true],
        colours.land,
        colours.dimOutline,
      ],
      'icon-halo-width': 1,
      'icon-opacity': ['case', IS_VISIBLE, 1, 0],
    },
  },
])
