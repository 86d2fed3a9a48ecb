import { useDeferredValue, useMemo, useState } from 'react'
import { TABLE_COLUMNS } from '#content/table/tableColumns.ts'
import {
  type ColumnId,
  findRows,
  sortRows,
  type TableRow,
  type TableSort,
} from '#content/table/tableModel.ts'
import { TABLE_KINDS, type TableKind } from '#content/tableSelection.ts'
import { hasFilters } from '#domain/filters.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { SaveCsv } from '#parts/SaveCsv.tsx'
import { useDatasets } from '#state/datasets.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { CORPUS_FILES } from '#state/useCorpus.ts'
import { useTableCsv } from '#state/useTableCsv.ts'
import { useTableRows } from '#state/useTableRows.ts'
import { clearFilters, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { DataTable } from './DataTable.tsx'
import styles from './TableView.module.css'

const UNSORTED: Readonly<Record<TableKind, TableSort | null>> = {
  measures: null,
  events: null,
  claims: null,
  records: null,
}

/** The filtered measures, events, claims or records as a table to sort, search and save. */
export function TableView() {
  const { t } = useTranslation('table')
  const { language } = useWords()
  const kind = useUiStore((state) => state.tableKind)
  const filters = useViewStore((state) => state.view.filters)
  const selected = useViewStore((state) => state.view.selected)
  const [question, setQuestion] = useState('')
  const [sorts, setSorts] = useState(UNSORTED)
  const query = useDeferredValue(question)
  const { rows, all, counts } = useTableRows(kind)
  const columns = TABLE_COLUMNS[kind]
  const sort = sorts[kind]

  const collator = useMemo(() => new Intl.Collator(language, { numeric: true }), [language])
  const found = useMemo(() => findRows(rows, query), [rows, query])
  const shown = useMemo(() => sortRows(found, sort, collator), [found, sort, collator])
  const shownIds = useMemo(() => new Set(found.map(({ id }) => id)), [found])
  const sorted = useMemo(() => sortRows(all, sort, collator), [all, sort, collator])
  const isReady = useDatasets(CORPUS_FILES).every((file) => file.isSuccess)

  const clearQuestion = () => setQuestion('')
  const handleSort = (column: ColumnId) =>
    setSorts({ ...sorts, [kind]: { column, isDown: sort?.column === column && !sort.isDown } })

  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these are buttons. */}
        <div className={styles.kinds} role="group" aria-label={t('kinds')}>
          {TABLE_KINDS.map((choice) => (
            <Button
              key={choice}
              className={styles.kind ?? ''}
              aria-pressed={choice === kind}
              onClick={() => setUi({ tableKind: choice })}
            >
              {t(`kind.${choice}`)} <span className={styles.count}>{counts[choice] ?? '…'}</span>
            </Button>
          ))}
        </div>
        <input
          type="search"
          className={styles.find}
          aria-label={t('find')}
          placeholder={t('find')}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <SaveTable kind={kind} rows={shown} isReady={isReady} />
        <p className={styles.rule}>
          <span aria-live="polite">
            {query.trim() === ''
              ? t('shown', { count: rows.length })
              : t('found', { count: shown.length, all: rows.length })}
          </span>{' '}
          {t(`rule.${kind}`)}
        </p>
      </div>
      <DataFaults needs={CORPUS_FILES} />
      {shown.length > 0 ? (
        <DataTable
          key={kind}
          name={t(`region.${kind}`)}
          columns={columns}
          rows={sorted}
          shown={shownIds}
          sort={sort}
          selectedKey={selected && `${selected.kind}:${selected.id}`}
          onSort={handleSort}
        />
      ) : (
        counts[kind] !== null && (
          <div className={styles.nothing}>
            <p>{rows.length > 0 ? t('nothingFound', { question: query }) : t('nothing')}</p>
            {rows.length > 0 && <Button onClick={clearQuestion}>{t('clearFind')}</Button>}
            {rows.length === 0 && hasFilters(filters) && (
              <Button onClick={clearFilters}>{t('clearFilters')}</Button>
            )}
          </div>
        )
      )}
    </div>
  )
}

interface SaveTableProps {
  kind: TableKind
  rows: readonly TableRow[]
  /** Whether all data in the file has loaded. */
  isReady: boolean
}

/** Saves the shown rows, in their order and language, as a CSV file with evidence and data version. */
function SaveTable({ kind, rows, isReady }: SaveTableProps) {
  const { t } = useTranslation(['table', 'common'])
  const csv = useTableCsv()

  return (
    <SaveCsv
      className={styles.save ?? ''}
      disabled={!isReady || rows.length === 0}
      csv={(version) => csv({ kind, rows, version })}
      fault={[t('common:fileFailed', { file: 'manifest.json' }), t('notSaved')].join(' ')}
      faultClass={styles.failed}
    >
      <Icon name="table" />
      {t('save')}
    </SaveCsv>
  )
}
