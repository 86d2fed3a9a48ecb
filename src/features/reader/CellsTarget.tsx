import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type CellQuery, writeCellQuery } from '#domain/cellQuery.ts'
import { TableGate } from '#parts/TableGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { cellsModel } from '#state/selectors/cellsModel.ts'
import { useFigureTable } from '#state/useFigureTable.ts'
import { CellsFaultNote } from './CellsFaultNote.tsx'
import { CellsReader } from './CellsReader.tsx'
import { readerSlots } from './ReaderFrame.tsx'
import { useReaderFocus } from './useReaderFocus.ts'

/** The cells that a number stands on, once their table is there; or why there are none. */
export function CellsTarget({ query }: { query: CellQuery }) {
  const { t } = useTranslation('cells')
  const dialogRef = useRef<HTMLDialogElement>(null)
  const figures = useDataset('figures').data
  const source = figures?.sources.find(({ id }) => id === query.table) ?? null
  const table = useFigureTable(query.table)
  const reading = useMemo(
    () => (table && source ? cellsModel(table, source, query) : null),
    [table, source, query],
  )
  useReaderFocus(dialogRef, `${writeCellQuery(query)} ${reading !== null}`)

  return (
    <TableGate asked={{ id: query.table }} {...readerSlots(dialogRef)}>
      {(_, found) => {
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
              incidents={found && !('tables' in found.file) ? found.file : null}
            />
          )
        }
        return (
          <CellsFaultNote
            dialogRef={dialogRef}
            query={query}
            source={source}
            {...(reading && !reading.ok
              ? { fault: reading.fault }
              : { message: t(source?.role === 'stated' ? 'fault.stated' : 'fault.table') })}
          />
        )
      }}
    </TableGate>
  )
}
