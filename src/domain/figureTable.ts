import * as z from 'zod/mini'
import { FigureUnit } from './figureUnit.ts'
import { LocalizedText, SourceText } from './language.ts'
import { WebAddress } from './linkText.ts'
import { IsoDate, type Month, type MonthSpan } from './period.ts'

/** Id of a table of figures: the file `data/sources/figures/<id>.csv` with `<id>.meta.json`. */
export const FigureTableId = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/))
export type FigureTableId = z.infer<typeof FigureTableId>

/**
 * Purpose of a table. Code finds tables by role, never by id.
 *
 * - `series`: counts by month, for one or several routes: headlines, charts and line widths
 * - `days`, `weeks`: the counts of a series in shorter steps
 * - `nationalities`: the counts of a series by nationality
 * - `incidents`: single incidents with places
 * - `deaths-by-year`: dead and missing per year
 * - `stated`: figures that publishers stated in words
 * - `comparison`: counts of other publishers or subjects, set beside a series; never a headline or a line's width
 */
export const FigureRole = z.enum([
  'series',
  'days',
  'weeks',
  'nationalities',
  'incidents',
  'deaths-by-year',
  'stated',
  'comparison',
])
export type FigureRole = z.infer<typeof FigureRole>

/** The file of `data/derived/` that holds the table; `figures` is in the first load. */
export const FigureFileName = z.enum(['figures', 'nationalities', 'channel', 'incidents', 'comparisons'])
export type FigureFileName = z.infer<typeof FigureFileName>

/** The limits of a table, and the pages and files that it comes from: what only its description shows. */
export const TableLimits = z.strictObject({
  sources: z.array(z.strictObject({ title: SourceText, url: z.nullable(WebAddress) })),
  caveats: z.array(LocalizedText),
})
export type TableLimits = z.infer<typeof TableLimits>

/** Metadata of a table. `asOf` is the date of the data, null when not stated; `partialMonths` are known to be incomplete. */
export const FigureSource = z.strictObject({
  id: FigureTableId,
  file: FigureFileName,
  role: FigureRole,
  /** The route that the whole table counts; null for several places or none. */
  route: z.nullable(z.string()),
  /** The name lists in crosswalk.json that resolve its column `route`; none without the column. */
  placeNames: z.array(z.string()),
  /** Whether counts may be added up over time and places. If not, cells are shown one by one, without a sum. */
  addsUp: z.boolean(),
  title: SourceText,
  publisher: z.string(),
  definition: SourceText,
  licence: z.strictObject({ name: SourceText, url: z.nullable(WebAddress), credit: SourceText }),
  asOf: z.nullable(IsoDate),
  page: z.nullable(WebAddress),
  coverage: z.strictObject({ from: z.string(), to: z.string() }),
  partialMonths: z.array(z.string()),
  /** Its columns, with the unit of those that are counted. */
  schema: z.strictObject({
    fields: z.array(z.strictObject({ name: z.string(), unit: z.optional(FigureUnit) })),
  }),
})
export type FigureSource = z.infer<typeof FigureSource>

/** The column of incidents that counts the dead and the missing together. */
export const DEAD_AND_MISSING = 'dead_and_missing'

/** The first table with a role; null when none has it. */
export function tableWithRole(sources: Iterable<FigureSource>, role: FigureRole): FigureSource | null {
  for (const source of sources) if (source.role === role) return source
  return null
}

/** A long list of whole numbers, checked in one pass: a schema per number would double the load time. */
const Codes = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && value.every((item) => Number.isInteger(item) && item >= 0),
)
const Values = z.custom<readonly (number | null)[]>(
  (value) =>
    Array.isArray(value) && value.every((item) => item === null || (Number.isInteger(item) && item >= 0)),
)

/** A table as published: a column of codes per dimension and one per count, all of one length. `null` is not stated. */
export const CodedTable = z
  .strictObject({
    id: FigureTableId,
    role: FigureRole,
    addsUp: z.boolean(),
    dimensions: z.array(z.strictObject({ name: z.string(), keys: z.array(z.string()), codes: Codes })),
    counts: z.array(z.strictObject({ name: z.string(), unit: FigureUnit, values: Values })),
  })
  .check(z.refine(isWhole))
export type CodedTable = z.infer<typeof CodedTable>

type Columns = {
  dimensions: readonly { keys: readonly string[]; codes: readonly number[] }[]
  counts: readonly { values: readonly (number | null)[] }[]
}

/** Whether all columns have one length and every code is within its keys. */
function isWhole({ dimensions, counts }: Columns): boolean {
  const rows = dimensions[0]?.codes.length ?? 0
  return (
    counts.every(({ values }) => values.length === rows) &&
    dimensions.every(({ keys, codes }) => codes.length === rows && codes.every((code) => code < keys.length))
  )
}

/** A loaded dimension: `codes[row]` is the index of the row's key in `keys`. */
export interface Dimension {
  readonly name: string
  readonly keys: readonly string[]
  readonly codes: Uint16Array
  readonly codeOf: ReadonlyMap<string, number>
}

/** "Not stated" in a column of counts, which has no negative numbers. */
export const NOT_STATED = -1

/** A loaded column of counts, `NOT_STATED` where the publisher gives no value. */
export interface CountColumn<Unit extends FigureUnit = FigureUnit> {
  readonly name: string
  readonly unit: Unit
  readonly addsUp: boolean
  readonly values: Int32Array
}

/** A table of observations in typed columns. */
export interface FigureTable {
  readonly id: FigureTableId
  /** `own`: a table of the reader's own, which is never added to another unit, publisher or table: no cube takes it. */
  readonly role: FigureRole | 'own'
  readonly rows: number
  readonly dimensions: readonly Dimension[]
  readonly counts: readonly CountColumn[]
  /** Of an own table: which of the matched rows a number counts; null where they may not be one number. */
  readonly countable?: (
    column: CountColumn,
    matched: readonly number[],
    spans: readonly MonthSpan[],
  ) => readonly number[] | null
}

/** Converts a published table to typed columns. */
export function loadTable(coded: CodedTable): FigureTable {
  return {
    id: coded.id,
    role: coded.role,
    rows: coded.dimensions[0]?.codes.length ?? 0,
    dimensions: coded.dimensions.map(({ name, keys, codes }) => ({
      name,
      keys,
      codes: Uint16Array.from(codes),
      codeOf: new Map(keys.map((key, code) => [key, code])),
    })),
    counts: coded.counts.map(({ name, unit, values }) => ({
      name,
      unit,
      addsUp: coded.addsUp,
      values: Int32Array.from(values, (value) => value ?? NOT_STATED),
    })),
  }
}

/** A dimension by name. Throws when the table lacks it: a programming error. */
export function dimensionOf(table: FigureTable, name: string): Dimension {
  const found = table.dimensions.find((dimension) => dimension.name === name)
  if (!found) throw new Error(`${table.id} has no dimension ${name}`)
  return found
}

/** A column by name and unit. Throws when it is missing or in another unit: a programming error. */
export function countOf<Unit extends FigureUnit>(
  table: FigureTable,
  name: string,
  unit: Unit,
): CountColumn<Unit> {
  const found = table.counts.find((column) => column.name === name)
  if (!found) throw new Error(`${table.id} has no column ${name}`)
  if (found.unit !== unit) throw new Error(`${table.id}.${name} counts ${found.unit}, not ${unit}`)
  return { ...found, unit }
}

/** Time dimensions; their keys begin with a year, then the month where they are that exact. */
export const TIME_DIMENSIONS: readonly string[] = ['month', 'date', 'week_ending', 'year', 'period']

/** The time dimension of a table. */
export function timeOf(table: FigureTable): Dimension {
  const found = table.dimensions.find(({ name }) => TIME_DIMENSIONS.includes(name))
  if (!found) throw new Error(`${table.id} has no dimension of time`)
  return found
}

/** The first and last month of a time key: `2024`, `2024-03`, `2024-03-11`, or two of them as `2024-01/2024-03`. */
export function monthsOfKey(key: string): { from: Month; to: Month } {
  const [first = '', last = first] = key.split('/')
  return key.length === 4
    ? { from: `${key}-01`, to: `${key}-12` }
    : { from: first.slice(0, 7), to: last.slice(0, 7) }
}
