import { useMemo } from 'react'
import type { ExploreModel } from '#content/exploreModel.ts'
import type { FigureModel } from '#content/figureModel.ts'
import { type LoadedFigures, loadFigures, numberSpans } from '#content/loadedFigures.ts'
import { sharedFigures, sharedModel } from '#content/sharedModels.ts'
import type { MonthSpan } from '#domain/period.ts'
import { useDataset } from './datasets.ts'
import { useShownFilters, useShownPeriod } from './shownChoices.ts'

const NONE: readonly never[] = []

/**
 * Explore's model for the current view; null until the measures have loaded (permanently when they failed, which each
 * part reports). Failed events or routes leave their lists empty; while they load the model waits, so that no number is
 * incomplete.
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

/** The figures of the first load, and those of the view's period. */
export interface ShownFigures {
  figures: LoadedFigures
  model: FigureModel
  spans: readonly MonthSpan[]
}

/** The figures for the view's period; null until they and the routes have loaded, and after a failure. */
export function useFigures(): ShownFigures | null {
  const file = useDataset('figures').data
  const routes = useDataset('routes').data?.routes
  const period = useShownPeriod()
  return useMemo(() => {
    if (!file || !routes) return null
    const figures = loadFigures(file)
    return { figures, model: sharedFigures(figures, routes, period), spans: numberSpans(figures, period) }
  }, [file, routes, period])
}
