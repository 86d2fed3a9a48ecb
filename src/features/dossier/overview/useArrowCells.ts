import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { type CellPlace, nextCell } from './nextCell.ts'

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
