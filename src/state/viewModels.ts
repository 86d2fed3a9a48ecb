import { useMemo } from 'react'
import { useDataset } from './datasets.ts'
import type { ExploreModel } from './selectors/exploreModel.ts'
import type { FigureModel } from './selectors/figureModel.ts'
import { type LoadedFigures, loadFigures } from './selectors/loadedFigures.ts'
import { sharedFigures, sharedModel } from './sharedModels.ts'
import { useShownFilters } from './shownChoices.ts'

const NONE: readonly never[] = []

/**
 * The model of Explore for the current view, or null until the measures are there (or for good when their file
 * failed: the part of the screen that needs it says so). A failed file of events or routes leaves its own list
 * empty, and the rest goes on; while it is on its way the model waits, so that no half-true number is shown.
 */
export function useExplore(): ExploreModel | null {
  const measures = useDataset('measures').data?.measures
  const timeline = useDataset('timeline')
  const places = useDataset('routes')
  const filters = useShownFilters()
  const events = timeline.data?.events ?? (timeline.isError ? NONE : null)
  const routes = places.data?.routes ?? (places.isError ? NONE : null)
  return measures && events && routes ? sharedModel(measures, events, routes, filters) : null
}

/** The figures of the first load, and what they say about the period of the view. */
export interface ShownFigures {
  figures: LoadedFigures
  model: FigureModel
}

/** The figures for the period of the view; null until their file and that of the routes have arrived, and where one failed. */
export function useFigures(): ShownFigures | null {
  const file = useDataset('figures').data
  const routes = useDataset('routes').data?.routes
  const { years, period } = useShownFilters()
  return useMemo(() => {
    if (!file || !routes) return null
    const figures = loadFigures(file)
    return { figures, model: sharedFigures(figures, routes, years, period) }
  }, [file, routes, years, period])
}
