import * as z from 'zod/mini'
import { ClaimKind } from './claim.ts'

/** Claims of one kind compared with a person's: correct, false, missed. */
export const Tally = z.strictObject({ right: z.int(), wrong: z.int(), missed: z.int() })
export type Tally = z.infer<typeof Tally>

/** How many of the found claims have a field right. */
export const Share = z.strictObject({ right: z.int(), of: z.int() })
export type Share = z.infer<typeof Share>

/**
 * Agreement of the unreviewed claims of some texts with a person's. `of` names the texts: the owner's document, or a
 * tuning set. The rules were improved on these texts, so the score is no estimate for new ones.
 */
export const QualityScore = z.strictObject({
  of: z.enum(['owner', 'first', 'second', 'third']),
  documents: z.int(),
  kinds: z.record(ClaimKind, Tally),
  status: Share,
  years: Share,
})
export type QualityScore = z.infer<typeof QualityScore>

const Rate = z.number().check(z.gte(0), z.lte(1))

/** A score measured once, before anybody read the errors: the estimate for new texts. Rates from 0 to 1. */
export const QualityEstimate = z.strictObject({
  of: z.enum(['first', 'second', 'third']),
  documents: z.int(),
  kinds: z.record(ClaimKind, z.strictObject({ precision: Rate, recall: Rate, f1: Rate })),
  status: Rate,
  years: Rate,
})
export type QualityEstimate = z.infer<typeof QualityEstimate>

/** The recorded estimates, `data/sources/quality.json`. */
export const QualityNotes = z.strictObject({ note: z.string(), estimates: z.array(QualityEstimate) })
export type QualityNotes = z.infer<typeof QualityNotes>

/** Quality of the derivation. */
export const Quality = z.strictObject({
  estimates: z.array(QualityEstimate),
  scores: z.array(QualityScore),
})
export type Quality = z.infer<typeof Quality>

/** Precision, recall and their harmonic mean; null when undefined (nothing found or nothing expected). */
export function rates({ right, wrong, missed }: Tally): {
  precision: number | null
  recall: number | null
  f1: number | null
} {
  const precision = right + wrong === 0 ? null : right / (right + wrong)
  const recall = right + missed === 0 ? null : right / (right + missed)
  const whole = 2 * right + wrong + missed
  return { precision, recall, f1: whole === 0 ? null : (2 * right) / whole }
}
