import papaparse from 'papaparse'

/** The cells of a sheet, row by row as in the file; rows may be of unequal length. */
export interface SheetCells {
  /** The name of the sheet; null for a CSV file. */
  readonly sheet: string | null
  readonly cells: readonly (readonly string[])[]
  /** Columns whose numbers are numbers of the workbook, written with a decimal point; the others are read as text. */
  readonly typedColumns: readonly number[]
}

/** The cells of a table's frozen text, which `csvLines` wrote. */
export function tableCells(text: string): readonly (readonly string[])[] {
  const { data } = papaparse.parse<string[]>(text.replace(/\n$/, ''), { delimiter: ',', newline: '\n' })
  return data.map((row) => (row.length === 1 && row[0] === '' ? [] : row))
}
