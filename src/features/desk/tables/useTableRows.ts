import { useEffect, useState } from 'react'
import type { TableHead } from '#domain/ownTable.ts'
import type { RowFilter, ShownRow, TableReading } from '#domain/tableReading.ts'
import { desk } from '#state/desk/desk.ts'

/** Some rows of a table that are shown. */
export interface TablePage {
  /** Rows that the filter lets pass. */
  readonly of: number
  readonly rows: readonly ShownRow[]
}

const EMPTY: TablePage = { of: 0, rows: [] }

/** A page of a table's rows from the worker, which keeps its cells; the page before while the next one is on its way. */
export function useTableRows(
  { id }: TableHead,
  reading: TableReading,
  filter: RowFilter,
  from: number,
  count: number,
): TablePage {
  const [page, setPage] = useState(EMPTY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reading changes the rows
  useEffect(() => {
    let isCurrent = true
    void desk.tableRows(id, filter, from, count).then((next) => {
      if (isCurrent) setPage(next)
    })
    return () => {
      isCurrent = false
    }
  }, [id, reading, filter, from, count])
  return page
}
