/** What a spreadsheet would take for the start of a formula or for a command. */
const FORMULA = /^[=+\-@\t\r]/

/** A byte-order mark: without it Excel reads UTF-8 as the code page of the machine. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Rows of cells as a CSV text: RFC 4180 (comma, CRLF after every row, quotes only where they are needed and doubled
 * inside), with a byte-order mark. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
