/** Leading characters that a spreadsheet may run as a formula or command. */
const FORMULA = /^[=+\-@\t\r]/

/** Byte-order mark: without it Excel does not read UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Formats rows as RFC 4180 CSV (commas, CRLF, quotes where needed) with a byte-order mark. Cells that a spreadsheet
 * would run as a formula get a leading apostrophe.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return (
    BYTE_ORDER_MARK +
    rows
      .map((row) => `${row.map((cell) => csvCell(FORMULA.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`)
      .join('')
  )
}

/** Formats rows as RFC 4180 CSV with LF, a record for each row and an empty line for an empty one. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('')
}

/** A cell, in quotation marks where it needs them. */
function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
