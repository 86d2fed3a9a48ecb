import { useCallback, useEffect, useRef } from 'react'
import type { Focus } from '#domain/focus.ts'
import type { Lens } from '#domain/lens.ts'
import type { Nationalities, RouteFigures } from '#domain/mapContent.ts'
import type { Route } from '#domain/route.ts'
import { flowState, LEAST_WIDTH } from './flowWidth.ts'
import type { Hovered, PointedPlaces, PointedSource } from './hovered.ts'
import { ARROW_SOURCE, headShare } from './layers/arrowheads.ts'
import { GROUND_SOURCE } from './layers/ground.ts'
import { LANE_SCALE, LANE_SOURCE, LANES, laneKey, lanesOf } from './layers/nationalityLanes.ts'
import { REGION_SOURCE } from './layers/regions.ts'
import { ROUTE_SOURCE, WAY_SOURCE } from './layers/routes.ts'
import { regionLensState, routeLensState } from './lensStates.ts'
import type { MapView } from './mapView.ts'

type State = Readonly<Record<string, boolean | number>>

/** State set on the features of each source; released with the source. */
const known = new WeakMap<object, Map<string, State>>()

/**
 * Sets the feature-state of one feature and returns whether it changed. An equal state is not set again: the library
 * redraws the whole map for every call, and reading a state back costs a copy. Does nothing for an unknown source.
 */
export function setState(
  map: Pick<MapView, 'getSource' | 'setFeatureState'>,
  source: string,
  id: string,
  state: State,
): boolean {
  const owner = map.getSource(source)
  if (typeof owner !== 'object' || owner === null) return false
  const states = known.get(owner) ?? new Map<string, State>()
  known.set(owner, states)
  const before = states.get(id)
  const isNew = Object.keys(state).some((name) => before?.[name] !== state[name])
  if (!isNew) return false
  states.set(id, { ...before, ...state })
  map.setFeatureState({ source, id }, state)
  return true
}

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

/** The features of one source that draw a place. */
export interface FeaturesOfPlace {
  source: string
  kind: Hovered['kind']
  keysOf: (id: string) => readonly string[]
}

interface HoverStateInput {
  map: Pick<MapView, 'getSource' | 'setFeatureState'>
  /** The place under the pointer or the focus in the map itself. */
  hovered: Hovered | null
  pointed: PointedSource | undefined
  features: readonly FeaturesOfPlace[]
}

const LISTS = { route: 'routes', region: 'regions', country: 'countries' } as const

/**
 * Keeps the feature-state `isHovered` of the place that is pointed at in the map, and of the places of a thing pointed at
 * elsewhere. It subscribes to the latter itself, so that React does not render the map again.
 */
export function useHoverState({ map, hovered, pointed, features }: HoverStateInput): void {
  const lit = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const paint = () => {
      const now = placesOf(hovered, pointed?.get() ?? null)
      for (const place of new Set([...lit.current, ...now])) {
        const [kind, id = ''] = place.split(' ')
        for (const { source, keysOf } of features.filter((feature) => feature.kind === kind)) {
          for (const key of keysOf(id)) setState(map, source, key, { isHovered: now.has(place) })
        }
      }
      lit.current = now
    }
    paint()
    return pointed?.subscribe(paint)
  }, [map, hovered, pointed, features])
}

function placesOf(hovered: Hovered | null, pointed: PointedPlaces | null): ReadonlySet<string> {
  const places = new Set<string>()
  if (hovered) places.add(`${hovered.kind} ${hovered.id}`)
  for (const [kind, list] of Object.entries(LISTS)) {
    for (const id of pointed?.[list] ?? []) places.add(`${kind} ${id}`)
  }
  return places
}

/** Keeps the state of the thin lines beside the chosen route with the shares of its nationalities. */
export function useLaneState(
  map: MapView,
  nationalities: Nationalities | null,
  figures: RouteFigures | null,
): void {
  useEffect(() => {
    if (!nationalities) return
    const { route, top } = nationalities
    const { width } = flowState(figures, route)
    const lanes = lanesOf(
      top.map(({ share }) => share),
      Math.max(LEAST_WIDTH, LANE_SCALE * width),
    )
    for (let index = 0; index < LANES; index += 1) {
      const lane = lanes[index]
      setState(map, LANE_SOURCE, laneKey(route, index), {
        lane: lane?.width ?? 0,
        aside: lane?.aside ?? 0,
        width,
      })
    }
  }, [map, nationalities, figures])
}

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
