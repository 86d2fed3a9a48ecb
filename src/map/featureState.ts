import { useCallback, useEffect, useRef } from 'react'
import type { Focus } from '#domain/focus.ts'
import type { Lens } from '#domain/lens.ts'
import { COUNTRY_SOURCE } from '#picture/layers/ground.ts'
import { REGION_SOURCE } from '#picture/layers/regions.ts'
import { regionLensState } from '#picture/lensStates.ts'
import type { Hovered, PointedPlaces, PointedSource } from './hovered.ts'
import type { RouteLines } from './lines/RouteLines.ts'
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

interface HoverStateInput {
  map: Pick<MapView, 'getSource' | 'setFeatureState'>
  lines: RouteLines
  /** The place under the pointer or the focus in the map itself. */
  hovered: Hovered | null
  pointed: PointedSource | undefined
}

const SOURCES = { region: REGION_SOURCE, country: COUNTRY_SOURCE } as const
const LISTS = { route: 'routes', region: 'regions', country: 'countries' } as const

/**
 * Highlights the place hovered in the map and the places highlighted from elsewhere. It subscribes to the latter, so that
 * the map does not render.
 */
export function useHoverState({ map, lines, hovered, pointed }: HoverStateInput): void {
  const lit = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const paint = () => {
      const now = placesOf(hovered, pointed?.get() ?? null)
      const changed = [...new Set([...lit.current, ...now])].filter(
        (place) => lit.current.has(place) !== now.has(place),
      )
      for (const place of changed) {
        const [kind, id = ''] = place.split(' ')
        if (kind === 'region' || kind === 'country')
          setState(map, SOURCES[kind], id, { isHovered: now.has(place) })
      }
      if (changed.some((place) => place.startsWith('route '))) {
        const routes = [...now].filter((place) => place.startsWith('route '))
        lines.update({ hovered: new Set(routes.map((place) => place.slice('route '.length))) })
      }
      lit.current = now
    }
    paint()
    return pointed?.subscribe(paint)
  }, [map, lines, hovered, pointed])
}

function placesOf(hovered: Hovered | null, pointed: PointedPlaces | null): ReadonlySet<string> {
  const places = new Set<string>()
  if (hovered) places.add(`${hovered.kind} ${hovered.id}`)
  for (const [kind, list] of Object.entries(LISTS)) {
    for (const id of pointed?.[list] ?? []) places.add(`${kind} ${id}`)
  }
  return places
}

interface LensState {
  map: MapView
  regions: readonly string[]
  /** Countries with an area: ISO 3166-1 alpha-2, and the key of the feature. */
  countries: readonly { iso: string; key: string }[]
  lens: Lens | null
  focus: Focus
}

/**
 * Keeps the feature-state of regions and countries in step with lens and focus. Returns a function that paints another
 * lens at once (null dims nothing) and returns whether anything changed.
 */
export function useLensState(state: LensState): (lens: Lens | null) => boolean {
  const { map, regions, countries, lens, focus } = state
  const paint = useCallback(
    (shown: Lens | null) =>
      [
        ...regions.map((id) => setState(map, REGION_SOURCE, id, regionLensState(id, shown, focus))),
        ...countries.map(({ iso, key }) =>
          setState(map, COUNTRY_SOURCE, key, { isLit: shown?.countries.has(iso) === true }),
        ),
      ].includes(true),
    [map, regions, countries, focus],
  )
  useEffect(() => void paint(lens), [paint, lens])
  return paint
}
