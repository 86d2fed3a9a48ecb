import * as z from 'zod/mini'
import { FigureRole, FigureSource, TableLimits } from '#domain/figureSource.ts'
import { FigureUnit } from '#domain/figureUnit.ts'
import { SourceText } from '#domain/language.ts'

const { id, ...shape } = FigureSource.shape

/** A column as in a Frictionless Table Schema (https://specs.frictionlessdata.io/table-schema/), with its unit. */
export const TableField = z.strictObject({
  name: z.string(),
  /** `period` is a month, or first and last month or day as `start/end` (ISO 8601). */
  type: z.enum(['string', 'integer', 'number', 'date', 'yearmonth', 'year', 'period']),
  /** The published dimension whose keys this column holds; none for other columns. */
  dimension: z.optional(z.string()),
  description: z.string().check(z.minLength(1)),
  /** The unit, for columns that are counted. */
  unit: z.optional(FigureUnit),
  constraints: z.optional(
    z.strictObject({
      required: z.optional(z.boolean()),
      minimum: z.optional(z.number()),
      maximum: z.optional(z.number()),
      enum: z.optional(z.array(z.string())),
    }),
  ),
})
export type TableField = z.infer<typeof TableField>

/** What a table held when it was imported: rows, the total of each count by column, and its SHA-256. */
const TableContent = z.strictObject({
  rows: z.int(),
  totals: z.record(z.string(), z.int()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
})
export type TableContent = z.infer<typeof TableContent>

/**
 * The meta file of a table, `data/sources/figures/<id>.meta.json`: the published fields, and those that only derivation
 * and import need.
 */
export const FigureMeta = z.strictObject({
  id,
  /** Sort order of the tables; the app shows the first series that counts a route. */
  order: z.int(),
  time: z.strictObject({
    /** The time columns; gaps are looked for in the first. */
    columns: z.array(z.string()).check(z.minLength(1)),
    /** The step of a series; null for rows at any time. */
    step: z.nullable(z.enum(['day', 'week', 'month', 'year'])),
    /** The columns that identify a series; each series has a row for every step. */
    of: z.array(z.string()),
  }),
  /** The publisher's column names by ours, if its file differs by names only; null if code of its own reads it. */
  importColumns: z.nullable(z.record(z.string(), z.string())),
  content: z.optional(TableContent),
  ...shape,
  ...TableLimits.shape,
  schema: z.strictObject({
    fields: z.array(TableField),
    primaryKey: z.array(z.string()),
    missingValues: z.array(z.string()),
  }),
})
export type FigureMeta = z.infer<typeof FigureMeta>

/**
 * The meta file of a table that the Desk hands over although its reader did not state all that derivation needs. Whoever adds
 * the table fills in each null, and the members of `FigureMeta` that it lacks.
 */
export const HandedMeta = z.strictObject({
  title: z.string(),
  file: z.string(),
  sheet: z.nullable(z.string()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  coverageTo: z.nullable(z.string()),
  role: z.nullable(FigureRole),
  licence: z.nullable(FigureSource.shape.licence),
  definition: z.nullable(SourceText),
  order: z.nullable(z.int()),
  asOf: FigureSource.shape.asOf,
  page: FigureSource.shape.page,
  schema: FigureMeta.shape.schema,
})
export type HandedMeta = z.infer<typeof HandedMeta>

/** The published fields of a meta file. Rules and descriptions of its columns are for the CSV file. */
export function publishedSource({
  order,
  time,
  importColumns,
  content,
  schema,
  sources: _sources,
  caveats: _caveats,
  ...source
}: FigureMeta): FigureSource {
  const fields = schema.fields.map(({ name, unit }) => (unit === undefined ? { name } : { name, unit }))
  return { ...source, schema: { fields } }
}
