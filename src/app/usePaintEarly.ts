import { type RefObject, useEffect, useRef } from 'react'
import type { MapHandle } from '#map/routeMapProps.ts'
import { type MapData, mapContent } from '#state/mapContent.ts'
import { asksForTies } from '#state/selectors/lens.ts'
import { useViewStore } from '#state/viewStore.ts'

/**
 * Updates feature-state from the store so that GPU work overlaps rendering: on a change of filters the map gets the new
 * lens and figures before React renders lists and charts. The content is memoised by its parts, so that the render after
 * it finds them made and paints nothing twice.
 */
export function usePaintEarly(data: MapData): RefObject<MapHandle | null> {
  const handle = useRef<MapHandle>(null)
  useEffect(
    () =>
      useViewStore.subscribe(({ view }, { view: before }) => {
        const { filters, selected } = view
        if (filters === before.filters || !handle.current) return
        const { lens, figures } = mapContent(data, view)
        const isSameTime = filters.years === before.filters.years && filters.period === before.filters.period
        // A new choice moves the map too, and ties wait for texts: both come with the render.
        const hasLens = data.measures && data.events && selected === before.selected && !asksForTies(view)
        handle.current.paint({ ...(hasLens && { lens }), ...(!isSameTime && { figures }) })
      }),
    [data],
  )
  return handle
}
