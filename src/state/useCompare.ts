import { useMemo } from 'react'
import { type CompareModel, compareModel } from '#content/compareModel.ts'
import { type LoadedFigures, loadFigures } from '#content/loadedFigures.ts'
import { useDataset } from './datasets.ts'
import { useViewStore } from './viewStore.ts'

/** The comparison of the view's two periods. */
export interface Compared {
  figures: LoadedFigures
  /** Null when the figures cover no month in both periods. */
  model: CompareModel | null
}

/** Compares the view's two periods; null until the figures and routes have loaded, or after a failure. */
export function useCompare(): Compared | null {
  const data = useDataset('figures').data
  const routes = useDataset('routes').data?.routes
  const compare = useViewStore((state) => state.view.compare)
  const period = useViewStore((state) => state.view.period)
  return useMemo(() => {
    if (!data || !routes) return null
    const figures = loadFigures(data)
    return {
      figures,
      model: compareModel(
        figures,
        compare,
        routes.map(({ id }) => id),
        period,
      ),
    }
  }, [data, routes, compare, period])
}
