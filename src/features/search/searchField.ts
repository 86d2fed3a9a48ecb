import { createContext, type KeyboardEvent, type RefObject, useContext } from 'react'

/** What the field and the list below it, whose code may come later, do for each other. */
export interface SearchField {
  /** The list says which of its options the field stands on; null while there is none. */
  setActiveId: (id: string | null) => void
  /** What the list does with a key that is pressed in the field. */
  keys: RefObject<((event: KeyboardEvent) => void) | null>
}

export const SearchFieldContext = createContext<SearchField | null>(null)

/** The field above the list. Throws outside of the search, which is a fault of the program. */
export function useSearchField(): SearchField {
  const field = useContext(SearchFieldContext)
  if (!field) throw new Error('useSearchField needs the SearchDialog around it')
  return field
}

/** The list of results that the field controls. */
export const RESULTS_ID = 'search-results'
