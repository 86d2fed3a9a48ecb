import { useCallback, useEffect } from 'react'
import type { Focus } from '#domain/focus.ts'
import type { Lens } from '#domain/lens.ts'
import { setState } from './featureState.ts'
import { ARROW_SOURCE } from './layers/arrowheads.ts'
import { GROUND_SOURCE } from './layers/land.ts'
import { REGION_SOURCE } from './layers/regions.ts'
import { ROUTE_SOURCE, WAY_SOURCE } from './layers/routes.ts'
import { regionLensState, routeLensState } from './lensStates.ts'
import type { MapView } from './mapView.ts'

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
}

/**
 * Keeps the feature-state of routes, regions and countries equal to what is lit and chosen. Returns a function that sets
 * the state for another lens at once, and says whether anything changed; null dims nothing.
 */
export function useLensState(state: LensState): (lens: Lens | null) => boolean {
  const { map, routes, keys, regions, countries, litRoutes, lens, focus } = state

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
  return useCallback(
    (next) => {
      const changed = [
        paintRoutes(next, next ? next.routes : { has: () => true }),
        paintRegions(next),
        paintCountries(next),
      ]
      return changed.includes(true)
    },
    [paintRoutes, paintRegions, paintCountries],
  )
}
