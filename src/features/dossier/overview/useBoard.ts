import { useMemo } from 'react'
import { routeRegionsOf } from '#domain/route.ts'
import { usePanel } from '#features/dossier/panelContext.ts'
import { type BoardRow, boardRows, offBoardCount } from '#state/selectors/board.ts'

interface BoardModel {
  rows: readonly BoardRow[]
  /** Measures that stand in no column: they are in the list. */
  offBoard: number
}

/** The board for the current filters, its own columns (year and status) apart. */
export function useBoard(): BoardModel {
  const { corpus, filters } = usePanel()
  const { measures, routes, vocabulary } = corpus
  return useMemo(() => {
    const categories = vocabulary?.categories.map((term) => term.id) ?? []
    const regions = routeRegionsOf(routes)
    return {
      rows: boardRows(measures, categories, filters, regions),
      offBoard: offBoardCount(measures, filters, regions),
    }
  }, [measures, routes, vocabulary, filters])
}
