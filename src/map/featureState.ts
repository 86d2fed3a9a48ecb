import { useCallback, useEffect, useRef } from 'react'
import type { Focus } from '#domain/focus.ts'
import type { Lens } from '#domain/lens.ts'
import type { Nationalities, RouteFigures } from '#domain/mapContent.ts'
import type { Route } from '#domain/route.ts'
import { flowState, MIN_WIDTH } from './flowWidth.ts'
import type { Hovered, PointedPlaces, PointedSource } from './hovered.ts'
import { ARROW_SOURCE, headShare } from './layers/arrowheads.ts'
import { GROUND_SOURCE } from './layers/ground.ts'
import { LANE_SCALE, LANE_SOURCE, LANES, laneKey, lanesOf } from './layers/nationalityLanes.ts'
import { REGION_SOURCE } from './layers/regions.ts'
import { LEG_SOURCE, ROUTE_SOURCE } from './layers/routes.ts'
import { regionLensState, routeLensState } from './lensStates.ts'
import type { MapView } from './mapView.ts'

type State = Readonly<Record<string, boolean | number>>

/** States already set, by source; released with the source. */
const known = new WeakMap<object, Map<string, State>>()

/**
 * Sets the feature-state of one feature; returns whether it changed. Skips an equal state, because the library redraws
 * the whole map for every call and copies a state to read it. No effect for an unknown source.
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
  const hasChanged = Object.keys(state).some((name) => before?.[name] !== state[name])
  if (!hasChanged) return false
  states.set(id, { ...before, ...state })
  map.setFeatureState({ source, id }, state)
  return true
}

type KeysByRoute = ReadonlyMap<string, readonly string[]>

/** The keys of each route's pieces, legs and arrowheads. */
interface RouteKeys {
  lines: KeysByRoute
  legs: KeysByRoute
  heads: KeysByRoute
}

/** Sets the state of all features of a route; returns whether each changed. */
function setRouteState(map: MapView, keys: RouteKeys, id: string, state: State, head = state): boolean[] {
  return [
    ...(keys.lines.get(id) ?? []).map((key) => setState(map, ROUTE_SOURCE, key, state)),
    ...(keys.legs.get(id) ?? []).map((key) => setState(map, LEG_SOURCE, key, state)),
    ...(keys.heads.get(id) ?? []).map((key) => setState(map, ARROW_SOURCE, key, head)),
  ]
}

interface FlowStateInput {
  map: MapView
  routes: readonly Route[]
  keys: RouteKeys
  figures: RouteFigures | null
}

/**
 * Keeps the feature-state of the routes in step with the figures, which set their width. Returns a function that paints
 * other figures at once and returns whether anything changed.
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
          return setRouteState(map, keys, id, state, { head: headShare(state.width) })
        })
        .includes(true),
    [map, routes, keys],
  )
  useEffect(() => void paint(figures), [paint, figures])
  return paint
}

/** The features of one source that draw a kind of place. */
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
 * Keeps the feature-state `isHovered` of the place hovered in the map and of the places highlighted from elsewhere. It
 * subscribes to the latter, so that the map does not render.
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

/** Keeps the feature-state of the nationality lanes in step with the shares. */
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
      Math.max(MIN_WIDTH, LANE_SCALE * width),
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
  keys: RouteKeys
  regions: readonly string[]
  /** Countries with an area: ISO 3166-1 alpha-2, and the key of the feature. */
  countries: readonly { iso: string; key: string }[]
  litRoutes: ReadonlySet<string>
  lens: Lens | null
  focus: Focus
}

/**
 * Keeps the feature-state of routes, regions and countries in step with lens and focus. Returns a function that paints
 * another lens at once (null dims nothing) and returns whether anything changed.
 */
export function useLensState(state: LensState): (lens: Lens | null) => boolean {
  const { map, routes, keys, regions, countries, litRoutes, lens, focus } = state

  const paintRoutes = useCallback(
    (shown: Lens | null, lit: { has: (id: string) => boolean }) =>
      routes
        .flatMap(({ id }) =>
          setRouteState(map, keys, id, { ...routeLensState(id, lit.has(id), shown, focus) }),
        )
        .includes(true),
    [map, routes, keys, focus],
  )
  const paintRegions = useCallback(
    (shown: Lens | null) =>
      regions.map((id) => setState(map, REGION_SOURCE, id, regionLensState(id, shown, focus))).includes(true),
    [map, regions, focus],
  )
  const paintCountries = useCallback(
    (shown: Lens | null) =>
      countries
        .map(({ iso, key }) =>
          setState(map, GROUND_SOURCE, key, { isLit: shown?.countries.has(iso) === true }),
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
