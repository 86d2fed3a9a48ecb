import type { Feature, FeatureCollection, LineString, Position } from 'geojson'
import type { ExpressionSpecification } from 'maplibre-gl'
import type { Route, RouteLeg } from '#domain/route.ts'
import { MAP_STROKES, type MapTheme, ROUTE_COLOURS } from '#map/palette.ts'
import { themedLayers } from './themedLayers.ts'

export const ROUTE_SOURCE = 'routes'
/** The layer in which a route is found under the pointer, and by tests. */
export const ROUTE_LAYER = 'route-line'
export const ROUTE_HIT_LAYER = 'route-hit'

/** The legs whole, for the dashes of a tie by our classification: a dash would begin anew in each tapered piece. */
export const WAY_SOURCE = 'route-ways'
/** Lines that our classification alone ties to what is chosen. */
export const DASHED_LAYER = 'route-dashed'

/** `key` is the identity for feature-state; `taper` scales the width; `offset` moves aside, in line widths. */
export interface RoutePiece {
  key: string
  route: string
  leg: string
  isCounted: boolean
  taper: number
  offset: number
}

/** Width at the far end of the way before the departure, as a share of the full width. */
const THINNEST = 0.3
/** Width of a side branch, as a share of the main one's. */
const SIDE = 0.62

/**
 * The legs of all routes as lines. A stretch before the departure is cut into pieces that grow to the full width,
 * because nobody counts there; legs that share both ends with another route's stand side by side.
 */
export function toRouteFeatures(routes: readonly Route[]): FeatureCollection<LineString, RoutePiece> {
  const offsets = offsetsOfLegs(routes)
  const features = routes.flatMap((route) =>
    branchesOf(route).flatMap((legs) => {
      const approach = legs.filter((leg) => !leg.counted)
      const pieces = approach.reduce((sum, leg) => sum + leg.geometry.coordinates.length - 1, 0)
      let passed = 0
      return legs.flatMap((leg) => {
        const offset = offsets.get(leg.id) ?? 0
        const full = leg.main ? 1 : SIDE
        if (leg.counted) return [piece(route.id, leg, leg.id, leg.geometry.coordinates, full, offset)]
        return segments(leg.geometry.coordinates).map((pair, index) => {
          passed += 1
          const taper = full * (THINNEST + (1 - THINNEST) * (passed / (pieces + 1)))
          return piece(route.id, leg, `${leg.id}~${index}`, pair, round(taper), offset)
        })
      })
    }),
  )
  return { type: 'FeatureCollection', features }
}

/** One feature a leg, beside the pieces of `toRouteFeatures` and with the same offsets. */
export function toWayFeatures(routes: readonly Route[]): FeatureCollection<LineString, RoutePiece> {
  const offsets = offsetsOfLegs(routes)
  const features = routes.flatMap((route) =>
    route.legs.map((leg) => {
      const full = leg.main ? 1 : SIDE
      const taper = round(leg.counted ? full : (full * (1 + THINNEST)) / 2)
      return piece(route.id, leg, `${leg.id}=`, leg.geometry.coordinates, taper, offsets.get(leg.id) ?? 0)
    }),
  )
  return { type: 'FeatureCollection', features }
}

/** The keys of each route's pieces, for setting feature-state on a whole route. */
export function keysByRoute(
  features: readonly { properties: { key: string; route: string } }[],
): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>()
  for (const { properties } of features) {
    keys.set(properties.route, [...(keys.get(properties.route) ?? []), properties.key])
  }
  return keys
}

/** The legs of each branch, in their order. */
export function branchesOf(route: Route): readonly (readonly RouteLeg[])[] {
  const branches = new Map<string, RouteLeg[]>()
  for (const leg of route.legs) branches.set(leg.branch, [...(branches.get(leg.branch) ?? []), leg])
  return [...branches.values()]
}

function piece(
  route: string,
  leg: RouteLeg,
  key: string,
  coordinates: Position[],
  taper: number,
  offset: number,
): Feature<LineString, RoutePiece> {
  return {
    type: 'Feature',
    properties: { key, route, leg: leg.id, isCounted: leg.counted, taper, offset },
    geometry: { type: 'LineString', coordinates },
  }
}

function segments(coordinates: readonly Position[]): Position[][] {
  return coordinates.slice(1).map((to, index) => [coordinates[index] ?? to, to])
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Legs of two routes between the same two places, in whichever direction, share the way: each moves to its right. */
function offsetsOfLegs(routes: readonly Route[]): ReadonlyMap<string, number> {
  const lanes = new Map<string, { leg: string; route: string; isForward: boolean }[]>()
  for (const route of routes) {
    for (const leg of route.legs) {
      const ends = [leg.geometry.coordinates.at(0), leg.geometry.coordinates.at(-1)].map(endKey)
      const [first = '', last = ''] = ends
      const isForward = first <= last
      const way = isForward ? `${first}|${last}` : `${last}|${first}`
      lanes.set(way, [...(lanes.get(way) ?? []), { leg: leg.id, route: route.id, isForward }])
    }
  }
  const offsets = new Map<string, number>()
  for (const lane of lanes.values()) {
    const sharing = [...new Set(lane.map(({ route }) => route))]
    if (sharing.length < 2) continue
    for (const { leg, route, isForward } of lane) {
      const side = sharing.indexOf(route) - (sharing.length - 1) / 2
      // A positive offset is to the right of the line's own direction.
      offsets.set(leg, isForward ? side : -side)
    }
  }
  return offsets
}

function endKey(position: readonly number[] | undefined): string {
  return (position ?? []).map((degrees) => degrees.toFixed(1)).join(' ')
}

const IS_LIT: ExpressionSpecification = ['boolean', ['feature-state', 'isLit'], true]
const IS_DASHED: ExpressionSpecification = ['boolean', ['feature-state', 'isDashed'], false]
const IS_HOVERED: ExpressionSpecification = ['boolean', ['feature-state', 'isHovered'], false]
const IS_SELECTED: ExpressionSpecification = ['boolean', ['feature-state', 'isSelected'], false]

/** Width in px of a full line at each zoom. */
const WIDTHS: readonly (readonly [zoom: number, width: number])[] = [
  [2, 3.4],
  [3, 5.5],
  [5, 8],
  [7, 11],
]

/** The line's width at each zoom, a little wider when chosen, plus `extra` px in all. */
function widths(theme: MapTheme, extra: number | ExpressionSpecification): ExpressionSpecification {
  const stops = WIDTHS.flatMap(([zoom, width]) => [
    zoom,
    [
      '+',
      [
        '*',
        ['+', width * MAP_STROKES[theme].routes, ['case', ['any', IS_SELECTED, IS_HOVERED], 1, 0]],
        ['get', 'taper'],
      ],
      extra,
    ] satisfies ExpressionSpecification,
  ])
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification
}

/** How far aside a line lies that shares its way, so that casings touch and lines do not. */
function offsets(theme: MapTheme): ExpressionSpecification {
  const { routes, casing } = MAP_STROKES[theme]
  return [
    'interpolate',
    ['linear'],
    ['zoom'],
    ...WIDTHS.flatMap(([zoom, width]) => [zoom, ['*', width * routes + casing, ['get', 'offset']]]),
  ] as unknown as ExpressionSpecification
}

/** The colour of each route by its id; ink for one that has none. */
export function routeColours(theme: MapTheme, fallback: string): ExpressionSpecification {
  const pairs = Object.entries(ROUTE_COLOURS[theme]).flat()
  return ['match', ['get', 'route'], ...pairs, fallback] as unknown as ExpressionSpecification
}

const SHAPE = { 'line-cap': 'round', 'line-join': 'round' } as const
/** A change of choice is drawn at once: a transition would redraw the map for 300 ms. */
const AT_ONCE = { duration: 0 }

/** The lines of the routes from the casing up to what a pointer meets. */
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
        IS_DASHED,
        colours.land,
        IS_SELECTED,
        colours.ink,
        IS_HOVERED,
        colours.ink2,
        colours.land,
      ],
      'line-opacity': ['case', ['any', IS_SELECTED, IS_HOVERED], 1, 0.85],
      'line-width': widths(theme, ['case', IS_SELECTED, 2, MAP_STROKES[theme].casing]),
      'line-offset': offsets(theme),
      'line-width-transition': AT_ONCE,
      'line-color-transition': AT_ONCE,
      'line-opacity-transition': AT_ONCE,
    },
  },
  {
    id: ROUTE_LAYER,
    type: 'line',
    source: ROUTE_SOURCE,
    layout: SHAPE,
    paint: {
      'line-color': ['case', IS_LIT, routeColours(theme, colours.ink2), colours.dimOutline],
      'line-opacity': ['case', IS_DASHED, 0, 1],
      'line-width': widths(theme, 0),
      'line-offset': offsets(theme),
      'line-width-transition': AT_ONCE,
      'line-color-transition': AT_ONCE,
      'line-opacity-transition': AT_ONCE,
    },
  },
  {
    // A dimmed line is hollow: grey inside, outlined, as wide as before.
    id: 'route-hollow',
    type: 'line',
    source: ROUTE_SOURCE,
    layout: SHAPE,
    paint: {
      'line-color': colours.dimFill,
      'line-opacity': ['case', IS_LIT, 0, 1],
      'line-width': widths(theme, -1.6 * MAP_STROKES[theme].routes),
      'line-offset': offsets(theme),
      'line-width-transition': AT_ONCE,
      'line-opacity-transition': AT_ONCE,
    },
  },
  {
    id: DASHED_LAYER,
    type: 'line',
    source: WAY_SOURCE,
    layout: { 'line-cap': 'butt', 'line-join': 'round' },
    paint: {
      'line-color': routeColours(theme, colours.ink2),
      'line-opacity': ['case', IS_DASHED, 1, 0],
      'line-width': widths(theme, 0),
      'line-offset': offsets(theme),
      'line-dasharray': [1.6, 1.1],
      'line-width-transition': AT_ONCE,
      'line-opacity-transition': AT_ONCE,
    },
  },
  {
    // Wide and unseen, so that a line can be met with a finger.
    id: ROUTE_HIT_LAYER,
    type: 'line',
    source: ROUTE_SOURCE,
    layout: SHAPE,
    paint: { 'line-color': colours.ink, 'line-opacity': 0, 'line-width': 22, 'line-offset': offsets(theme) },
  },
])
