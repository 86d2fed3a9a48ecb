import * as z from 'zod/mini'
import { FigureSource } from '#domain/figureSource.ts'

const { id, ...shape } = FigureSource.shape

/**
 * The meta file of a table, `data/sources/figures/<id>.meta.json`: what is published of it, and what only the derivation
 * and the import need.
 */
export const FigureMeta = z.strictObject({
  id,
  /** The place of the table among the tables; the first series that counts a route is the one that is shown of it. */
  order: z.int(),
  /** How the table runs through time. */
  time: z.strictObject({
    /** The columns that say when; the first is the one that is looked through for gaps. */
    columns: z.array(z.string()).check(z.minLength(1)),
    /** How far apart the rows of a series lie at most; null for rows of any time. */
    step: z.nullable(z.enum(['day', 'week', 'month', 'year'])),
    /** The columns that tell the series of the table apart: each of them has a row for every step. */
    of: z.array(z.string()),
  }),
  /**
   * The publisher's name of each column, where its file differs from the table by names only; null where the file is
   * read by code of its own.
   */
  importColumns: z.nullable(z.record(z.string(), z.string())),
  ...shape,
})
export type FigureMeta = z.infer<typeof FigureMeta>

/** What is published of a table. */
export function publishedSource({ order, time, importColumns, ...source }: FigureMeta): FigureSource {
  return source
}
