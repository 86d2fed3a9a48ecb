import type { Dataset } from '#domain/datasets.ts'
import type { FigureTableId } from '#domain/figureSource.ts'
import { FILE_OF_TABLE } from '#domain/figures.ts'
import { type CodedTable, type FigureTable, loadTable } from '#domain/figureTable.ts'
import { useDataset } from './datasets.ts'
import { incidentTable } from './selectors/incidentTable.ts'

/** A published file that holds tables of figures, or the incidents that make one. */
export type TableFile = Dataset<(typeof FILE_OF_TABLE)[FigureTableId]>

const loaded = new WeakMap<CodedTable, FigureTable>()

/** The table of an id in its file; null where the file does not hold it. */
export function tableIn(file: TableFile, id: FigureTableId): FigureTable | null {
  if (!('tables' in file)) return id === 'missing-migrants-incidents' ? incidentTable(file) : null
  const coded = file.tables.find((table) => table.id === id)
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
  const file = useDataset(FILE_OF_TABLE[id]).data
  return file ? tableIn(file, id) : null
}
