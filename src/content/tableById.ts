import type { Dataset, DatasetName } from '#domain/datasets.ts'
import type { FigureFileName, FigureSource, FigureTable, FigureTableId } from '#domain/figureTable.ts'
import type { OwnData } from '#domain/ownData.ts'
import { ownFigureTables } from '#domain/ownFigureTable.ts'
import { incidentTable } from './incidentTable.ts'
import { tableOf } from './loadedFigures.ts'

/** Reads a published file; null until it has loaded, which its first read may request. */
export type ReadData = <Name extends DatasetName>(name: Name) => Dataset<Name> | null

/** A file of figure tables, or of the incidents that form one. */
export type TableFile = Dataset<FigureFileName>

/** The table in its file; null when missing. */
export function tableIn(
  file: TableFile,
  source: Pick<FigureSource, 'id' | 'role' | 'addsUp'>,
): FigureTable | null {
  if (!('tables' in file)) return source.role === 'incidents' ? incidentTable(file, source) : null
  const coded = file.tables.find((table) => table.id === source.id)
  return coded ? tableOf(coded) : null
}

/** A table by its id, one of the reader's own included; null when missing or not loaded. */
export function tableById(
  id: FigureTableId,
  { read, own }: { read: ReadData; own: Pick<OwnData, 'figures'> | null },
): FigureTable | null {
  const mine = own && ownFigureTables(own.figures).get(id)
  if (mine) return mine
  const source = read('figures')?.sources.find((candidate) => candidate.id === id)
  const file = source && read(source.file)
  return source && file ? tableIn(file, source) : null
}
