import { createContext, useContext } from 'react'
import type { Filters } from '#domain/view.ts'
import type { Corpus } from '#state/selectors/corpus.ts'
import type { ExploreModel } from '#state/selectors/exploreModel.ts'

/** What every part of the panel reads, made once for all of them. `model` is null while its files are missing. */
export interface PanelData {
  corpus: Corpus
  model: ExploreModel | null
  filters: Filters
}

export const PanelContext = createContext<PanelData | null>(null)

/** The panel's data. Throws outside of Details, which is a fault of the program. */
export function usePanel(): PanelData {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('usePanel needs the PanelContext of Details around it')
  return panel
}
