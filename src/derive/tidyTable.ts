import { compareText } from '#domain/compareText.ts'
import { Month, periodOfDate } from '#domain/period.ts'
import type { Fault } from './fault.ts'
import type { TextFile } from './jsonText.ts'
import { type FigureMeta, type TableField, valueProblem } from './metaRules.ts'

/** A typed value of a table; null means not stated. Dates, months and years are text. */
export type Cell = string | number | null

/** A row of a tidy table. `row` is its number in the file; the header is row 1. */
export type TidyRow = Readonly<{ row: number; cells: ReadonlyMap<string, Cell> }>

/** A row of unparsed texts by column. */
export type TextRow = Readonly<{ row: number; texts: ReadonlyMap<string, string> }>

/** A file for faults. `columns` maps our column names to the file's, if they differ. */
export type NamedFile = Readonly<{ path: string; columns?: Readonly<Record<string, string>> }>

/** A tidy table with its meta data; rows in file order. */
export type TidyTable = NamedFile & Readonly<{ source: FigureMeta; rows: readonly TidyRow[] }>

/** A table with the faults of its cells; `validRows` are the rows without faults. */
export type ReadTable = Readonly<{
  table: TidyTable
  validRows: readonly TidyRow[]
  faults: readonly Fault[]
}>

/** The text of a cell; empty if not stated. */
export function textIn({ cells }: TidyRow, column: string): string {
  const value = cells.get(column) ?? ''
  return typeof value === 'string' ? value : String(value)
}

/** The number of a cell; null if not stated. */
export function numberIn({ cells }: TidyRow, column: string): number | null {
  const value = cells.get(column)
  return typeof value === 'number' ? value : null
}

/** The primary key of a row. */
export function keyOf(row: TidyRow, { schema }: FigureMeta): string {
  return schema.primaryKey.map((name) => textIn(row, name)).join(' · ')
}

/** Reads a tidy table by the Table Schema of its meta file. Every fault names row and column. */
export function readTidyTable(file: TextFile, source: FigureMeta): ReadTable {
  const csv = parseCsv(file)
  const names = source.schema.fields.map(({ name }) => name)
  const faults = csv.faults.length > 0 ? csv.faults : faultsOfHeader(file.path, csv.header, names)
  if (faults.length > 0) return { table: { source, path: file.path, rows: [] }, validRows: [], faults }
  const texts = csv.rows.map(({ row, cells }): TextRow => {
    return { row, texts: new Map(names.map((name, index) => [name, cells[index] ?? ''])) }
  })
  return readRows({ path: file.path }, texts, source)
}

/** Parses rows: types, constraints and unique primary keys. */
export function readRows(file: NamedFile, texts: readonly TextRow[], source: FigureMeta): ReadTable {
  const { fields, missingValues, primaryKey } = source.schema
  const faults: Fault[] = []
  const seen = new Map<string, number>()
  const validRows: TidyRow[] = []
  const rows = texts.map(({ row, texts: cells }): TidyRow => {
    const values = new Map<string, Cell>()
    const earlier = faults.length
    for (const field of fields) {
      const text = cells.get(field.name) ?? ''
      const value = missingValues.includes(text) ? null : readCell(text, field)
      const problem =
        problemOf(text, value, field) ?? (value === undefined ? null : valueProblem(value, field))
      if (problem) faults.push(faultIn(file, row, field.name, problem))
      values.set(field.name, value ?? null)
    }
    const read = { row, cells: values }
    const key = keyOf(read, source)
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row)
    else faults.push(faultIn(file, row, primaryKey.at(-1) ?? '', `${key} is in row ${first} too`))
    if (faults.length === earlier) validRows.push(read)
    return read
  })
  return { table: { ...file, source, rows }, validRows, faults }
}

const REMEDY = 'correct the cell from the publisher’s file, or import that file again'

/** A fault of one cell. */
export function faultIn(
  { path, columns }: NamedFile,
  row: number,
  column: string,
  problem: string,
  remedy: string = REMEDY,
): Fault {
  return { file: path, place: `row ${row}, column ${columns?.[column] ?? column}`, problem, remedy }
}

/** Faults of a header: missing, repeated or unknown columns, and a wrong order if it is `fixed`. */
export function faultsOfHeader(
  file: string,
  header: readonly string[],
  names: readonly string[],
  order: 'fixed' | 'free' = 'fixed',
): readonly Fault[] {
  const problems = [
    ...names.flatMap((name) => {
      const count = header.filter((candidate) => candidate === name).length
      return count === 1 ? [] : [{ name, problem: count === 0 ? 'it is missing' : 'it occurs twice' }]
    }),
    ...header
      .filter((name) => !names.includes(name))
      .map((name) => ({ name, problem: 'nothing is known of this column' })),
  ]
  if (order === 'fixed' && problems.length === 0 && header.join('\n') !== names.join('\n')) {
    problems.push({ name: header[0] ?? '', problem: `the order is to be ${names.join(', ')}` })
  }
  return problems.map(({ name, problem }) => ({
    file,
    place: `row 1, column ${name}`,
    problem,
    remedy: 'see whether the column has another name or meaning now before it is read as the old one',
  }))
}

/** Parses a text by its type; undefined if it does not fit. */
function readCell(text: string, { type }: TableField): Cell | undefined {
  switch (type) {
    case 'string':
      return text
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
    case 'date':
      return periodOfDate(text)?.precision === 'day' ? text : undefined
    case 'yearmonth':
      return Month.safeParse(text).success ? text : undefined
    case 'year':
      return /^(19|20)\d\d$/.test(text) ? text : undefined
    case 'period':
      return isPeriod(text) ? text : undefined
  }
}

/** Whether a text is a month, or two months or two days in order, as `start/end`. */
function isPeriod(text: string): boolean {
  const [start = '', end, ...more] = text.split('/')
  if (end === undefined) return Month.safeParse(start).success
  const [first, last] = [periodOfDate(start), periodOfDate(end)]
  if (!first || !last || more.length > 0 || first.precision === 'year') return false
  return first.precision === last.precision && start <= end
}

const KINDS: Readonly<Record<TableField['type'], string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  date: 'date (YYYY-MM-DD)',
  yearmonth: 'month (YYYY-MM)',
  year: 'year (YYYY)',
  period: 'month (YYYY-MM) or start/end of months or days',
}

function problemOf(text: string, value: Cell | undefined, field: TableField): string | null {
  const { required = false, minimum, maximum, enum: allowed } = field.constraints ?? {}
  if (value === undefined) return `“${text}” is no ${KINDS[field.type]}`
  if (value === null) return required ? 'the cell is empty' : null
  if (typeof value === 'number') {
    if (minimum !== undefined && value < minimum) return `${value} is below ${minimum}`
    if (maximum !== undefined && value > maximum) return `${value} is above ${maximum}`
    return null
  }
  return allowed && !allowed.includes(value) ? `“${value}” is none of ${allowed.join(', ')}` : null
}

/** A changed cell; an empty text means not stated. */
type Revision = Readonly<{ key: string; column: string; before: string; after: string }>

/** What an import changes, by row keys. */
export type Difference = Readonly<{
  added: readonly string[]
  revised: readonly Revision[]
  /** In the table, not in the file, and kept. */
  retained: readonly string[]
  /** In the table, not in the file, and removed. */
  withdrawn: readonly string[]
}>

/** Rows to merge: `rest` and `untouched` of the table, `file` of the import; `untouched` rows do not change. */
type Parts = Readonly<{
  rest: readonly TidyRow[]
  file: readonly TidyRow[]
  untouched: readonly TidyRow[]
}>

/** Merges the rows of a file into a table: new ones added, known ones replaced, missing ones kept unless `isWithdrawn`. */
export function mergeRows(
  { rest, file, untouched }: Parts,
  source: FigureMeta,
  order: readonly string[],
  isWithdrawn: (row: TidyRow) => boolean,
): { rows: readonly TidyRow[]; difference: Difference } {
  const incoming = new Map(file.map((row) => [keyOf(row, source), row]))
  const old = new Map(rest.map((row) => [keyOf(row, source), row]))
  const lacking = [...old].filter(([key]) => !incoming.has(key))
  const withdrawn = lacking.filter(([, row]) => isWithdrawn(row))
  const retained = lacking.filter(([, row]) => !isWithdrawn(row))
  const columns = source.schema.fields.map(({ name }) => name)
  const revised = [...incoming].flatMap(([key, row]) => {
    const earlier = old.get(key)
    if (!earlier) return []
    return columns.flatMap((column): Revision[] => {
      const revision = { key, column, before: textIn(earlier, column), after: textIn(row, column) }
      return revision.before === revision.after ? [] : [revision]
    })
  })
  const rows = [...incoming.values(), ...retained.map(([, row]) => row), ...untouched].sort((a, b) => {
    for (const column of order) {
      const compared = compareText(textIn(a, column), textIn(b, column))
      if (compared !== 0) return compared
    }
    return 0
  })
  const keys = (entries: readonly (readonly [string, TidyRow])[]) => entries.map(([key]) => key)
  return {
    rows,
    difference: {
      added: [...incoming.keys()].filter((key) => !old.has(key)),
      revised,
      retained: keys(retained),
      withdrawn: keys(withdrawn),
    },
  }
}

const SHOWN = 50

/** A difference as lines for a terminal: the count of each kind, and its first entries. */
export function describeDifference({ added, revised, retained, withdrawn }: Difference): readonly string[] {
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : [
          `${title}: ${lines.length}`,
          ...lines.slice(0, SHOWN).map((line) => `  ${line}`),
          ...(lines.length > SHOWN ? [`  … and ${lines.length - SHOWN} more`] : []),
        ]
  const lines = [
    ...list('rows added', added),
    ...list(
      'cells revised',
      revised.map(
        ({ key, column, before, after }) => `${key}, ${column}: ${shown(before)} → ${shown(after)}`,
      ),
    ),
    ...list('rows that the file lacks, kept', retained),
    ...list('rows that the file lacks, taken out', withdrawn),
  ]
  return lines.length > 0 ? lines : ['nothing changes']
}

function shown(text: string): string {
  return text === '' ? 'not stated' : text
}

/** A row of a CSV file, numbered as in a spreadsheet: the header is row 1. */
export type CsvRow = Readonly<{ row: number; cells: readonly string[] }>

/** A parsed CSV file with its faults. */
type CsvText = Readonly<{
  header: readonly string[]
  rows: readonly CsvRow[]
  faults: readonly Fault[]
}>

const BYTE_ORDER_MARK = '\uFEFF'
const CSV_REMEDY = 'export the file again as CSV with commas, or correct the row'

/** Parses CSV strictly by RFC 4180, with CRLF or LF. Every row must be as long as the header. Skips a byte-order mark. */
export function parseCsv({ path, text }: TextFile): CsvText {
  const faults: Fault[] = []
  const [header, ...rows] = recordsOf(
    text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text,
    (row, problem) => faults.push({ file: path, place: `row ${row}`, problem, remedy: CSV_REMEDY }),
  )
  if (!header) {
    const problem = 'the file is empty'
    return { header: [], rows: [], faults: [{ file: path, place: '(file)', problem, remedy: CSV_REMEDY }] }
  }
  for (const { row, cells } of rows) {
    if (cells.length === header.cells.length) continue
    const problem = `it has ${cells.length} cells where the header has ${header.cells.length}`
    faults.push({ file: path, place: `row ${row}`, problem, remedy: CSV_REMEDY })
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
