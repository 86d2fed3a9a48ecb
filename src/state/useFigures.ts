import { useMemo } from 'react'
import { useDataset } from './datasets.ts'
import type { FigureModel } from './selectors/figureModel.ts'
import { type LoadedFigures, loadFigures } from './selectors/loadedFigures.ts'
import { sharedFigures } from './sharedModels.ts'
import { useShownFilters } from './shownChoices.ts'

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
