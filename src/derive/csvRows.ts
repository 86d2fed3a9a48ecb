import type { Fault } from './fault.ts'
import type { TextFile } from './jsonText.ts'

/** A row of a CSV file. `row` counts from the header, which is row 1, as a spreadsheet shows it. */
export type CsvRow = Readonly<{ row: number; cells: readonly string[] }>

/** A CSV file as read: its header, the rows below it, and what is wrong with it. */
export type CsvText = Readonly<{
  header: readonly string[]
  rows: readonly CsvRow[]
  faults: readonly Fault[]
}>

const BYTE_ORDER_MARK = '\uFEFF'
const REMEDY = 'export the file again as CSV with commas, or mend the row'

/**
 * Reads a CSV text strictly by RFC 4180: commas, quotes around a whole cell and doubled inside, line breaks within
 * quotes kept, rows ended by CRLF or LF, each as long as the header. A byte-order mark is passed over.
 */
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

/** A cell, or a run of what ends one: a quoted cell, a plain one, then a comma, a line break or the end. */
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y

function recordsOf(text: string, refuse: (row: number, problem: string) => void): CsvRow[] {
  const records: CsvRow[] = []
  let cells: string[] = []
  CELL.lastIndex = 0
  while (CELL.lastIndex < text.length || cells.length > 0) {
    const found = CELL.exec(text)
    if (!found) {
      // Nothing after a torn cell can be trusted to begin where it seems to.
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

/** Rows as a CSV text for people: commas, a line feed after every row, quotes only where they are needed. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(writeCell).join(',')}\n`).join('')
}

function writeCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
