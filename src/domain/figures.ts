import * as z from 'zod/mini'
import { type FigureFileName, FigureSource, type FigureTableId } from './figureSource.ts'
import { CodedTable } from './figureTable.ts'
import { LocalizedText } from './language.ts'
import { MonthSpan } from './period.ts'
import { WebAddress } from './webAddress.ts'

/**
 * A place by which a publisher counts and that is none of our routes ("Black Sea Route", "Sahara Desert crossing"). It is
 * shown as another place, and never dropped or added to a route. `names` are the publishers' own, by table.
 */
export const OtherPlace = z.strictObject({
  id: z.string(),
  names: LocalizedText,
  /** Why it is no route of ours. */
  note: LocalizedText,
})
export type OtherPlace = z.infer<typeof OtherPlace>

/** How a publisher's name of a route is read: `place` is a route of ours or another place. */
export const CrosswalkEntry = z.strictObject({
  /** The list of names: the `placeNames` of the tables that use it. */
  publisher: z.string(),
  name: z.string(),
  place: z.string(),
})
export type CrosswalkEntry = z.infer<typeof CrosswalkEntry>

/** A figure that a publisher stated in words, to be set beside the sum of the series. */
export const StatedFigure = z.strictObject({
  id: z.string(),
  span: MonthSpan,
  /** A route, or `total`; `channel` here counts attempts to leave, which no series counts. */
  place: z.string(),
  value: z.int(),
  /** Words that the page uses beside the number: rounded, preliminary, part of a year. */
  isRounded: z.boolean(),
  isPreliminary: z.boolean(),
  /** What the page calls it, and what else it says that matters for reading the number. */
  note: z.nullable(LocalizedText),
  source: z.strictObject({ title: z.string(), publisher: z.string(), url: WebAddress }),
})
export type StatedFigure = z.infer<typeof StatedFigure>

/** `figures.json`: what the start needs of figures, with what a reader has to know of every table. */
export const Figures = z.strictObject({
  sources: z.array(FigureSource),
  otherPlaces: z.array(OtherPlace),
  crosswalk: z.array(CrosswalkEntry),
  /** The tables whose file is `figures`. */
  tables: z.array(CodedTable),
  stated: z.array(StatedFigure),
})
export type Figures = z.infer<typeof Figures>

/** `nationalities.json` and `channel.json`: tables that are asked for when a part of the screen wants them. */
export const FigureFile = z.strictObject({ tables: z.array(CodedTable) })
export type FigureFile = z.infer<typeof FigureFile>

/** The file in which a table is published; null for an id that no table has. */
export function fileOfTable({ sources }: Pick<Figures, 'sources'>, id: FigureTableId): FigureFileName | null {
  return sources.find((source) => source.id === id)?.file ?? null
}
