import { useEffect, useState } from 'react'
import type { ProjectTable } from '#domain/ownTable.ts'
import type { RowFilter, ShownRow, TableReading } from '#domain/tableReading.ts'
import { desk } from '#state/desk/desk.ts'

/** Some rows of a table that are shown. */
export interface TablePage {
  readonly header: readonly string[]
  /** Rows that the filter lets pass. */
  readonly of: number
  readonly rows: readonly ShownRow[]
}

const EMPTY: TablePage = { header: [], of: 0, rows: [] }

/** A page of a table's rows from the worker, which keeps its cells; the page before while the next one is on its way. */
export function useTableRows(
  { id }: ProjectTable,
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

/** The row of a table's column names; empty where it has none. */
export function useHeader({
  text,
  settings: { headerRow },
}: Pick<ProjectTable, 'text' | 'settings'>): readonly string[] {
  const [header, setHeader] = useState<readonly string[]>([])
  useEffect(() => {
    setHeader(headerRow === 0 ? [] : recordAt(text, headerRow))
  }, [text, headerRow])
  return header
}

/** The cells of one record of a frozen text, by its number from 1. */
function recordAt(text: string, number: number): readonly string[] {
  let record = 1
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length && record <= number; at += 1) {
    const sign = text[at]
    if (sign === '"' && isQuoted && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"') isQuoted = !isQuoted
    else if (isQuoted || (sign !== ',' && sign !== '\n')) cell += sign
    else {
      cells.push(cell)
      cell = ''
      if (sign === '\n') {
        if (record === number) return cells
        record += 1
        cells = []
      }
    }
  }
  return []
}
