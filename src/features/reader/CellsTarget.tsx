import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import { cellsModel } from '#state/selectors/cellsModel.ts'
import { useFigureTable } from '#state/useFigureTable.ts'
import { CellsFaultNote } from './CellsFaultNote.tsx'
import { CellsReader } from './CellsReader.tsx'
import { FileFault } from './FileFault.tsx'
import { ReaderFrame } from './ReaderFrame.tsx'
import { ReaderSkeleton } from './ReaderSkeleton.tsx'
import { useReaderFocus } from './useReaderFocus.ts'

/** The cells that a number stands on, once their table is there; or why there are none. */
export function CellsTarget({ query }: { query: CellQuery }) {
  const { t } = useTranslation('cells')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const { source, table, incidents, isPending, failed } = useFigureTable(query.table)
  const reading = useMemo(
    () => (table && source ? cellsModel(table, source, query) : null),
    [table, source, query],
  )
  useReaderFocus(dialogRef, `${writeCellQuery(query)} ${reading !== null}`)

  if (failed) {
    return (
      <ReaderFrame dialogRef={dialogRef} title={null}>
        <FileFault file={failed.file} error={failed.error} onRetry={failed.retry} />
      </ReaderFrame>
    )
  }
  if (isPending) return <ReaderSkeleton dialogRef={dialogRef} />
  if (table && source && reading?.ok) {
    return (
      <CellsReader
        // What is opened and shown of one table is not that of the next.
        key={writeCellQuery(query)}
        dialogRef={dialogRef}
        query={query}
        model={reading.model}
        table={table}
        source={source}
        incidents={incidents}
      />
    )
  }
  if (source && reading && !reading.ok) {
    return <CellsFaultNote dialogRef={dialogRef} query={query} source={source} fault={reading.fault} />
  }
  return (
    <CellsFaultNote
      dialogRef={dialogRef}
      query={query}
      source={source}
      message={t(query.table === 'frontex-stated' ? 'fault.stated' : 'fault.table')}
    />
  )
}
