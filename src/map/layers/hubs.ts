import type { FeatureCollection, Point } from 'geojson'
import type { Route } from '#domain/route.ts'
import { themedLayers } from './themedLayers.ts'

export const HUB_SOURCE = 'hubs'
export const HUB_LAYER = 'hubs'
/** Zoom from which hubs are shown. */
export const HUB_ZOOM = 5

/** `key` combines route and hub; clicking a hub selects the route. */
export interface HubPoint {
  key: string
  route: string
  name: string
}

/** The hubs of all routes: places that a source names as such. */
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

/** Dots for the hubs, when zoomed in. */
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
