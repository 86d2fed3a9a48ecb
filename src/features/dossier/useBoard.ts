import { useMemo } from 'react'
import { type BoardRow, boardRows } from '#state/selectors/board.ts'
import { routeRegionsOf } from '#state/selectors/dossiers.ts'
import { usePanel } from './panelContext.ts'

/** The board's rows for the current filters, its own columns (year and status) apart. */
export function useBoard(): readonly BoardRow[] {
  const { corpus, filters } = usePanel()
  const { measures, routes, vocabulary } = corpus
  return useMemo(() => {
    const categories = vocabulary?.categories.map((term) => term.id) ?? []
    return boardRows(measures, categories, filters, routeRegionsOf(routes))
  }, [measures, routes, vocabulary, filters])
}
