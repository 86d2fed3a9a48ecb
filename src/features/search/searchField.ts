import { createContext, type KeyboardEvent, type RefObject, useContext } from 'react'

/** The contract between the field and the result list, which loads later. */
export interface SearchField {
  /** Sets the id of the active option; null for none. */
  setActiveId: (id: string | null) => void
  /** The list's handler for keys pressed in the field. */
  keys: RefObject<((event: KeyboardEvent) => void) | null>
}

export const SearchFieldContext = createContext<SearchField | null>(null)

/** The search field's context. Throws outside SearchDialog. */
export function useSearchField(): SearchField {
  const field = useContext(SearchFieldContext)
  if (!field) throw new Error('useSearchField needs the SearchDialog around it')
  return field
}

/** Id of the result list that the field controls. */
export const RESULTS_ID = 'search-results'
