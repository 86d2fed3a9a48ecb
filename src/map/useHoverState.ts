import { useEffect, useRef } from 'react'
import { setState } from './featureState.ts'
import type { Hovered, PointedPlaces, PointedSource } from './hovered.ts'
import type { MapView } from './mapView.ts'

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
