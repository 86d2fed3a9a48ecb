import { tableIn } from '#content/tableById.ts'
import type { FigureTable, FigureTableId } from '#domain/figureTable.ts'
import { ownFigureTables } from '#domain/ownFigureTable.ts'
import { useDataset } from './datasets.ts'
import { useOwnLayer } from './ownLayer.ts'

/** Loads a table by id; null until loaded, and when the file lacks it. One of the reader's own is there already. */
export function useFigureTable(id: FigureTableId): FigureTable | null {
  const source = useDataset('figures').data?.sources.find((candidate) => candidate.id === id)
  const file = useDataset(source?.file ?? 'figures').data
  const own = useOwnLayer((state) => state.own && ownFigureTables(state.own.figures).get(id))
  if (own) return own
  return source && file ? tableIn(file, source) : null
}
