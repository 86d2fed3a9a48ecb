import { useQuery } from '@tanstack/react-query'
import type { FigureSource, FigureTableId } from '#domain/figureSource.ts'
import { FILE_OF_TABLE, type Figures } from '#domain/figures.ts'
import { type CodedTable, type FigureTable, loadTable } from '#domain/figureTable.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { datasetQuery, useDataset } from './datasets.ts'
import { incidentTable } from './selectors/incidentTable.ts'

/** A file of figures that failed, with its name and ending. */
export interface FailedFile {
  file: string
  error: Error
  retry: () => void
}

/** One table of figures with what a reader has to know of it, as far as its files are there. */
export interface LoadedTable {
  figures: Figures | null
  /** Null until `figures.json` is there, or where it does not describe the table. */
  source: FigureSource | null
  /** Null until its file is there, or where that does not hold it. */
  table: FigureTable | null
  /** The incidents behind the table, where it is theirs. */
  incidents: IncidentColumns | null
  isPending: boolean
  failed: FailedFile | null
}

const loaded = new WeakMap<CodedTable, FigureTable>()

/** Loads the table of an id, and only the files that it needs. */
export function useFigureTable(id: FigureTableId): LoadedTable {
  const file = FILE_OF_TABLE[id]
  const figures = useDataset('figures')
  const nationalities = useQuery({ ...datasetQuery('nationalities'), enabled: file === 'nationalities' })
  const channel = useQuery({ ...datasetQuery('channel'), enabled: file === 'channel' })
  const incidents = useQuery({ ...datasetQuery('incidents'), enabled: file === 'incidents' })
  const own = { figures, nationalities, channel, incidents }[file]

  const failed = [['figures', figures] as const, [file, own] as const].flatMap(([name, query]) =>
    query.error ? [{ file: `${name}.json`, error: query.error, retry: () => void query.refetch() }] : [],
  )
  const tables = { figures, nationalities, channel, incidents: null }[file]?.data?.tables
  const coded = tables?.find((table) => table.id === id)
  return {
    figures: figures.data ?? null,
    source: figures.data?.sources.find((source) => source.id === id) ?? null,
    table:
      incidents.data && file === 'incidents' ? incidentTable(incidents.data) : coded ? tableOf(coded) : null,
    incidents: (file === 'incidents' && incidents.data) || null,
    isPending: figures.isPending || own.isPending,
    failed: failed[0] ?? null,
  }
}

/** The table in typed columns; the same file is loaded once. */
export function tableOf(coded: CodedTable): FigureTable {
  const known = loaded.get(coded)
  if (known) return known
  const table = loadTable(coded)
  loaded.set(coded, table)
  return table
}
