import { memo, useDeferredValue, useMemo, useState } from 'react'
import {
  type ColumnId,
  findRows,
  sortRows,
  TABLE_COLUMNS,
  type TableCell,
  type TableRow,
  type TableSort,
} from '#content/table/tableModel.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import { hasFilters } from '#domain/filters.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import { TABLE_KINDS, type TableChoice, type TableKind } from '#domain/view.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { SaveData } from '#parts/SaveData.tsx'
import { useDatasets } from '#state/datasets.ts'
import { CORPUS_FILES } from '#state/useCorpus.ts'
import { useTableRows, useTableSheet } from '#state/useTableRows.ts'
import { clearFilters, openReader, select, setTable, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Segments } from '#ui/Choices.tsx'
import { useWindowedRows } from '#ui/LongRows.tsx'
import { SourceQualitySign } from '#ui/SourceQualitySigns.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { SortHead } from '#ui/Table.tsx'
import { useIsWhole } from '#ui/useMediaQuery.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './TableView.module.css'

/** The filtered measures, events, claims or records as a table to sort, search and save. */
export function TableView() {
  const { t } = useTranslation('table')
  const { language } = useWords()
  const { kind, question, sort: asked } = useViewStore((state) => state.view.table)
  const filters = useViewStore((state) => state.view.filters)
  const selected = useViewStore((state) => state.view.selected)
  const query = useDeferredValue(question)
  const { rows, all, counts } = useTableRows(kind)
  const columns = TABLE_COLUMNS[kind]
  const sort = useMemo(() => sortOf(asked, columns), [asked, columns])

  const collator = useMemo(() => new Intl.Collator(language, { numeric: true }), [language])
  const found = useMemo(() => findRows(rows, query), [rows, query])
  const shown = useMemo(() => sortRows(found, sort, collator), [found, sort, collator])
  const shownIds = useMemo(() => new Set(found.map(({ id }) => id)), [found])
  const sorted = useMemo(() => sortRows(all, sort, collator), [all, sort, collator])
  const isReady = useDatasets(CORPUS_FILES).every((file) => file.isSuccess)

  const clearQuestion = () => setTable({ question: '' })
  const handleSort = (column: ColumnId) =>
    setTable({ sort: { column, isDown: sort?.column === column && !sort.isDown } })

  return (
    <div className={`${styles.view} column`}>
      <div className={`${styles.tools} rigid in-row`}>
        <Segments className={`${styles.kinds} row-wrap screen-only`} role="group" aria-label={t('kinds')}>
          {TABLE_KINDS.map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={choice === kind}
              onClick={() => setTable({ kind: choice })}
            >
              {t(`kind.${choice}`)} <span className="regular">{counts[choice] ?? '…'}</span>
            </button>
          ))}
        </Segments>
        <input
          type="search"
          className={`${styles.find} shrinks boxed screen-only`}
          aria-label={t('find')}
          placeholder={t('find')}
          value={question}
          onChange={(event) => setTable({ question: event.currentTarget.value }, 'replace')}
        />
        <SaveTable kind={kind} rows={shown} isReady={isReady} />
        <p className="wide line-16 quiet caption-type">
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
          <div className={`${styles.nothing} gap-three-quarters stack ruled from-start`}>
            <p>{rows.length > 0 ? t('nothingFound', { question: query }) : t('nothing')}</p>
            {rows.length > 0 && <Button onClick={clearQuestion}>{t('clearFind')}</Button>}
            {rows.length === 0 && hasFilters(filters) && (
              <Button onClick={clearFilters}>{t('shared:clearFilters')}</Button>
            )}
          </div>
        )
      )}
    </div>
  )
}

/** The order that a link asks for; null where this table has no such column. */
function sortOf(asked: TableChoice['sort'], columns: readonly ColumnId[]): TableSort | null {
  const column = columns.find((known) => known === asked?.column)
  return asked && column ? { column, isDown: asked.isDown } : null
}

interface SaveTableProps {
  kind: TableKind
  rows: readonly TableRow[]
  /** Whether all data in the file has loaded. */
  isReady: boolean
}

/** Saves the shown rows, in their order, with evidence and data version. */
function SaveTable({ kind, rows, isReady }: SaveTableProps) {
  const { t } = useTranslation('table')
  const sheet = useTableSheet()
  const view = useViewStore((state) => state.view)
  return (
    <SaveData
      className={styles.save ?? ''}
      disabled={!isReady || rows.length === 0}
      data={() => ({
        name: kind,
        title: t(`region.${kind}`),
        // The period chooses numbers, which the table lacks.
        view: { ...view, period: [] },
        evidence: [...new Set(rows.flatMap(({ source }) => source.evidence))],
        sheet: (version) => sheet(kind, rows, version),
      })}
    />
  )
}

interface DataTableProps {
  /** Accessible name of the table's region. */
  name: string
  columns: readonly ColumnId[]
  /** All rows of the kind, in order; `shown` has the ids of the visible ones. */
  rows: readonly TableRow[]
  shown: ReadonlySet<string>
  sort: TableSort | null
  /** `kind:id` of the selection; null for none. */
  selectedKey: string | null
  onSort: (column: ColumnId) => void
}

/** A table that scrolls both ways under a sticky head and title column; a long one renders the rows in sight. */
export function DataTable({ name, columns, rows, shown, sort, selectedKey, onSort }: DataTableProps) {
  const { t } = useTranslation('table')
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const isWhole = useIsWhole(shown.size)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
    <section className={`${styles.scroller} ruled anchor`} ref={setScroller} tabIndex={0} aria-label={name}>
      <table className={`${styles.table} small`} aria-rowcount={isWhole ? undefined : shown.size + 1}>
        <thead>
          <tr aria-rowindex={isWhole ? undefined : 1}>
            {columns.map((column) => (
              <SortHead
                key={column}
                column={column}
                sorted={sort?.column !== column ? null : sort.isDown ? 'descending' : 'ascending'}
                onSort={() => onSort(column)}
              >
                {t(`column.${column}`)}
              </SortHead>
            ))}
          </tr>
        </thead>
        {isWhole ? (
          <WholeRows rows={rows} shown={shown} columns={columns} selectedKey={selectedKey} />
        ) : (
          <RowsInSight
            rows={rows.filter(({ id }) => shown.has(id))}
            columns={columns}
            selectedKey={selectedKey}
            scroller={scroller}
          />
        )}
      </table>
    </section>
  )
}

type RowsProps = Pick<DataTableProps, 'rows' | 'columns' | 'selectedKey'>

function WholeRows({ rows, shown, columns, selectedKey }: RowsProps & Pick<DataTableProps, 'shown'>) {
  // Rows stay in the DOM, hidden, once shown: creating their cells again dominates the cost of a filter.
  const [rendered, setRendered] = useState(shown)
  if ([...shown].some((id) => !rendered.has(id))) setRendered(new Set([...rendered, ...shown]))
  return (
    <tbody>
      {rows
        .filter(({ id }) => rendered.has(id))
        .map((row) => {
          const isSelected = keyOf(row) === selectedKey
          return (
            <tr key={row.id} data-selected={isSelected} hidden={!shown.has(row.id)}>
              <Cells row={row} columns={columns} isSelected={isSelected} />
            </tr>
          )
        })}
    </tbody>
  )
}

/** Height of a row of two lines, px. */
const USUAL_ROW = 53

function RowsInSight({ rows, columns, selectedKey, scroller }: RowsProps & { scroller: HTMLElement | null }) {
  const keys = useMemo(() => rows.map(({ id }) => id), [rows])
  const { parts, holder, measure } = useWindowedRows(scroller, keys, USUAL_ROW)
  return (
    <tbody {...holder}>
      <WidestCells rows={rows} columns={columns} />
      {parts.map((part) => {
        if ('gap' in part) return <tr key={part.key} inert style={{ height: part.gap }} />
        const row = rows[part.index]
        if (!row) return null
        const isSelected = keyOf(row) === selectedKey
        return (
          <tr
            key={part.key}
            ref={measure}
            data-index={part.index}
            data-selected={isSelected}
            // The head is the first.
            aria-rowindex={part.index + 2}
          >
            <Cells row={row} columns={columns} isSelected={isSelected} />
          </tr>
        )
      })}
    </tbody>
  )
}

/** The longest cell of each column, without height, so that columns keep their widths whatever rows are in sight. */
const WidestCells = memo(function WidestCells({ rows, columns }: Pick<RowsProps, 'rows' | 'columns'>) {
  return (
    <tr className={styles.widest} inert>
      {columns.map((column) => {
        const longest = rows.reduce<{ row: TableRow; length: number } | null>((best, row) => {
          const length = row.cells[column]?.text.length ?? 0
          return best && best.length >= length ? best : { row, length }
        }, null)
        return (
          <td key={column} data-column={column}>
            <div>{longest && <TableCellView cell={longest.row.cells[column]} title="" />}</div>
          </td>
        )
      })}
    </tr>
  )
})

interface CellsProps {
  row: TableRow
  columns: readonly ColumnId[]
  isSelected: boolean
}

const Cells = memo(function Cells({ row, columns, isSelected }: CellsProps) {
  return (
    <>
      {columns.map((column) =>
        column === 'title' ? (
          <th key={column} scope="row" data-column={column}>
            <RowTitle row={row} isSelected={isSelected} />
          </th>
        ) : (
          <td key={column} data-column={column}>
            <TableCellView cell={row.cells[column]} title={row.title} />
          </td>
        ),
      )}
    </>
  )
})

function RowTitle({ row, isSelected }: { row: TableRow; isSelected: boolean }) {
  const { selection, title } = row
  if (selection === null) return title
  return (
    <button type="button" aria-current={isSelected} onClick={() => select(selection)}>
      {title}
    </button>
  )
}

function keyOf({ selection }: TableRow): string | null {
  return selection && `${selection.kind}:${selection.id}`
}

interface TableCellViewProps {
  cell: TableCell | undefined
  /** Title of the row, for the accessible names of buttons in the cell. */
  title: string
}

/** One cell: text with its sign, or a button to the evidence. */
function TableCellView({ cell, title }: TableCellViewProps) {
  const { t } = useTranslation('table')
  if (!cell) return null
  switch (cell.type) {
    case 'title':
      return cell.text
    case 'text':
      return cell.sort === null ? <span className="quiet">{cell.text}</span> : cell.text
    case 'status':
      return cell.status === null ? (
        <span className="quiet">{cell.text}</span>
      ) : (
        <span className={styles.signed}>
          <StatusSign look={STATUS_LOOK[cell.status]} own={cell.own} /> {cell.text}
        </span>
      )
    case 'date':
      return <span className={cell.period ? undefined : 'quiet'}>{cell.text}</span>
    case 'sourceQuality':
      return (
        <ul className={`${styles.sourceQuality} stack`}>
          {cell.values.map(({ look, word, definition }) => (
            <li key={look} className={styles.signed} title={definition}>
              <SourceQualitySign look={look} /> {word}
            </li>
          ))}
        </ul>
      )
    case 'evidence':
      return cell.target === null ? (
        cell.text
      ) : (
        <button
          type="button"
          className={`${styles.open} nowrap`}
          aria-label={t('openEvidence', { title, number: cell.text })}
          onClick={() => openReader(cell.target)}
        >
          {cell.text}
        </button>
      )
    case 'quote':
      return <Quote text={cell.text} language={cell.language} target={cell.target} />
  }
}

interface QuoteProps {
  text: string
  language: string | undefined
  target: ReaderTarget
}

function Quote({ text, language, target }: QuoteProps) {
  const { t } = useTranslation('table')
  return (
    <button
      type="button"
      className="quoted"
      title={t('shared:openInReader')}
      onClick={() => openReader(target)}
    >
      <q lang={language}>{text}</q>
    </button>
  )
}
