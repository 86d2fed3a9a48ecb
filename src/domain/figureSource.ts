import * as z from 'zod/mini'
import { FigureUnit } from './figureUnit.ts'
import { LocalizedText, SourceText } from './language.ts'
import { IsoDate } from './period.ts'
import { WebAddress } from './webAddress.ts'

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

/**
 * Metadata of a table: publisher, unit, terms and date. `asOf` is the date of the data, null when not stated. `coverage` is its first and last month with data; `partialMonths` are
 * those known to be incomplete.
 */
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

/** The column that stands for a table where none is chosen: of incidents both counts together, else the first; null for none. */
export function mainCount({ role, schema }: Pick<FigureSource, 'role' | 'schema'>): string | null {
  const counts = schema.fields.filter(({ unit }) => unit !== undefined).map(({ name }) => name)
  return counts.find((name) => role === 'incidents' && name === DEAD_AND_MISSING) ?? counts[0] ?? null
}

/** The first table with a role; null when none has it. */
export function tableWithRole(sources: Iterable<FigureSource>, role: FigureRole): FigureSource | null {
  for (const source of sources) if (source.role === role) return source
  return null
}
