import { memo, useState } from 'react'
import type { ColumnId, TableRow, TableSort } from '#content/table/tableModel.ts'
import { select } from '#state/viewStore.ts'
import { SortHead } from '#ui/SortHead.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './DataTable.module.css'
import { TableCellView } from './TableCellView.tsx'

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

/** A table that scrolls both ways under a sticky head and title column. */
export function DataTable({ name, columns, rows, shown, sort, selectedKey, onSort }: DataTableProps) {
  const { t } = useTranslation('table')
  // Rows stay in the DOM, hidden, once shown: creating their cells again dominates the cost of a filter.
  const [rendered, setRendered] = useState(shown)
  if ([...shown].some((id) => !rendered.has(id))) setRendered(new Set([...rendered, ...shown]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
    <section className={styles.scroller} tabIndex={0} aria-label={name}>
      <table className={styles.table}>
        <thead>
          <tr>
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
      </table>
    </section>
  )
}

interface CellsProps {
  row: TableRow
  columns: readonly ColumnId[]
  isSelected: boolean
}

/** The cells of one row, memoised. */
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
