import { useCallback, useEffect } from 'react'
import type { RouteFigures } from '#domain/mapContent.ts'
import type { Route } from '#domain/route.ts'
import { setState } from './featureState.ts'
import { flowState } from './flowWidth.ts'
import { ARROW_SOURCE, headShare } from './layers/arrowheads.ts'
import { ROUTE_SOURCE, WAY_SOURCE } from './layers/routes.ts'
import type { MapView } from './mapView.ts'

type KeysByRoute = ReadonlyMap<string, readonly string[]>

interface FlowStateInput {
  map: MapView
  routes: readonly Route[]
  /** The keys of each route's pieces, ways and heads. */
  keys: { lines: KeysByRoute; ways: KeysByRoute; heads: KeysByRoute }
  figures: RouteFigures | null
}

/**
 * Keeps the feature-state of the routes' lines equal to what was counted on them, which sets their width. Returns a
 * function that sets the state for other figures at once, and says whether anything changed.
 */
export function useFlowState({
  map,
  routes,
  keys,
  figures,
}: FlowStateInput): (figures: RouteFigures | null) => boolean {
  const paint = useCallback(
    (counted: RouteFigures | null) =>
      routes
        .flatMap(({ id }) => {
          const state = { ...flowState(counted, id) }
          const head = { head: headShare(state.width) }
          return [
            ...(keys.lines.get(id) ?? []).map((key) => setState(map, ROUTE_SOURCE, key, state)),
            ...(keys.ways.get(id) ?? []).map((key) => setState(map, WAY_SOURCE, key, state)),
            ...(keys.heads.get(id) ?? []).map((key) => setState(map, ARROW_SOURCE, key, head)),
          ]
        })
        .includes(true),
    [map, routes, keys],
  )
  useEffect(() => void paint(figures), [paint, figures])
  return paint
}
