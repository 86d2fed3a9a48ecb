import { type FocusEvent, type KeyboardEvent, useState } from 'react'

/** Props for the table or list, and for the control in each cell. */
interface ArrowCells {
  tableProps: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void
    onFocus(event: FocusEvent<HTMLElement>): void
  }
  cellProps(place: CellPlace): CellProps
}

/** Props for the control of a cell, which name its place. */
export interface CellProps {
  'data-cell': string
  tabIndex: 0 | -1
}

/** Roving tabindex for a table or list. `cells` are those with a control, in reading order; `first` is the first stop. */
export function useArrowCells(cells: readonly CellPlace[], first = cells[0]): ArrowCells {
  const [chosen, setChosen] = useState<string | null>(null)
  const names = cells.map(nameOf)
  const current = chosen !== null && names.includes(chosen) ? chosen : first && nameOf(first)
  return {
    cellProps: (place) => ({ 'data-cell': nameOf(place), tabIndex: nameOf(place) === current ? 0 : -1 }),
    tableProps: {
      onKeyDown: (event) => {
        const at = cells[names.indexOf(cellOf(event.target) ?? '')]
        const next = at && nextCell(event.key, at, cells)
        if (!next) return
        event.preventDefault()
        event.currentTarget.querySelector<HTMLElement>(`[data-cell="${nameOf(next)}"]`)?.focus()
      },
      onFocus: (event) => {
        const cell = cellOf(event.target)
        if (cell !== null) setChosen(cell)
      },
    },
  }
}

/** The cells of a list of so many rows with a control each. */
export function rowCells(rows: number): readonly CellPlace[] {
  return Array.from({ length: rows }, (_, row) => ({ row, column: 0 }))
}

function nameOf({ row, column }: CellPlace): string {
  return `${row} ${column}`
}

function cellOf(target: EventTarget): string | null {
  return target instanceof Element ? target.getAttribute('data-cell') : null
}

/** Row and column index of a cell, counting all cells of the table. */
interface CellPlace {
  row: number
  column: number
}

/**
 * Where a key moves the focus, in a table where only some cells have buttons. Left and right stay in the row; up and down go
 * to the nearest column of the next row with buttons; Home and End to the first and last cell. Returns `from` at an edge,
 * null for any other key.
 */
export function nextCell(key: string, from: CellPlace, cells: readonly CellPlace[]): CellPlace | null {
  switch (key) {
    case 'ArrowLeft':
      return cells.findLast(({ row, column }) => row === from.row && column < from.column) ?? from
    case 'ArrowRight':
      return cells.find(({ row, column }) => row === from.row && column > from.column) ?? from
    case 'ArrowUp':
      return nearest(cells.findLast(({ row }) => row < from.row)?.row, from, cells)
    case 'ArrowDown':
      return nearest(cells.find(({ row }) => row > from.row)?.row, from, cells)
    case 'Home':
      return cells[0] ?? from
    case 'End':
      return cells.at(-1) ?? from
    default:
      return null
  }
}

/** The cell of `row` closest to the column of `from`; `from` itself if there is no such row. */
function nearest(row: number | undefined, from: CellPlace, cells: readonly CellPlace[]): CellPlace {
  const distance = ({ column }: CellPlace) => Math.abs(column - from.column)
  return cells.filter((cell) => cell.row === row).toSorted((a, b) => distance(a) - distance(b))[0] ?? from
}
