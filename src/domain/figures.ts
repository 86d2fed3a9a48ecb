import * as z from 'zod/mini'
import {
  CodedTable,
  DEAD_AND_MISSING,
  type FigureFileName,
  FigureSource,
  FigureTableId,
  TableLimits,
} from './figureTable.ts'
import { LocalizedText, SourceText } from './language.ts'
import { WebAddress } from './linkText.ts'
import { MonthSpan } from './period.ts'
import { Publication } from './publisher.ts'

/** A publisher's place that is none of our routes, listed, never added to a route. `names` are the publishers', by table. */
export const OtherPlace = z.strictObject({
  id: z.string(),
  names: LocalizedText,
  /** Why it is not one of our routes. */
  note: LocalizedText,
})
export type OtherPlace = z.infer<typeof OtherPlace>

/** Maps a publisher's name to a route of ours or another place. */
export const CrosswalkEntry = z.strictObject({
  /** The name list: the `placeNames` of the tables that use it. */
  publisher: z.string(),
  name: z.string(),
  place: z.string(),
})
export type CrosswalkEntry = z.infer<typeof CrosswalkEntry>

/** A figure that a publisher stated in words, compared with the sum of a series; either `place` or `series` names it. */
export const StatedFigure = z.strictObject({
  id: z.string(),
  span: MonthSpan,
  /** A place of the series by route, or `total`; `channel` here counts departure attempts, which no series counts. */
  place: z.nullable(z.string()),
  series: z.nullable(z.strictObject({ table: z.string(), count: z.string() })),
  value: z.int(),
  /** The page's own qualifiers: rounded, preliminary, part of a year. */
  isRounded: z.boolean(),
  isPreliminary: z.boolean(),
  /** The page's own term for it, and what else matters for reading it. */
  note: z.nullable(LocalizedText),
  source: z.strictObject({ title: SourceText, ...Publication.shape, url: WebAddress }),
})
export type StatedFigure = z.infer<typeof StatedFigure>

/** `figures.json`: the figures of the first load, with the metadata of every table. */
export const Figures = z.strictObject({
  sources: z.array(FigureSource),
  otherPlaces: z.array(OtherPlace),
  crosswalk: z.array(CrosswalkEntry),
  tables: z.array(CodedTable),
  stated: z.array(StatedFigure),
})
export type Figures = z.infer<typeof Figures>

/** `limits.json`: the limits of every table by id, fetched where a table is described. */
export const LimitsFile = z.strictObject({ tables: z.record(FigureTableId, TableLimits) })
export type LimitsFile = z.infer<typeof LimitsFile>

/** `nationalities.json`, `channel.json` and `comparisons.json`: tables fetched on demand. */
export const FigureFile = z.strictObject({ tables: z.array(CodedTable) })
export type FigureFile = z.infer<typeof FigureFile>

/** The file that holds a table; null for an unknown id. */
export function fileOfTable({ sources }: Pick<Figures, 'sources'>, id: FigureTableId): FigureFileName | null {
  return sources.find((source) => source.id === id)?.file ?? null
}

/** The column that stands for a table where none is chosen: of incidents both counts together, else the first; null for none. */
export function mainCount({ role, schema }: Pick<FigureSource, 'role' | 'schema'>): string | null {
  const counts = schema.fields.filter(({ unit }) => unit !== undefined).map(({ name }) => name)
  return counts.find((name) => role === 'incidents' && name === DEAD_AND_MISSING) ?? counts[0] ?? null
}
