/** Where a cell that can be pressed stands: the places of its row and its column in the whole table. */
export interface CellPlace {
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
