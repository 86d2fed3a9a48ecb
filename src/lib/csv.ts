/** Characters that a spreadsheet may skip before a formula, however many: blanks, controls, marks without width, quotation marks. */
const SKIPPED = '\\s\\p{C}\\p{M}\\u115f\\u1160\\u2800\\u3164\\uffa0"'
/** The start of a formula or command; some spreadsheets read the full-width signs too. */
const FORMULA = '[=+\\-@＝＋－＠]'
const AT_START = new RegExp(`^(?:[\\t\\r\\n]|[${SKIPPED}]*${FORMULA})`, 'u')
/**
 * A semicolon or line break inside a cell: a spreadsheet that separates by semicolons starts a new cell there. It looks ahead to
 * the next break alone, so that the time grows with the length.
 */
const INSIDE = new RegExp(`([;\\r\\n])(?=(?:(?![\\r\\n])[${SKIPPED}])*${FORMULA})`, 'gu')

/** Unicode characters that open a run of text in another direction, and those that close it. */
const DIRECTIONS = [
  [/[\u202a-\u202e]/g, '\u202c'],
  [/[\u2066-\u2069]/g, '\u2069'],
] as const

/** Byte-order mark: without it Excel does not read UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Formats rows as RFC 4180 CSV (commas, CRLF, quotes where needed) with a byte-order mark. What a spreadsheet would run as
 * a formula gets an apostrophe in front, and a change of the writing direction ends with its cell. Null is an empty cell.
 */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(safeCell).join(',')}\r\n`).join('')
}

/** Formats rows as RFC 4180 CSV with LF, a record for each row and an empty line for an empty one. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('')
}

/** A cell, in quotation marks where it needs them. */
function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function safeCell(value: string | number | null): string {
  // A number is no formula, whatever its sign.
  return typeof value === 'string' ? csvCell(directed(guarded(value))) : String(value ?? '')
}

function guarded(text: string): string {
  return `${AT_START.test(text) ? "'" : ''}${text.replace(INSIDE, "$1'")}`
}

const GUARD_AT_START = new RegExp(`^'(?=${AT_START.source.slice(1)})`, 'u')
const GUARD_INSIDE = new RegExp(INSIDE.source.replace(')(?=', ")'(?="), 'gu')

/** The text of a cell that `csvText` wrote, without the apostrophes in front of what a spreadsheet would run. */
export function unguardedCell(text: string): string {
  return text.replace(GUARD_AT_START, '').replace(GUARD_INSIDE, '$1')
}

/** A cell whose changes of the writing direction are all closed, or the cells after it would be read backwards. */
function directed(text: string): string {
  let closed = text
  for (const [marks, closing] of DIRECTIONS) {
    let open = 0
    for (const [mark] of text.matchAll(marks)) open = mark === closing ? Math.max(0, open - 1) : open + 1
    closed += closing.repeat(open)
  }
  return closed
}
