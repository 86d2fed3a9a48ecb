import { type FocusEvent, type KeyboardEvent, useState } from 'react'

/** What a table of cells needs: its own handlers, and for the button of each cell its place and whether Tab stops there. */
interface ArrowCells {
  tableProps: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void
    onFocus(event: FocusEvent<HTMLElement>): void
  }
  cellProps(place: CellPlace): { 'data-cell': string; tabIndex: 0 | -1 }
}

/**
 * A table of cells that can be pressed and are one stop of Tab together: the arrows go from cell to cell, so that the
 * table does not stand in the way of what follows it. `cells` are those that can be pressed, in the order of reading.
 */
export function useArrowCells(cells: readonly CellPlace[]): ArrowCells {
  const [chosen, setChosen] = useState<string | null>(null)
  const names = cells.map(nameOf)
  const current = chosen !== null && names.includes(chosen) ? chosen : names[0]
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

function nameOf({ row, column }: CellPlace): string {
  return `${row} ${column}`
}

function cellOf(target: EventTarget): string | null {
  return target instanceof Element ? target.getAttribute('data-cell') : null
}

/** Where a cell that can be pressed stands: the places of its row and its column in the whole table. */
interface CellPlace {
  row: number
  column: number
}

/**
 * The cell to which a key leads from another, in a table of which only some cells can be pressed: left and right within
 * the row, up and down to the next row that has any, there to the nearest column; Home and End to the first and the last
 * of all. Null for any other key; the cell itself where there is none further.
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

/** Of the cells of a row the one in the nearest column; the cell itself where there is no such row. */
function nearest(row: number | undefined, from: CellPlace, cells: readonly CellPlace[]): CellPlace {
  const away = ({ column }: CellPlace) => Math.abs(column - from.column)
  return cells.filter((cell) => cell.row === row).toSorted((a, b) => away(a) - away(b))[0] ?? from
}
