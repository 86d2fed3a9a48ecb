import type { FigureSource, TableField } from '#domain/figureSource.ts'
import { Month, periodOfDate } from '#domain/period.ts'
import { parseCsv } from './csvRows.ts'
import type { Fault } from './fault.ts'
import type { TextFile } from './jsonText.ts'

/** A value of a table as its schema types it; null is not stated. Dates, months and years stay text. */
export type Cell = string | number | null

/** A row of a tidy table, its values by column. `row` counts from the header, which is row 1. */
export type TidyRow = Readonly<{ row: number; cells: ReadonlyMap<string, Cell> }>

/** A tidy table as read, with what it is; its rows in the file's order. */
export type TidyTable = Readonly<{ source: FigureSource; path: string; rows: readonly TidyRow[] }>

/** The text of a cell; empty where it is not stated. */
export function textIn({ cells }: TidyRow, column: string): string {
  const value = cells.get(column) ?? ''
  return typeof value === 'string' ? value : String(value)
}

/** The number in a cell; null where it is not stated. */
export function numberIn({ cells }: TidyRow, column: string): number | null {
  const value = cells.get(column)
  return typeof value === 'number' ? value : null
}

/**
 * Reads a tidy table against the Table Schema of its meta file: the columns in their order, types, constraints and
 * the primary key. Every fault names row and column.
 */
export function readTidyTable(
  file: TextFile,
  source: FigureSource,
): { table: TidyTable; faults: readonly Fault[] } {
  const { fields, primaryKey, missingValues } = source.schema
  const csv = parseCsv(file)
  const names = fields.map(({ name }) => name)
  const none = { source, path: file.path, rows: [] }
  if (csv.faults.length > 0) return { table: none, faults: csv.faults }
  const headerFaults = faultsOfHeader(file.path, csv.header, names)
  if (headerFaults.length > 0) return { table: none, faults: headerFaults }

  const faults: Fault[] = []
  const seen = new Map<string, number>()
  const rows = csv.rows.map(({ row, cells }): TidyRow => {
    const values = new Map<string, Cell>()
    fields.forEach((field, index) => {
      const text = cells[index] ?? ''
      const value = missingValues.includes(text) ? null : readCell(text, field)
      const problem = problemOf(text, value, field)
      if (problem) faults.push(faultIn(file.path, row, field.name, problem))
      values.set(field.name, value ?? null)
    })
    const key = primaryKey.map((name) => values.get(name)).join(' · ')
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row)
    else faults.push(faultIn(file.path, row, primaryKey.join(', '), `${key} stands in row ${first} too`))
    return { row, cells: values }
  })
  return { table: { source, path: file.path, rows }, faults }
}

/** A fault of one cell. */
export function faultIn(file: string, row: number, column: string, problem: string, remedy?: string): Fault {
  return {
    file,
    place: `row ${row}, column ${column}`,
    problem,
    remedy: remedy ?? 'correct the cell from the publisher’s file, or import that file again',
  }
}

/** What is wrong with the names of columns: missing ones, unknown ones, another order. */
export function faultsOfHeader(
  file: string,
  header: readonly string[],
  names: readonly string[],
): readonly Fault[] {
  const missing = names.filter((name) => !header.includes(name))
  const unknown = header.filter((name) => !names.includes(name))
  const problems = [
    ...missing.map((name) => ({ name, problem: `the column “${name}” is missing` })),
    ...unknown.map((name) => ({ name, problem: `the column “${name}” is not known` })),
  ]
  if (problems.length === 0 && header.join('\n') !== names.join('\n')) {
    problems.push({ name: '', problem: `the columns stand in another order than ${names.join(', ')}` })
  }
  return problems.map(({ name, problem }) => ({
    file,
    place: name ? `row 1, column ${name}` : 'row 1',
    problem,
    remedy: 'see whether the publisher renamed or added a column, and read it under its new name',
  }))
}

/** The value of a text under its type; undefined where it is none. */
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
  }
}

const KINDS: Readonly<Record<TableField['type'], string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  date: 'date (YYYY-MM-DD)',
  yearmonth: 'month (YYYY-MM)',
  year: 'year (YYYY)',
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
