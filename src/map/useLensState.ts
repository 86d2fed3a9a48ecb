import { type RefObject, useCallback, useEffect, useImperativeHandle } from 'react'
import type { Lens } from '#domain/lens.ts'
import { setState } from './featureState.ts'
import type { Focus } from './focus.ts'
import { ARROW_SOURCE } from './layers/arrowheads.ts'
import { GROUND_SOURCE } from './layers/land.ts'
import { REGION_SOURCE } from './layers/regions.ts'
import { ROUTE_SOURCE, WAY_SOURCE } from './layers/routes.ts'
import { regionLensState, routeLensState } from './lensStates.ts'
import type { MapView } from './mapView.ts'

/** Lights on the map what a lens lights, at once; null dims nothing. */
export type PaintLens = (lens: Lens | null) => void

type KeysByRoute = ReadonlyMap<string, readonly string[]>

interface LensState {
  map: MapView
  routes: readonly { id: string }[]
  /** The keys of each route's pieces, ways and heads. */
  keys: { lines: KeysByRoute; ways: KeysByRoute; heads: KeysByRoute }
  regions: readonly string[]
  /** The countries that have an area, ISO 3166-1 alpha-2, and what they are called among the features. */
  countries: readonly { iso: string; key: string }[]
  litRoutes: ReadonlySet<string>
  lens: Lens | null
  focus: Focus
  /** Filled with what paints another lens before it comes as `lens`. */
  paintLens?: RefObject<PaintLens | null> | undefined
}

/** Keeps the state of routes, regions and countries with what is lit and chosen: the layers paint by it. */
export function useLensState(state: LensState): void {
  const { map, routes, keys, regions, countries, litRoutes, lens, focus, paintLens } = state

  // Each says whether anything changed.
  const paintRoutes = useCallback(
    (looked: Lens | null, lit: { has: (id: string) => boolean }) =>
      routes
        .flatMap(({ id }) => {
          const now = { ...routeLensState(id, lit.has(id), looked, focus) }
          return [
            ...(keys.lines.get(id) ?? []).map((key) => setState(map, ROUTE_SOURCE, key, now)),
            ...(keys.ways.get(id) ?? []).map((key) => setState(map, WAY_SOURCE, key, now)),
            ...(keys.heads.get(id) ?? []).map((key) => setState(map, ARROW_SOURCE, key, now)),
          ]
        })
        .includes(true),
    [map, routes, keys, focus],
  )
  const paintRegions = useCallback(
    (looked: Lens | null) =>
      regions
        .map((id) => setState(map, REGION_SOURCE, id, regionLensState(id, looked, focus)))
        .includes(true),
    [map, regions, focus],
  )
  const paintCountries = useCallback(
    (looked: Lens | null) =>
      countries
        .map(({ iso, key }) =>
          setState(map, GROUND_SOURCE, key, { isLit: looked?.countries.has(iso) === true }),
        )
        .includes(true),
    [map, countries],
  )

  useEffect(() => void paintRoutes(lens, litRoutes), [paintRoutes, lens, litRoutes])
  useEffect(() => void paintRegions(lens), [paintRegions, lens])
  useEffect(() => void paintCountries(lens), [paintCountries, lens])
  useImperativeHandle(
    paintLens,
    () => (next) => {
      const changed = [
        paintRoutes(next, next ? next.routes : { has: () => true }),
        paintRegions(next),
        paintCountries(next),
      ]
      if (changed.includes(true)) map.redraw?.()
    },
    [map, paintRoutes, paintRegions, paintCountries],
  )
}
