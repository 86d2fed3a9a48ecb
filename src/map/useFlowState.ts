import { type RefObject, useCallback, useEffect, useImperativeHandle } from 'react'
import type { Route } from '#domain/route.ts'
import { setState } from './featureState.ts'
import { flowState } from './flowWidth.ts'
import { ARROW_SOURCE, headShare } from './layers/arrowheads.ts'
import { ROUTE_SOURCE, WAY_SOURCE } from './layers/routes.ts'
import type { MapView } from './mapView.ts'
import type { RouteFigures } from './routeFigures.ts'

/** Draws the lines at once as wide as these figures. */
export type PaintFigures = (figures: RouteFigures) => void

type KeysByRoute = ReadonlyMap<string, readonly string[]>

interface FlowStateInput {
  map: MapView
  routes: readonly Route[]
  /** The keys of each route's pieces, ways and heads. */
  keys: { lines: KeysByRoute; ways: KeysByRoute; heads: KeysByRoute }
  figures: RouteFigures | null
  /** Filled with what paints other figures before they come as `figures`. */
  paintFigures?: RefObject<PaintFigures | null> | undefined
}

/** Keeps the state of the routes' lines with what was counted on them: the layers are as wide as that. */
export function useFlowState({ map, routes, keys, figures, paintFigures }: FlowStateInput): void {
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
  useImperativeHandle(
    paintFigures,
    () => (next) => {
      if (paint(next)) map.redraw?.()
    },
    [map, paint],
  )
}
