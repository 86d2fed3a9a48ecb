import type { Feature, FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { RouteFigures } from '#domain/mapContent.ts'
import type { Route } from '#domain/route.ts'
import { flowState, LEAST_WIDTH } from '#map/flowWidth.ts'
import { MAP_STROKES, type MapTheme } from '#map/palette.ts'
import { ARROW_LENGTH, type ArrowImage, CHEVRON_IMAGE } from '#map/signImages.ts'
import { ROUTE_SOURCE, routeColours } from './routes.ts'
import { overZooms, SHARE } from './routeWidths.ts'
import { themedLayers } from './themedLayers.ts'

export const ARROW_SOURCE = 'arrowheads'

/**
 * `width` is the share of the scale for which the head is drawn; `bearing` in degrees clockwise from north, as the line
 * runs on the Mercator plane. Only a head on the main branch changes with its line.
 */
export interface Arrowhead {
  key: string
  route: string
  bearing: number
  width: number
  isMain: boolean
}

/** The share of the scale from which on the size of a head grows at every zoom, and how much each step adds. */
const GROWS = 0.36
const STEP = 1.12
const STEPS = 26

/**
 * The shares of the scale for which a head is drawn. Its size is no state for the map library, and other data would go through
 * the worker, which costs four more pictures of the whole map for each move of the period. So all sizes lie there,
 * and the state says which is seen: none is further than 6 % from that of its line.
 */
const HEAD_SHARES: readonly number[] = [
  0,
  ...Array.from({ length: STEPS }, (_, step) => Math.round(GROWS * STEP ** step * 1000) / 1000),
]

/** The share for which the head of a line with this share of the scale is drawn. */
export function headShare(width: number): number {
  const reach = Math.sqrt(STEP)
  return HEAD_SHARES.findLast((share) => share <= width * reach) ?? 0
}

/** The heads at the end of each leg that carries one, in every size that its line may come to. */
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
            // One key for all sizes, so that they have their state in common.
            properties: { key: `${leg.id}>`, route: route.id, bearing, width, isMain: leg.main },
            geometry: { type: 'Point' as const, coordinates: end },
          }))
        }),
    ),
  }
}

/** The heads that are seen with these figures. */
export function shownArrowheads(
  routes: readonly Route[],
  figures: RouteFigures | null,
): readonly Feature<Point, Arrowhead>[] {
  return toArrowheadFeatures(routes).features.filter(({ properties: { route, width, isMain } }) =>
    isMain ? width === headShare(flowState(figures, route).width) : true,
  )
}

/** Mercator's y in radians of the globe. */
function mercatorY(latitude: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))
}

/** The direction from one point to another on the Mercator plane, in whole degrees clockwise from north. */
export function bearingOf(from: readonly number[], to: readonly number[]): number {
  const [fromLon = 0, fromLat = 0] = from
  const [toLon = 0, toLat = 0] = to
  const east = ((toLon - fromLon) * Math.PI) / 180
  const north = mercatorY(toLat) - mercatorY(fromLat)
  return (Math.round((Math.atan2(east, north) * 180) / Math.PI) + 360) % 360
}

const WIDTH: ExpressionSpecification = ['get', 'width']

/** The length of a head in px, at the scale (px of 6,000 a month): 1.25 times its line, and no less than 8. */
function headLength(scale: number): ExpressionSpecification {
  return ['max', 8, ['*', 1.25, ['max', LEAST_WIDTH, ['*', scale, WIDTH]]]]
}

/** Size of the head at each zoom. */
function headSizes(theme: MapTheme): ExpressionSpecification {
  const { routes } = MAP_STROKES[theme]
  return overZooms((scale) => ['*', routes / ARROW_LENGTH, headLength(scale)])
}

/** The shares of the scale up to which a head is slim, and usual: those of lines of 3.5 and 5.8 px at the start. */
const SLIM = 0.35
const USUAL = 0.58

/** The head of a line with this share of the scale: half as wide as 0.95 of its line, or slim where the line is. */
export function headImage(width: number): ArrowImage {
  if (width < SLIM) return 'arrowhead-slim'
  return width < USUAL ? 'arrowhead' : 'arrowhead-broad'
}

/** The same for the layer. */
const HEAD_IMAGE: ExpressionSpecification = [
  'case',
  ['<', WIDTH, SLIM],
  headImage(0),
  ['<', WIDTH, USUAL],
  headImage(SLIM),
  headImage(USUAL),
]

/** The share of the scale from which on a line has room for chevrons: 4 px at the start. */
const CHEVRON_SHARE = 0.4

/** Whether this is the size in which the head of its line is seen. */
const IS_SEEN: ExpressionSpecification = [
  'any',
  ['!', ['get', 'isMain']],
  ['==', WIDTH, ['number', ['feature-state', 'head'], 0]],
]

/** Chevrons inside the lines and heads at their ends: where a route leads. */
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
      // The chosen line is outlined already: signs inside it as well would be restless.
      'icon-opacity': [
        'case',
        ['boolean', ['feature-state', 'isSelected'], false],
        0,
        // Between dashes they would look like more of them.
        ['boolean', ['feature-state', 'isDashed'], false],
        0,
        // A hollow line has no room for them, nor has a thin one.
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
        // An outline here would cut the head off its own line.
        ['boolean', ['feature-state', 'isSelected'], false],
        routeColours(theme, colours.ink2),
        ['boolean', ['feature-state', 'isHovered'], false],
        colours.ink2,
        ['boolean', ['feature-state', 'isLit'], true],
        colours.land,
        colours.dimOutline,
      ],
      'icon-halo-width': 1,
      'icon-opacity': ['case', IS_SEEN, 1, 0],
    },
  },
])
