import { useMemo } from 'react'
import { useDataset } from './datasets.ts'
import { type ExploreModel, exploreModel } from './selectors/exploreModel.ts'
import { useViewStore } from './viewStore.ts'

/**
 * The model of Explore for the current view, or null until measures, events and routes are all there (or one of
 * them failed: the part of the screen that needs it says so).
 */
export function useExplore(): ExploreModel | null {
  const measures = useDataset('measures').data?.measures
  const events = useDataset('timeline').data?.events
  const routes = useDataset('routes').data?.routes
  const filters = useViewStore((state) => state.view.filters)
  return useMemo(
    () => (measures && events && routes ? exploreModel({ measures, events, routes, filters }) : null),
    [measures, events, routes, filters],
  )
}
