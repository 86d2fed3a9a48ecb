type SearchModule = typeof import('#features/search/SearchResults.tsx')

/** Fetches the code of the search; asked for ahead, it is there when the dialog opens. */
export function loadSearch(): Promise<SearchModule> {
  return import('#features/search/SearchResults.tsx')
}
