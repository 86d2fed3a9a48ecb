import { createContext, useContext } from 'react'
import type { Corpus } from '#content/corpus.ts'
import type { ExploreModel } from '#content/exploreModel.ts'
import type { Filters } from '#domain/view.ts'

/** Data shared by all parts of the panel. `model` is null while its datasets load, or if one failed. */
export interface PanelData {
  corpus: Corpus
  model: ExploreModel | null
  filters: Filters
}

export const PanelContext = createContext<PanelData | null>(null)

/** The panel's data. Throws outside Details. */
export function usePanel(): PanelData {
  const panel = useContext(PanelContext)
  if (!panel) throw new Error('usePanel needs the PanelContext of Details around it')
  return panel
}
