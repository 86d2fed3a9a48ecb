import * as z from 'zod/mini'
import type { MonthSpan } from '#domain/period.ts'
import { groupBy } from '#lib/groupBy.ts'
import type { Alpha2Of } from './crosswalk.ts'
import type { Fault } from './fault.ts'
import type { TextFile } from './jsonText.ts'
import type { FigureMeta } from './metaRules.ts'
import { type CsvRow, faultIn, faultsOfHeader, parseCsv, type TextRow } from './tidyTable.ts'

/** The outcome of reading a publisher's file: rows for the table, lines for the user, and faults. */
export type PublisherReading = Readonly<{
  texts: readonly TextRow[]
  report: readonly string[]
  warnings: readonly string[]
  faults: readonly Fault[]
}>

/** What a reading depends on besides the file. */
export type Reading = Readonly<{
  name: string
  format: PublisherFormat
  corrections: FigureCorrections
  codes: CountryCodes
  /** Only these months are read; null for all. */
  months: MonthSpan | null
  /** Months that the table has from the publisher's other file; they are skipped. */
  monthsOfOtherFile: ReadonlySet<string>
}>

/** Converts a publisher's CSV file to rows of our columns. */
export function readPublisher(file: TextFile, reading: Reading): PublisherReading {
  const { format, codes } = reading
  const csv = parseCsv(file)
  const faults =
    csv.faults.length > 0 ? csv.faults : faultsOfHeader(file.path, csv.header, format.columns, 'free')
  if (faults.length > 0) return { texts: [], report: [], warnings: [], faults }

  const all = csv.rows.map((row) => publisherRow(csv.header, row))
  const corrected = correctRows(all, reading.name, format, reading.corrections)
  const { taken, report } = chooseRows(corrected.rows, reading)
  const converted = taken.map((row) => ({ row, result: format.convert(row, codes) }))
  return {
    texts: converted
      .filter(({ result }) => result.faults.length === 0)
      .map(({ row, result }) => textRow(row, result)),
    report: [`rows read: ${all.length}, taken: ${taken.length}`, ...report, ...corrected.report],
    warnings: corrected.warnings,
    faults: converted.flatMap(({ row, result }) =>
      result.faults.map(({ column, problem, remedy }) =>
        faultIn({ path: file.path }, row.row, column, problem, remedy),
      ),
    ),
  }
}

/** The rows to take, with a line per reason why others are skipped. */
function chooseRows(
  rows: readonly PublisherRow[],
  { format, months, monthsOfOtherFile }: Reading,
): { taken: readonly PublisherRow[]; report: readonly string[] } {
  const isLeftOut = format.leftOut?.(rows)
  const reasonOf = (row: PublisherRow): string => {
    const reason = isLeftOut?.(row)
    if (reason) return reason
    const time = row.text(format.time)
    if (months && !isIn(time, months)) return `outside ${months.from} to ${months.to}`
    if (monthsOfOtherFile.has(time.slice(0, 7))) {
      return 'in months that another file of the publisher has given (--months FROM..TO takes them from this one)'
    }
    return ''
  }
  const groups = groupBy(rows, reasonOf)
  return {
    taken: groups.get('') ?? [],
    report: [...groups].flatMap(([reason, group]) =>
      reason === '' ? [] : [`rows not taken, ${reason}: ${group.length}`],
    ),
  }
}

/**
 * Editorial corrections of single rows: `key` identifies the row, `published` holds the publisher's values, `used` our
 * values (empty: not stated), or null to skip the row.
 */
export const FigureCorrections = z.strictObject({
  note: z.string(),
  corrections: z.array(
    z.strictObject({
      import: z.string(),
      key: z.array(z.string()),
      published: z.record(z.string(), z.string()),
      used: z.nullable(z.record(z.string(), z.string())),
      reason: z.string(),
    }),
  ),
})
export type FigureCorrections = z.infer<typeof FigureCorrections>

/** Corrected rows, with a line per correction. */
export type Corrected = Readonly<{
  rows: readonly PublisherRow[]
  report: readonly string[]
  warnings: readonly string[]
}>

/** Applies the corrections of one format, each only while the published values are unchanged. */
export function correctRows(
  rows: readonly PublisherRow[],
  name: string,
  { key }: PublisherFormat,
  { corrections }: FigureCorrections,
): Corrected {
  const own = corrections.filter((correction) => correction.import === name)
  if (own.length === 0) return { rows, report: [], warnings: [] }
  const report: string[] = []
  const warnings: string[] = []
  const corrected = rows.flatMap((row): PublisherRow[] => {
    const correction = own.find((candidate) => candidate.key.join('\n') === key.map(row.text).join('\n'))
    if (!correction) return [row]
    const { published, used, reason } = correction
    const title = correction.key.join(' · ')
    const changed = Object.entries(published).find(([column, text]) => row.text(column) !== text)
    if (changed) {
      const [column, text] = changed
      warnings.push(
        `${title}: the correction was made for ${column} ${text}, and now it is ${row.text(column)}`,
      )
      return [row]
    }
    report.push(`${used ? 'corrected' : 'left out'}: ${title} (${reason})`)
    return used ? [{ row: row.row, text: (column) => used[column] ?? row.text(column) }] : []
  })
  return { rows: corrected, report, warnings }
}

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
function publisherRow(header: readonly string[], { row, cells }: CsvRow): PublisherRow {
  const texts = new Map(header.map((name, index) => [name, (cells[index] ?? '').trim()]))
  return { row, text: (column) => texts.get(column) ?? '' }
}

/** A converted row with its number in the publisher's file. */
function textRow({ row }: PublisherRow, { texts }: Converted): TextRow {
  return { row, texts }
}

/** Strips the decimal that spreadsheets add to whole numbers (`1.0`), and no other: `12.000` may be twelve thousand. */
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
