import { tableIn } from '#content/tableById.ts'
import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { FigureTableId } from '#domain/figureSource.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import { ownFigureTables } from '#domain/ownFigureTable.ts'
import { useDataset } from './datasets.ts'
import { useOwnLayer } from './ownLayer.ts'

/** Reads a table by id, one of the reader's own included; null when missing. Rejects when its file cannot be read. */
async function readFigureTable(
  id: FigureTableId,
  read: <Name extends DatasetName>(name: Name) => Promise<Dataset<Name>>,
): Promise<FigureTable | null> {
  const { own } = useOwnLayer.getState()
  const table = own && ownFigureTables(own.figures).get(id)?.table
  if (table) return table
  const source = (await read('figures')).sources.find((candidate) => candidate.id === id)
  return source ? tableIn(await read(source.file), source) : null
}

/** Loads a table by id; null until loaded, and when the file lacks it. One of the reader's own is there already. */
export function useFigureTable(id: FigureTableId): FigureTable | null {
  const source = useDataset('figures').data?.sources.find((candidate) => candidate.id === id)
  const file = useDataset(source?.file ?? 'figures').data
  const own = useOwnLayer((state) => state.own && ownFigureTables(state.own.figures).get(id)?.table)
  if (own) return own
  return source && file ? tableIn(file, source) : null
}
