import type { MonthSpan } from '#domain/period.ts'
import type { Alpha2Of } from './crosswalk.ts'
import type { CsvRow } from './csvRows.ts'
import type { FigureMeta } from './figureMeta.ts'
import type { TextRow } from './tidyTable.ts'

/** An unreadable cell of a publisher's file: column, problem and remedy. */
export type CellFault = Readonly<{ column: string; problem: string; remedy?: string }>

/** A row of a publisher's file by its column names. `text` is empty for an empty cell. */
export type PublisherRow = Readonly<{ row: number; text: (column: string) => string }>

/** Country lookups; the implementation needs a library, so scripts pass it in. */
export type CountryCodes = Readonly<{
  alpha2Of: Alpha2Of
  /** ISO 3166-1 alpha-2 by English name; null for an unknown name. */
  alpha2OfName: (name: string) => string | null
}>

/** A row converted to our columns, with its faults. */
export type Converted = Readonly<{ texts: ReadonlyMap<string, string>; faults: readonly CellFault[] }>

/** How to read one kind of publisher's file. */
export type PublisherFormat = Readonly<{
  /** The id of the table that it fills. */
  table: string
  /** All columns of the file, in any order. */
  columns: readonly string[]
  /** The file's column names by ours, if they differ; for faults. */
  names: Readonly<Record<string, string>>
  /** The columns that identify a row, for corrections. */
  key: readonly string[]
  /** The time column, ISO 8601 of any precision. */
  time: string
  /** For all rows of the file: why a row is skipped; null for one that is taken. */
  leftOut?: (rows: readonly PublisherRow[]) => (row: PublisherRow) => string | null
  convert: (row: PublisherRow, codes: CountryCodes) => Converted
  /** For a table that two files fill: whether a row, by id, came from this one. */
  owns?: (id: string) => boolean
  order: readonly string[]
}>

/** A CSV row with access by column name. */
export function publisherRow(header: readonly string[], { row, cells }: CsvRow): PublisherRow {
  const texts = new Map(header.map((name, index) => [name, (cells[index] ?? '').trim()]))
  return { row, text: (column) => texts.get(column) ?? '' }
}

/** A converted row with its number in the publisher's file. */
export function textRow({ row }: PublisherRow, { texts }: Converted): TextRow {
  return { row, texts }
}

/**
 * Strips the decimal that spreadsheets add to whole numbers (`1.0`). Other text stays for the schema to check: `12.000`
 * may be twelve thousand.
 */
export function whole(text: string): string {
  return text.replace(/^(-?\d+)\.0$/, '$1')
}

/** Text without HTML tags and repeated spaces. */
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

/** The format of a file that differs from our table by column names only; null if the meta file has no such names. */
export function renamedFormat({ id, importColumns, schema, time }: FigureMeta): PublisherFormat | null {
  if (!importColumns) return null
  const toPublisherName = (ours: string) => importColumns[ours] ?? ours
  return {
    table: id,
    columns: Object.values(importColumns),
    names: importColumns,
    key: schema.primaryKey.map(toPublisherName),
    time: toPublisherName(time.columns[0] ?? ''),
    order: schema.primaryKey,
    convert: ({ text }): Converted => ({
      texts: new Map(Object.entries(importColumns).map(([ours, name]) => [ours, whole(text(name))])),
      faults: [],
    }),
  }
}
