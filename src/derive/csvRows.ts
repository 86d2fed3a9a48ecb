import type { Fault } from './fault.ts'
import type { TextFile } from './jsonText.ts'

/** A row of a CSV file, numbered as in a spreadsheet: the header is row 1. */
export type CsvRow = Readonly<{ row: number; cells: readonly string[] }>

/** A parsed CSV file with its faults. */
export type CsvText = Readonly<{
  header: readonly string[]
  rows: readonly CsvRow[]
  faults: readonly Fault[]
}>

const BYTE_ORDER_MARK = '\uFEFF'
const REMEDY = 'export the file again as CSV with commas, or correct the row'

/** Parses CSV strictly by RFC 4180, with CRLF or LF. Every row must be as long as the header. Skips a byte-order mark. */
export function parseCsv({ path, text }: TextFile): CsvText {
  const faults: Fault[] = []
  const [header, ...rows] = recordsOf(
    text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text,
    (row, problem) => faults.push({ file: path, place: `row ${row}`, problem, remedy: REMEDY }),
  )
  if (!header) {
    const problem = 'the file is empty'
    return { header: [], rows: [], faults: [{ file: path, place: '(file)', problem, remedy: REMEDY }] }
  }
  for (const { row, cells } of rows) {
    if (cells.length === header.cells.length) continue
    const problem = `it has ${cells.length} cells where the header has ${header.cells.length}`
    faults.push({ file: path, place: `row ${row}`, problem, remedy: REMEDY })
  }
  return { header: header.cells, rows, faults }
}

/** A quoted or plain cell, then a comma, a line break or the end. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y

function recordsOf(text: string, refuse: (row: number, problem: string) => void): CsvRow[] {
  const records: CsvRow[] = []
  let cells: string[] = []
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length || cells.length > 0) {
    const found = CELL.exec(text)
    if (!found) {
      // After a malformed cell, the start of the next one is unknown.
      refuse(records.length + 1, `a quote is out of place in cell ${cells.length + 1}`)
      return records
    }
    const [, quoted, plain = '', end] = found
    cells.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ',') continue
    records.push({ row: records.length + 1, cells })
    cells = []
  }
  return records
}
