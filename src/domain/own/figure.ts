import * as z from 'zod/mini'
import { FigureUnit } from '#domain/figureUnit.ts'

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
