import { useMemo } from 'react'
import { useDataset } from './datasets.ts'
import { type CompareModel, compareModel } from './selectors/compareModel.ts'
import { type LoadedFigures, loadFigures } from './selectors/loadedFigures.ts'
import { useViewStore } from './viewStore.ts'

/** The two periods of the view, compared. */
export interface Compared {
  figures: LoadedFigures
  /** Null where the figures cover none of the months in both periods. */
  model: CompareModel | null
}

/** The two periods of the view side by side; null until the files of figures and routes are there, or when one failed. */
export function useCompare(): Compared | null {
  const data = useDataset('figures').data
  const routes = useDataset('routes').data?.routes
  const compare = useViewStore((state) => state.view.compare)
  return useMemo(() => {
    if (!data || !routes) return null
    const figures = loadFigures(data)
    return {
      figures,
      model: compareModel(
        figures,
        compare,
        routes.map(({ id }) => id),
      ),
    }
  }, [data, routes, compare])
}
