import type { MonthSpan } from '#domain/period.ts'
import type { Alpha2Of } from './crosswalk.ts'
import type { CsvRow } from './csvRows.ts'
import type { FigureMeta } from './figureMeta.ts'
import type { TextRow } from './tidyTable.ts'

/** A cell of a publisher's file that cannot be read: its column there, what is wrong, and what to do. */
export type CellFault = Readonly<{ column: string; problem: string; remedy?: string }>

/** A row of a publisher's file by its column names. `text` is empty for an empty cell. */
export type PublisherRow = Readonly<{ row: number; text: (column: string) => string }>

/** What a conversion has to be told of countries, which only a library knows. */
export type CountryCodes = Readonly<{
  alpha2Of: Alpha2Of
  /** ISO 3166-1 alpha-2 of a country by its English name; null for a name that is not known. */
  alpha2OfName: (name: string) => string | null
}>

/** A row as the tidy table holds it: texts by our columns, with what could not be read. */
export type Converted = Readonly<{ texts: ReadonlyMap<string, string>; faults: readonly CellFault[] }>

/** How one kind of publisher's file is read. */
export type PublisherFormat = Readonly<{
  /** The id of the table that it feeds. */
  table: string
  /** Every column of the file; their order does not matter. */
  columns: readonly string[]
  /** The file's name of a column of ours, where it has another; for faults. */
  names: Readonly<Record<string, string>>
  /** The columns whose values name a row of the file, for corrections. */
  key: readonly string[]
  /** The column that says when, ISO 8601 of any precision. */
  time: string
  /** Why a row is not for this table; null for one that is. */
  leftOut?: (row: PublisherRow) => string | null
  convert: (row: PublisherRow, codes: CountryCodes) => Converted
  /** Of a table that is fed by two files of the publisher: whether a row of ours came from this one. */
  owns?: (id: string) => boolean
  order: readonly string[]
}>

/** A row of the CSV file under its header. */
export function publisherRow(header: readonly string[], { row, cells }: CsvRow): PublisherRow {
  const texts = new Map(header.map((name, index) => [name, (cells[index] ?? '').trim()]))
  return { row, text: (column) => texts.get(column) ?? '' }
}

/** The texts of a converted row with its number in the publisher's file. */
export function textRow({ row }: PublisherRow, { texts }: Converted): TextRow {
  return { row, texts }
}

/** A whole number as a spreadsheet may write it: `1.0` is 1. Anything else is left for the schema to refuse. */
export function whole(text: string): string {
  return text.replace(/^(-?\d+)\.0+$/, '$1')
}

/** Text without marks and doubled spaces, of which some cells of the publishers have some. */
export function cleanText(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether a time (ISO 8601) lies in a span of months. */
export function isIn(time: string, { from, to }: MonthSpan): boolean {
  const month = time.slice(0, 7)
  return from <= month && month <= to
}

/**
 * The format of a publisher's file that differs from our table by the names of columns only, with whole numbers as a
 * spreadsheet may write them; null for a table whose meta file gives no such names.
 */
export function renamedFormat({ id, importColumns, schema, time }: FigureMeta): PublisherFormat | null {
  if (!importColumns) return null
  const theirs = (ours: string) => importColumns[ours] ?? ours
  return {
    table: id,
    columns: Object.values(importColumns),
    names: importColumns,
    key: schema.primaryKey.map(theirs),
    time: theirs(time.columns[0] ?? ''),
    order: schema.primaryKey,
    convert: ({ text }): Converted => ({
      texts: new Map(Object.entries(importColumns).map(([ours, name]) => [ours, whole(text(name))])),
      faults: [],
    }),
  }
}
