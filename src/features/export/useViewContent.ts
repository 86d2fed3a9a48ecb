import { useMemo } from 'react'
import { useDataset } from '#state/datasets.ts'
import { comparedContent, exploredContent, type ViewContent } from '#state/selectors/viewContent.ts'
import { useCompare } from '#state/useCompare.ts'
import { useExplore } from '#state/useExplore.ts'
import { useFigures } from '#state/useFigures.ts'
import { useLens } from '#state/useLens.ts'

/** What the page shows, for files; null until all of it is there. */
export function useViewContent(isCompare: boolean): ViewContent | null {
  const routes = useDataset('routes').data?.routes
  const model = useExplore()
  const shown = useFigures()
  const lens = useLens()
  const compared = useCompare()
  return useMemo(() => {
    if (!routes) return null
    if (isCompare) return compared?.model ? comparedContent(compared.model, routes) : null
    if (!model || !shown) return null
    return exploredContent({
      routes,
      lit: lens?.routes ?? null,
      figures: shown.model.routes,
      sources: shown.figures.sources,
      measures: lens ? lens.measures : model.measures,
    })
  }, [isCompare, routes, model, shown, lens, compared])
}
