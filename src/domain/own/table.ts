import * as z from 'zod/mini'
import { FigureRole } from '#domain/figureTable.ts'
import { FigureUnit } from '#domain/figureUnit.ts'
import { Instant, ReducedDate } from '#domain/instant.ts'
import { WebAddress } from '#domain/linkText.ts'
import { IsoDate } from '#domain/period.ts'

/** What a column of a table means; `ignored` is not used. */
export const ColumnMeaning = z.enum([
  'date',
  'from',
  'to',
  'route',
  'nationality',
  'value',
  'unit',
  'publisher',
  'note',
  'rounded',
  'preliminary',
  'address',
  /** Values of the time, route, nationality, unit or publisher that the column's name states; several columns may have it. */
  'time-values',
  'route-values',
  'nationality-values',
  'unit-values',
  'publisher-values',
  'ignored',
])
export type ColumnMeaning = z.infer<typeof ColumnMeaning>

/** What the names of columns of values state, by the columns' meaning. */
export const STATED_BY_NAME = {
  'time-values': 'date',
  'route-values': 'route',
  'nationality-values': 'nationality',
  'unit-values': 'unit',
  'publisher-values': 'publisher',
} as const satisfies Partial<Record<ColumnMeaning, ColumnMeaning>>
export type StatedByName = (typeof STATED_BY_NAME)[keyof typeof STATED_BY_NAME]

/** What a column's name states of its values; undefined for a column whose name is its own. */
export function statedByName(meaning: ColumnMeaning): StatedByName | undefined {
  return Object.entries(STATED_BY_NAME).find(([own]) => own === meaning)?.[1]
}

/** The columns that have a value each in every row, and what their names state; null for a table with one value a row. */
export function valueColumns(
  meanings: readonly ColumnMeaning[],
): { states: StatedByName; columns: readonly number[] } | null {
  const states = meanings.flatMap((meaning) => statedByName(meaning) ?? [])[0]
  if (states === undefined) return null
  return {
    states,
    columns: [...meanings.keys()].filter((at) => statedByName(meanings[at] ?? 'ignored') === states),
  }
}

/** What a reader answers for all rows with the same doubt: used, shown apart from the series of their route, or left out. */
export const RowAnswer = z.enum(['use', 'apart', 'leave-out'])
export type RowAnswer = z.infer<typeof RowAnswer>

/** What the reader settled about a table. A null is not settled, or not stated. */
const SETTINGS = {
  title: z.string(),
  /** The row of the column names, 1 for the first; 0 for a table without. Rows above it are not used. */
  headerRow: z.int().check(z.nonnegative()),
  meanings: z.array(ColumnMeaning),
  /** One publisher for all rows, where no column names it; '' for a publisher that is not stated. */
  publisher: z.nullable(z.string()),
  /** What all rows count, where no column says it; null with a `term` for a unit that we do not have. */
  unit: z.nullable(FigureUnit),
  /** What the rows count in the reader's words. */
  term: z.nullable(z.string()),
  /** One route for all rows, where no column names it. */
  route: z.nullable(z.string()),
  dateOrder: z.nullable(z.enum(['day-first', 'month-first'])),
  decimal: z.nullable(z.enum(['point', 'comma'])),
  /** What dates mean that are all the first day of a month. */
  monthStarts: z.nullable(z.enum(['months', 'days'])),
  /** The end of coverage; null where it is not stated. */
  coverageTo: z.nullable(ReducedDate),
  /** The place for a name in the table: a route, another place or `total`; null for no counterpart. */
  names: z.record(z.string(), z.nullable(z.string())),
  /** The ISO 3166-1 alpha-2 code for a name of a nationality; null for none. */
  nationalities: z.record(z.string(), z.nullable(z.string())),
  /** Answers by what is in doubt, as the table's reading names it. */
  answers: z.record(z.string(), RowAnswer),
  /** Whether its good rows show in Explore. */
  isUsed: z.boolean(),
}
/** Settings that older versions did not have. */
const LATER = {
  /** The year of columns that name a month alone. */
  columnYear: z.nullable(z.string().check(z.regex(/^(19|20)\d\d$/))),
  /** What the pipeline would use it for. */
  role: z.nullable(FigureRole),
  /** The licence of the figures, and what exactly is counted, in the publisher's words or the reader's. */
  licence: z.nullable(z.string()),
  definition: z.nullable(z.string()),
  /** Its place in the pipeline's list of tables: the app shows the first series that counts a route. */
  order: z.nullable(z.int().check(z.positive())),
  /** The date of the data, and the page that it comes from. */
  asOf: z.nullable(IsoDate),
  page: z.nullable(WebAddress),
}
export const TableSettings = z.strictObject({
  ...SETTINGS,
  columnYear: z._default(LATER.columnYear, null),
  role: z._default(LATER.role, null),
  licence: z._default(LATER.licence, null),
  definition: z._default(LATER.definition, null),
  order: z._default(LATER.order, null),
  asOf: z._default(LATER.asOf, null),
  page: z._default(LATER.page, null),
})
export type TableSettings = z.infer<typeof TableSettings>

/**
 * A change of a table's settings, as an entry of the log has it: the settings that changed, as they were and as they are.
 * Names, nationalities and answers have only the members that changed; an absent one was not answered. `before` is
 * null for a table that was added, `after` for one that was removed.
 */
export const TableChange = z.strictObject({
  tableId: z.string().check(z.regex(/^own-t-[0-9a-f]{12}$/)),
  before: z.nullable(z.partial(z.strictObject({ ...SETTINGS, ...LATER }))),
  after: z.nullable(z.partial(z.strictObject({ ...SETTINGS, ...LATER }))),
})
export type TableChange = z.infer<typeof TableChange>

/**
 * A table of a project. Its `text` is frozen when it is read: all cells as they are in the file, as CSV (RFC 4180, LF)
 * with a record for each row of the file, so that the place of a record is the number of its row.
 */
export const ProjectTable = z.strictObject({
  id: z.string().check(z.regex(/^own-t-[0-9a-f]{12}$/)),
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx']),
  sheet: z.nullable(z.string()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  addedAt: Instant,
  /** How the file was read, such as `UTF-8` and `,`; null for a workbook. */
  encoding: z.nullable(z.string()),
  delimiter: z.nullable(z.string()),
  /** Rows of the file, and columns of its widest row. */
  rows: z.int().check(z.nonnegative()),
  columns: z.int().check(z.nonnegative()),
  settings: TableSettings,
  text: z.string(),
})
export type ProjectTable = z.infer<typeof ProjectTable>

/** All of a table but its text. */
export const TableHead = z.omit(ProjectTable, { text: true })
export type TableHead = z.infer<typeof TableHead>

/** The id of a table, by the hash of its text: the same cells are the same table. */
export function ownTableId(sha256: string): string {
  return `own-t-${sha256.slice(0, 12)}`
}

/** A span of time, ISO 8601, `from` and `to` inclusive: both days or both months. */
export interface CellSpan {
  readonly from: string
  readonly to: string
}

const Row = z.readonly(z.array(z.string()))

/** A table as Explore names it. */
export const OwnTable = z.strictObject({
  id: z.string(),
  title: z.string(),
  fileName: z.string(),
  sheet: z.nullable(z.string()),
  /** The publisher of all its rows; null where rows name their own, or none is stated. */
  publisher: z.nullable(z.string()),
  /** ISO 8601 of reduced precision; null where it is not stated. */
  coverageTo: z.nullable(z.string()),
  /** The names of its columns. */
  header: Row,
})
export type OwnTable = Readonly<z.infer<typeof OwnTable>>

/** A figure of the reader's own: one row of a table, or one cell of a row that has a value for each of several times. */
export const OwnFigure = z.strictObject({
  /** `${tableId}:${row}`, with `:${column}` for one of several values of a row. */
  id: z.string(),
  tableId: z.string(),
  row: z.int(),
  /** The column of its value, 1 for the first, where the row has several; else absent. */
  column: z.optional(z.int()),
  span: z.readonly(z.strictObject({ from: z.string(), to: z.string() })),
  /** A route, another place of the crosswalk, or `total`, which belongs to no line. */
  place: z.string(),
  /** ISO 3166-1 alpha-2; null for all together. */
  nationality: z.nullable(z.string()),
  /** Null where it is not stated, never 0. */
  value: z.nullable(z.number()),
  unit: z.nullable(FigureUnit),
  /** What it counts in the table's words, where `unit` is null or the figure stands apart. */
  term: z.nullable(z.string()),
  publisher: z.nullable(z.string()),
  isRounded: z.boolean(),
  isPreliminary: z.boolean(),
  note: z.nullable(z.string()),
  /** Whether it counts something other than the series of its route: drawn hollow, never added. */
  isApart: z.boolean(),
  address: z.nullable(z.string()),
  /** The row as it is in the file, a cell for each column. */
  cells: Row,
})
export type OwnFigure = Readonly<z.infer<typeof OwnFigure>>
