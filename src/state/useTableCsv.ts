import { sourceOf } from '#content/citedSource.ts'
import { TABLE_COLUMNS } from '#content/table/tableColumns.ts'
import { csvFileName, tableCsv } from '#content/table/tableCsv.ts'
import type { TableRow } from '#content/table/tableModel.ts'
import type { TableKind } from '#content/tableSelection.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useDataset } from './datasets.ts'
import { useOwnLayer } from './ownLayer.ts'
import { linkOfView, useViewStore } from './viewStore.ts'

const NONE: readonly never[] = []

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
  const { t: exportT } = useTranslation('export')
  const words = useWords()
  const own = useOwnLayer((state) => state.own)
  const documents = useDataset('documents').data?.documents ?? NONE
  const view = useViewStore((state) => state.view)
  const cited = {
    documents,
    records: NONE,
    figures: NONE,
    own,
    linkOf: () => '',
    t: exportT,
    words,
  }
  return ({ kind, rows, version }) => ({
    name: csvFileName(kind, version),
    text: tableCsv({
      columns: TABLE_COLUMNS[kind],
      rows,
      columnName: (column) => t(`column.${column}`),
      layerName: (layer) => t(`layer.${layer}`),
      citationsOf: ({ quotes }) => [...new Set(quotes.map((id) => sourceOf(id, cited).citation))],
      linkOf: ({ selected, reader }) =>
        linkOfView({ ...DEFAULT_VIEW, language: view.language, selected, reader }),
      viewLink: linkOfView({ ...view, page: 'table', selected: null, reader: null, camera: null }),
      version,
    }),
  })
}
