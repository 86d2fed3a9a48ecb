import type { Feature, FeatureCollection, LineString, Position } from 'geojson'
import type { Route, RouteLeg } from '#domain/route.ts'
import { MIN_PIECE, MIN_WIDTH } from '#map/flowWidth.ts'

/**
 * `key` identifies the piece for feature-state; `isMain` marks the branch that has the width; `growth` is the piece's share
 * of the width, 0 on a side branch; `least` is its minimum width, px; `offset` is its sideways shift, in line widths.
 */
export interface RoutePiece {
  key: string
  route: string
  leg: string
  isMain: boolean
  isCounted: boolean
  growth: number
  least: number
  offset: number
}

/** Share of the full width at `share` (0 to 1) of the approach: from a quarter to 1, eased at both ends. */
function taperAt(share: number): number {
  return 0.24 + 0.76 * share * share * (3 - 2 * share)
}

/**
 * The legs of all routes as lines. The approach to the departure, where nobody counts, is cut into pieces that grow to the
 * full width. Legs with the same ends as another route's lie side by side.
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
        // A side branch is always thin, so one piece is enough.
        if (leg.counted || !leg.main) {
          return [piece(route.id, leg, leg.id, leg.geometry.coordinates, 1, offset)]
        }
        return segments(leg.geometry.coordinates).map((pair, index) => {
          passed += 1
          return piece(
            route.id,
            leg,
            `${leg.id}~${index}`,
            pair,
            round(taperAt(passed / (pieces + 1))),
            offset,
          )
        })
      })
    }),
  )
  return { type: 'FeatureCollection', features }
}

/** One feature per leg, with the same offsets as `toRouteFeatures`. */
export function toLegFeatures(routes: readonly Route[]): FeatureCollection<LineString, RoutePiece> {
  const offsets = offsetsOfLegs(routes)
  const features = routes.flatMap((route) =>
    route.legs.map((leg) => {
      const taper = round(leg.counted ? 1 : taperAt(0.5))
      return piece(route.id, leg, `${leg.id}=`, leg.geometry.coordinates, taper, offsets.get(leg.id) ?? 0)
    }),
  )
  return { type: 'FeatureCollection', features }
}

/** Width of a piece: a share of its route's on the main branch, constant on a side branch. */
export function pieceWidths(isMain: boolean, taper: number): Pick<RoutePiece, 'growth' | 'least'> {
  if (!isMain) return { growth: 0, least: MIN_WIDTH }
  return { growth: taper, least: Math.max(MIN_PIECE, MIN_WIDTH * taper) }
}

/** The distinct keys of each route's features, for setting feature-state on a whole route. */
export function keysByRoute(
  features: readonly { properties: { key: string; route: string } }[],
): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, Set<string>>()
  for (const { properties } of features) {
    keys.set(properties.route, (keys.get(properties.route) ?? new Set()).add(properties.key))
  }
  return new Map([...keys].map(([route, own]) => [route, [...own]]))
}

/** The legs of each branch, in order. */
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
  const { main: isMain, counted: isCounted } = leg
  return {
    type: 'Feature',
    properties: { key, route, leg: leg.id, isMain, isCounted, ...pieceWidths(isMain, taper), offset },
    geometry: { type: 'LineString', coordinates },
  }
}

function segments(coordinates: readonly Position[]): Position[][] {
  return coordinates.slice(1).map((to, index) => [coordinates[index] ?? to, to])
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Offsets of legs that several routes share, in either direction: each moves to one side. */
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
      // Positive is to the right of the line's direction.
      offsets.set(leg, isForward ? side : -side)
    }
  }
  return offsets
}

function endKey(position: readonly number[] | undefined): string {
  return (position ?? []).map((degrees) => degrees.toFixed(1)).join(' ')
}
