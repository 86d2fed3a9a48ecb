import * as z from 'zod/mini'
import { FigureUnit } from './figureUnit.ts'
import { LocalizedText } from './language.ts'
import { IsoDate } from './period.ts'
import { WebAddress } from './webAddress.ts'

/** The published tables of figures, each by its id: a file `data/sources/figures/<id>.csv` with `<id>.meta.json`. */
export const FIGURE_TABLES = [
  'frontex-detections',
  'frontex-nationalities',
  'uk-small-boats-daily',
  'uk-small-boats-weekly',
  'uk-small-boats-monthly',
  'missing-migrants-incidents',
  'missing-migrants-annual',
  'frontex-stated',
] as const
export const FigureTableId = z.enum(FIGURE_TABLES)
export type FigureTableId = z.infer<typeof FigureTableId>

/** A column as a Frictionless Table Schema describes it (https://specs.frictionlessdata.io/table-schema/), with our unit. */
export const TableField = z.strictObject({
  name: z.string(),
  type: z.enum(['string', 'integer', 'number', 'date', 'yearmonth', 'year']),
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
