import { useEffect, useImperativeHandle } from 'react'
import type { MapContent } from '#domain/mapContent.ts'
import type { MapHandle, MapProps } from '#map/mapProps.ts'

/** The latest props of the map, and what was painted before React rendered. */
export const drawnMap: {
  content: MapContent | null
  painted: Parameters<MapHandle['paint']>[0][]
  /** Set by a test: the map is drawn only when the test calls `finish`. */
  isSlow: boolean
  finish: () => void
} = { content: null, painted: [], isSlow: false, finish: () => {} }

/**
 * Replaces the map canvas, which needs WebGL: same props and callbacks, with the map's content as a list that tests
 * can read and press.
 */
export function WebGlMap({ content, on: { select, ready }, handle }: MapProps) {
  const { routes, litRoutes } = content
  drawnMap.content = content
  useImperativeHandle(handle, () => ({ paint: (next) => drawnMap.painted.push(next) }), [])
  useEffect(() => {
    drawnMap.finish = ready
    if (!drawnMap.isSlow) ready()
  }, [ready])
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
