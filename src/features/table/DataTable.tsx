import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { select } from '#state/viewStore.ts'
import styles from './DataTable.module.css'
import { TableCellView } from './TableCellView.tsx'
import type { ColumnId, TableRow, TableSort } from './tableModel.ts'

interface DataTableProps {
  /** What the table holds: the name of its region. */
  name: string
  columns: readonly ColumnId[]
  /** In the order in which they stand. */
  rows: readonly TableRow[]
  sort: TableSort | null
  /** `kind:id` of what is chosen, null for nothing. */
  selectedKey: string | null
  onSort: (column: ColumnId) => void
}

/** A table in a region of its own that scrolls both ways under its head and beside its titles. */
export function DataTable({ name, columns, rows, sort, selectedKey, onSort }: DataTableProps) {
  const { t } = useTranslation('table')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard.
    <section className={styles.scroller} tabIndex={0} aria-label={name}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                data-column={column}
                aria-sort={sort?.column === column ? (sort.isDown ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" onClick={() => onSort(column)}>
                  {t(`column.${column}`)}
                  <span className={styles.arrow} aria-hidden="true" />
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} columns={columns} isSelected={keyOf(row) === selectedKey} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** One thing; it is drawn anew only when it changes, when the columns do, or when it is chosen. */
const Row = memo(function Row({
  row,
  columns,
  isSelected,
}: {
  row: TableRow
  columns: readonly ColumnId[]
  isSelected: boolean
}) {
  return (
    <tr data-selected={isSelected}>
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
    </tr>
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
