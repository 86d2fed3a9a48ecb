import type { FeatureCollection, Point } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { Route } from '#domain/route.ts'
import { MAP_STROKES, type MapTheme } from '#map/palette.ts'
import { ARROW_IMAGE, CHEVRON_IMAGE } from '#map/signImages.ts'
import { ROUTE_SOURCE, routeColours } from './routes.ts'
import { themedLayers } from './themedLayers.ts'

export const ARROW_SOURCE = 'arrowheads'

/** `scale` is smaller on a side branch; `bearing` in degrees clockwise from north, as the line runs on the Mercator plane. */
export interface Arrowhead {
  key: string
  route: string
  bearing: number
  scale: number
}

/** A point at the end of each leg that carries an arrowhead. */
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
          return [
            {
              type: 'Feature' as const,
              properties: {
                key: `${leg.id}>`,
                route: route.id,
                bearing: bearingOf(before, end),
                scale: leg.main ? 1 : 0.75,
              },
              geometry: { type: 'Point' as const, coordinates: end },
            },
          ]
        }),
    ),
  }
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

/** Size of the head at each zoom: about twice as wide as its line. */
function headSizes(theme: MapTheme): ExpressionSpecification {
  return [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...[2, 0.75, 3, 1.05, 5, 1.55, 7, 2.1].map((value, index) =>
      index % 2 === 0 ? value : ['*', value * MAP_STROKES[theme].routes, ['get', 'scale']],
    ),
  ] as unknown as ExpressionSpecification
}

/** Chevrons inside the lines and heads at their ends: where a route leads. */
export const ARROW_LAYERS = themedLayers((colours, theme) => [
  {
    id: 'route-chevrons',
    type: 'symbol',
    source: ROUTE_SOURCE,
    filter: ['all', ['get', 'isCounted'], ['==', ['get', 'offset'], 0]],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 52,
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
      'icon-image': ARROW_IMAGE,
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
    },
  },
])
