import * as z from 'zod/mini'
import { FigureTableId } from './figureTable.ts'
import { WebAddress } from './linkText.ts'
import { IsoDate, Month, MonthSpan } from './period.ts'

/**
 * A state of a table before today's. `knownOn`: the day by which it was published; where nobody dates the state, the first
 * day after its months. `dated`: what publisher or copy give as its date, as exact as they do; null where they give none.
 */
export const Vintage = z.strictObject({
  knownOn: IsoDate,
  dated: z.nullable(z.string()),
  coverage: MonthSpan,
  /** Months that had not ended. */
  partialMonths: z.array(Month),
  source: z.strictObject({ name: z.string(), url: z.nullable(WebAddress) }),
})
export type Vintage = z.infer<typeof Vintage>

/**
 * A cell that some state holds otherwise than today's table: its key by dimension, and its value in each state. Null: the
 * state does not hold it. `omitted`: states whose value no other bears out, so that it was left out.
 */
export const RevisedCell = z.strictObject({
  where: z.record(z.string(), z.string()),
  count: z.string(),
  values: z.array(z.nullable(z.int())),
  omitted: z.optional(z.array(z.int())),
})
export type RevisedCell = z.infer<typeof RevisedCell>

/** The earlier states of a table, the oldest first. `now`: the day by which today's was known. */
export const TableVintages = z.strictObject({
  table: FigureTableId,
  now: IsoDate,
  states: z.array(Vintage).check(z.minLength(1)),
  cells: z.array(RevisedCell),
})
export type TableVintages = z.infer<typeof TableVintages>

/** `vintages.json`: the tables of which earlier states are kept. */
export const VintageFile = z.strictObject({ tables: z.array(TableVintages) })
export type VintageFile = z.infer<typeof VintageFile>
