import type { FeatureCollection, Point } from 'geojson'
import type { Route } from '#domain/route.ts'
import { themedLayers } from './themedLayers.ts'

export const HUB_SOURCE = 'hubs'
export const HUB_LAYER = 'hubs'
/** From this zoom on places on a route are shown. */
export const HUB_ZOOM = 5

/** `key` is route and hub; pressing a hub chooses the route. */
export interface HubPoint {
  key: string
  route: string
  name: string
}

/** The places that a page names as a hub of a route. */
export function toHubFeatures(routes: readonly Route[]): FeatureCollection<Point, HubPoint> {
  return {
    type: 'FeatureCollection',
    features: routes.flatMap((route) =>
      route.hubs.map((hub) => ({
        type: 'Feature' as const,
        properties: { key: `${route.id}/${hub.id}`, route: route.id, name: hub.name },
        geometry: { type: 'Point' as const, coordinates: [...hub.point] },
      })),
    ),
  }
}

/** Dots of the hubs, from near on. */
export const HUB_LAYERS = themedLayers((colours) => [
  {
    id: HUB_LAYER,
    type: 'circle',
    source: HUB_SOURCE,
    minzoom: HUB_ZOOM,
    paint: {
      'circle-radius': 3.2,
      'circle-color': colours.paper,
      'circle-stroke-color': colours.ink,
      'circle-stroke-width': 1.5,
    },
  },
])
