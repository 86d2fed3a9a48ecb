import { createContext, useContext, useDeferredValue, useMemo } from 'react'
import type { Filters, Selection } from '#domain/view.ts'
import { useViewStore } from './viewStore.ts'

/** The choices of the view that lists, charts and map are made from. */
export interface ShownChoices {
  filters: Filters
  selected: Selection | null
}

/**
 * The choices that a part of the screen has come to, where it may lag behind the view; null where it does not. A part that
 * lags is drawn when the map and the timeline are done, so that these follow the hand.
 */
export const ShownChoicesContext = createContext<ShownChoices | null>(null)

/** The filters that this part of the screen shows. */
export function useShownFilters(): Filters {
  const shown = useContext(ShownChoicesContext)
  // A part that lags does not hear of the view: it would be re-rendered for what it does not show yet.
  const filters = useViewStore((state) => (shown ? null : state.view.filters))
  return filters ?? shown?.filters ?? useViewStore.getState().view.filters
}

/** What is selected, as this part of the screen shows it. */
export function useShownSelection(): Selection | null {
  const shown = useContext(ShownChoicesContext)
  const selected = useViewStore((state) => (shown ? null : state.view.selected))
  return shown ? shown.selected : selected
}

/** The choices for a part that may lag, and whether what it shows is older than the view. */
export function useLaterChoices(mayLag: boolean): { choices: ShownChoices; isStale: boolean } {
  const filters = useViewStore((state) => state.view.filters)
  const selected = useViewStore((state) => state.view.selected)
  const now = useMemo(() => ({ filters, selected }), [filters, selected])
  const later = useDeferredValue(now)
  const choices = mayLag ? later : now
  return { choices, isStale: choices !== now }
}
