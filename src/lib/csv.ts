/** Leading characters that a spreadsheet may run as a formula or command. */
const FORMULA = /^[=+\-@\t\r]/

/** Byte-order mark: without it Excel does not read UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Formats rows as RFC 4180 CSV (commas, CRLF, quotes where needed) with a byte-order mark. Cells that a spreadsheet
 * would run as a formula get a leading apostrophe.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(text: string): string {
  const guarded = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
