import { DEFAULT_VIEW } from '#domain/view.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { TABLE_COLUMNS } from './selectors/table/tableColumns.ts'
import { csvFileName, tableCsv } from './selectors/table/tableCsv.ts'
import type { TableRow } from './selectors/table/tableModel.ts'
import type { TableKind } from './selectors/tableSelection.ts'
import { linkOfView, useViewStore } from './viewStore.ts'

interface SavedTable {
  kind: TableKind
  /** In the order shown. */
  rows: readonly TableRow[]
  /** Version of the published data. */
  version: string
}

/** Returns a writer of the CSV file of a table: the one that the table's page and the Export dialog save. */
export function useTableCsv(): (table: SavedTable) => { text: string; name: string } {
  const { t } = useTranslation('table')
  const view = useViewStore((state) => state.view)
  return ({ kind, rows, version }) => ({
    name: csvFileName(kind, version),
    text: tableCsv({
      columns: TABLE_COLUMNS[kind],
      rows,
      columnName: (column) => t(`column.${column}`),
      layerName: (isOwn) => t(isOwn ? 'layer.yours' : 'layer.published'),
      linkOf: ({ selected, reader }) =>
        linkOfView({ ...DEFAULT_VIEW, language: view.language, selected, reader }),
      viewLink: linkOfView({ ...view, page: 'table', selected: null, reader: null, camera: null }),
      version,
    }),
  })
}
