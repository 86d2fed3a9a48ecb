import { sourceOf } from '#content/citedSource.ts'
import type { DataSheet } from '#content/dataSheet.ts'
import { TABLE_COLUMNS } from '#content/table/tableColumns.ts'
import type { TableRow } from '#content/table/tableModel.ts'
import { tableSheet } from '#content/table/tableSheet.ts'
import { DEFAULT_VIEW, type TableKind } from '#domain/view.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useDataset } from './datasets.ts'
import { useOwnLayer } from './ownLayer.ts'
import { linkOfView, useViewStore } from './viewStore.ts'

const NONE: readonly never[] = []

/** Returns a function that makes the sheet of a table: the one that the table's page and the Export dialog save. */
export function useTableSheet(): (kind: TableKind, rows: readonly TableRow[], version: string) => DataSheet {
  const { t } = useTranslation('export')
  const words = useWords()
  const own = useOwnLayer((state) => state.own)
  const documents = useDataset('documents').data?.documents ?? NONE
  const view = useViewStore((state) => state.view)
  const cited = { documents, records: NONE, figures: NONE, own, linkOf: () => '', t, words }
  return (kind, rows, version) =>
    tableSheet({
      columns: TABLE_COLUMNS[kind],
      rows,
      citationsOf: ({ quotes }) => [...new Set(quotes.map((id) => sourceOf(id, cited).citation))],
      linkOf: ({ selected, reader }) =>
        linkOfView({ ...DEFAULT_VIEW, language: view.language, selected, reader }),
      viewLink: linkOfView({ ...view, page: 'table', selected: null, reader: null, camera: null }),
      version,
    })
}
