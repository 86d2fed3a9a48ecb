import { type RefObject, useEffect, useRef } from 'react'
import type { Region, Route } from '#domain/route.ts'
import type { PaintFigures } from '#map/useFlowState.ts'
import type { PaintLens } from '#map/useLensState.ts'
import { useDataset } from '#state/datasets.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'
import { sharedModel } from '#state/useExplore.ts'
import { sharedFigures } from '#state/useFigures.ts'
import { asksForTies, sharedLens } from '#state/useLens.ts'
import { useViewStore } from '#state/viewStore.ts'

const NONE: readonly never[] = []

/**
 * Lets the map paint what a change of filters lights, and how wide its lines become, in the same moment, before the page
 * around it is drawn anew. The picture is made by another process: while it draws, this one goes on with lists and charts,
 * and the frame that shows all of them waits for neither alone. What the page then says to the map is what it knows already.
 */
export function usePaintEarly(
  routes: readonly Route[],
  regions: readonly Region[],
): { paintLens: RefObject<PaintLens | null>; paintFigures: RefObject<PaintFigures | null> } {
  const paintLens = useRef<PaintLens>(null)
  const paintFigures = useRef<PaintFigures>(null)
  const figures = useDataset('figures').data
  const measures = useDataset('measures').data?.measures
  const events = useDataset('timeline').data?.events
  useEffect(() => {
    if (!measures || !events) return
    return useViewStore.subscribe(({ view }, { view: before }) => {
      const { selected, filters } = view
      // A new choice moves the map besides, and ties wait for texts: both come with the page.
      if (filters === before.filters || selected !== before.selected || asksForTies(view)) return
      const model = sharedModel({ measures, events, routes, filters })
      const lists = { measures, routes, regions, claims: NONE, records: NONE }
      paintLens.current?.(sharedLens({ selected, filters, model, lists }))
    })
  }, [measures, events, routes, regions])
  useEffect(() => {
    if (!figures) return
    return useViewStore.subscribe(({ view: { filters } }, { view: before }) => {
      const isSameTime = filters.years === before.filters.years && filters.period === before.filters.period
      if (isSameTime) return
      paintFigures.current?.(sharedFigures(loadFigures(figures), routes, filters).model.routes)
    })
  }, [figures, routes])
  return { paintLens, paintFigures }
}
