import type { Dataset } from '#domain/datasets.ts'
import type { FigureFileName, FigureSource, FigureTableId } from '#domain/figureSource.ts'
import { type CodedTable, type FigureTable, loadTable } from '#domain/figureTable.ts'
import { useDataset } from './datasets.ts'
import { incidentTable } from './selectors/incidentTable.ts'

/** A published file that holds tables of figures, or the incidents that make one. */
export type TableFile = Dataset<FigureFileName>

const loaded = new WeakMap<CodedTable, FigureTable>()

/** The table of a description in its file; null where the file does not hold it. */
export function tableIn(
  file: TableFile,
  source: Pick<FigureSource, 'id' | 'role' | 'addsUp'>,
): FigureTable | null {
  if (!('tables' in file)) return source.role === 'incidents' ? incidentTable(file, source) : null
  const coded = file.tables.find((table) => table.id === source.id)
  return coded ? tableOf(coded) : null
}

/** The table in typed columns; the same file is loaded once. */
export function tableOf(coded: CodedTable): FigureTable {
  const known = loaded.get(coded)
  if (known) return known
  const table = loadTable(coded)
  loaded.set(coded, table)
  return table
}

/** Loads the table of an id from its file; null until it is there, or where the file does not hold it. */
export function useFigureTable(id: FigureTableId): FigureTable | null {
  const source = useDataset('figures').data?.sources.find((candidate) => candidate.id === id)
  const file = useDataset(source?.file ?? 'figures').data
  return source && file ? tableIn(file, source) : null
}
