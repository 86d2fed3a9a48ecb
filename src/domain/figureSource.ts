import * as z from 'zod/mini'
import { FigureUnit } from './figureUnit.ts'
import { LocalizedText } from './language.ts'
import { IsoDate } from './period.ts'
import { WebAddress } from './webAddress.ts'

/** A table of figures by its id: a file `data/sources/figures/<id>.csv` with `<id>.meta.json`. */
export const FigureTableId = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/))
export type FigureTableId = z.infer<typeof FigureTableId>

/**
 * What a table is for. Code asks for tables by their role, never by their id.
 *
 * - `series`: counts by month, for one route or by route: they give headlines and charts, and the width of routes
 * - `days`, `weeks`: the counts of a series in shorter steps
 * - `nationalities`: the counts of a series by nationality
 * - `incidents`: single incidents with their place
 * - `deaths-by-year`: a year's dead and missing
 * - `stated`: figures that publishers stated in words
 */
export const FigureRole = z.enum([
  'series',
  'days',
  'weeks',
  'nationalities',
  'incidents',
  'deaths-by-year',
  'stated',
])
export type FigureRole = z.infer<typeof FigureRole>

/** The file of `data/derived/` in which a table is published; `figures` comes with the start. */
export const FigureFileName = z.enum(['figures', 'nationalities', 'channel', 'incidents'])
export type FigureFileName = z.infer<typeof FigureFileName>

/** A column as a Frictionless Table Schema describes it (https://specs.frictionlessdata.io/table-schema/), with our unit. */
export const TableField = z.strictObject({
  name: z.string(),
  type: z.enum(['string', 'integer', 'number', 'date', 'yearmonth', 'year']),
  /** The dimension of the published table to which the column gives the keys; none for other columns. */
  dimension: z.optional(z.string()),
  description: z.string(),
  /** What the numbers of the column count; only for columns that are counted. */
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

/**
 * What a reader has to know of a table: who published it, what it counts, on which terms, as of when, and what it
 * does not say. `asOf` is the date of the data, null where the publisher states none. `sources` are the pages and files
 * it was taken from. `coverage` is the first and the last month with data; `partialMonths` those within that had
 * not ended or are known to be incomplete.
 */
export const FigureSource = z.strictObject({
  id: FigureTableId,
  file: FigureFileName,
  role: FigureRole,
  /** The one route that the whole table counts; null for a table of several places or of none. */
  route: z.nullable(z.string()),
  /** The lists of names in crosswalk.json by which its column `route` is read; none for a table without the column. */
  placeNames: z.array(z.string()),
  /** Whether its counts may be added up, over time and over places. What may not is shown cell by cell, without a sum. */
  addsUp: z.boolean(),
  title: LocalizedText,
  publisher: z.string(),
  definition: LocalizedText,
  licence: z.strictObject({ name: z.string(), url: z.nullable(WebAddress), credit: z.string() }),
  asOf: z.nullable(IsoDate),
  page: z.nullable(WebAddress),
  sources: z.array(z.strictObject({ title: z.string(), url: z.nullable(WebAddress) })),
  coverage: z.strictObject({ from: z.string(), to: z.string() }),
  partialMonths: z.array(z.string()),
  caveats: z.array(LocalizedText),
  schema: z.strictObject({
    fields: z.array(TableField),
    primaryKey: z.array(z.string()),
    missingValues: z.array(z.string()),
  }),
})
export type FigureSource = z.infer<typeof FigureSource>

/** Of some tables the one with a role, the first where several have it; null where none has. */
export function tableWithRole(sources: Iterable<FigureSource>, role: FigureRole): FigureSource | null {
  for (const source of sources) if (source.role === role) return source
  return null
}
