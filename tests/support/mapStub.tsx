import { useEffect } from 'react'
import type { RouteMapProps } from '#map/routeMapProps.ts'

/**
 * Stands in for the map canvas, which needs WebGL: the same props, the same callbacks, and what the map would draw
 * as a list that a test can read and press.
 */
export function RouteMap({ content: { routes, litRoutes }, on: { select, ready } }: RouteMapProps) {
  useEffect(ready, [ready])
  return (
    <section aria-label="Map">
      <ul>
        {routes
          .filter((route) => litRoutes.has(route.id))
          .map((route) => (
            <li key={route.id}>
              <button type="button" onClick={() => select({ kind: 'route', id: route.id })}>
                {route.officialName}
              </button>
            </li>
          ))}
      </ul>
    </section>
  )
}
