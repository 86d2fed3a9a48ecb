import papaparse from 'papaparse'

/** The cells of a sheet, row by row as in the file; rows may be of unequal length. */
export interface SheetCells {
  /** The name of the sheet; null for a CSV file. */
  readonly sheet: string | null
  readonly cells: readonly (readonly string[])[]
  /** Columns whose numbers are numbers of the workbook, written with a decimal point; the others are read as text. */
  readonly typedColumns: readonly number[]
}

/** Cells as the frozen text of a table: RFC 4180 with LF, a record for each row, an empty line for an empty row. */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\n`).join('')
}

function cellText(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** The cells of a frozen text. */
export function tableCells(text: string): readonly (readonly string[])[] {
  const { data } = papaparse.parse<string[]>(text.replace(/\n$/, ''), { delimiter: ',', newline: '\n' })
  return data.map((row) => (row.length === 1 && row[0] === '' ? [] : row))
}
