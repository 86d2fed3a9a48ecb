import { useTranslation } from 'react-i18next'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { SaveCsv } from '#parts/SaveCsv.tsx'
import type { TableKind } from '#state/selectors/tableSelection.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Icon } from '#ui/Icon.tsx'
import styles from './TableView.module.css'
import { csvFileName, tableCsv } from './tableCsv.ts'
import type { ColumnId, TableRow } from './tableModel.ts'

interface SaveTableProps {
  kind: TableKind
  columns: readonly ColumnId[]
  rows: readonly TableRow[]
  /** Whether all that the file names is there. */
  isReady: boolean
}

/** Saves what is shown, in its order and language, as a CSV file that names its evidence and the data's version. */
export function SaveTable({ kind, columns, rows, isReady }: SaveTableProps) {
  const { t } = useTranslation(['table', 'common'])
  const view = useViewStore((state) => state.view)

  function csv(version: string) {
    const text = tableCsv({
      columns,
      rows,
      columnName: (column) => t(`column.${column}`),
      linkOf: ({ selected, reader }) =>
        linkOfView({ ...DEFAULT_VIEW, language: view.language, selected, reader }),
      viewLink: linkOfView({ ...view, selected: null, reader: null, camera: null }),
      version,
    })
    return { text, name: csvFileName(kind, version) }
  }

  return (
    <SaveCsv
      className={styles.save ?? ''}
      disabled={!isReady || rows.length === 0}
      csv={csv}
      fault={`${t('common:fileFailed', { file: 'manifest.json' })} ${t('notSaved')}`}
      faultClass={styles.failed}
    >
      <Icon name="table" />
      {t('save')}
    </SaveCsv>
  )
}
