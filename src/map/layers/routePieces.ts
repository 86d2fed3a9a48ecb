import type { Feature, FeatureCollection, LineString, Position } from 'geojson'
import type { Route, RouteLeg } from '#domain/route.ts'
import { LEAST_PIECE, LEAST_WIDTH } from '#map/flowWidth.ts'

/**
 * `key` is the identity for feature-state; `isMain` is true on the branch that carries the width; `growth` is the share of the
 * width that the piece has, 0 on a side branch, and `least` what it has at least, in px; `offset` moves aside, in line widths.
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

/** Share of the full width with so much of the way to the departure behind (0 to 1): from a quarter, ever faster, then ever slower. */
function taperAt(share: number): number {
  return 0.24 + 0.76 * share * share * (3 - 2 * share)
}

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
        // A side branch is thin all along, and one piece.
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

/** One feature a leg, beside the pieces of `toRouteFeatures` and with the same offsets. */
export function toWayFeatures(routes: readonly Route[]): FeatureCollection<LineString, RoutePiece> {
  const offsets = offsetsOfLegs(routes)
  const features = routes.flatMap((route) =>
    route.legs.map((leg) => {
      const taper = round(leg.counted ? 1 : taperAt(0.5))
      return piece(route.id, leg, `${leg.id}=`, leg.geometry.coordinates, taper, offsets.get(leg.id) ?? 0)
    }),
  )
  return { type: 'FeatureCollection', features }
}

/** How the width of a piece follows that of its route: a share of it on the main branch, none on a side branch. */
export function pieceWidths(isMain: boolean, taper: number): Pick<RoutePiece, 'growth' | 'least'> {
  if (!isMain) return { growth: 0, least: LEAST_WIDTH }
  return { growth: taper, least: Math.max(LEAST_PIECE, LEAST_WIDTH * taper) }
}

/** The keys of each route's pieces, each once, for setting feature-state on a whole route. */
export function keysByRoute(
  features: readonly { properties: { key: string; route: string } }[],
): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, Set<string>>()
  for (const { properties } of features) {
    keys.set(properties.route, (keys.get(properties.route) ?? new Set()).add(properties.key))
  }
  return new Map([...keys].map(([route, own]) => [route, [...own]]))
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
