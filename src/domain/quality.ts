import * as z from 'zod/mini'
import { ClaimKind } from './claim.ts'

/** Counts of claims of one kind against those of a person: right, false alarms, missed. */
export const Tally = z.strictObject({ right: z.int(), wrong: z.int(), missed: z.int() })
export type Tally = z.infer<typeof Tally>

/** How many of the claims that were found have a field right. */
export const Share = z.strictObject({ right: z.int(), of: z.int() })
export type Share = z.infer<typeof Share>

/**
 * How well the unreviewed claims of some texts agree with those of a person. `of` names the texts: the owner's
 * document, or a set of texts kept for this. Its errors were read and the rules widened by them, so that it says
 * how the rules do on what they know.
 */
export const QualityScore = z.strictObject({
  of: z.enum(['owner', 'first', 'second']),
  documents: z.int(),
  kinds: z.record(ClaimKind, Tally),
  status: Share,
  years: Share,
})
export type QualityScore = z.infer<typeof QualityScore>

const Rate = z.number().check(z.gte(0), z.lte(1))

/**
 * A score that was taken once, before anybody had read the errors on these texts: the estimate for a text that the
 * rules have not met. Rates from 0 to 1; `f1` is the harmonic mean of precision and recall.
 */
export const QualityEstimate = z.strictObject({
  of: z.enum(['first', 'second']),
  documents: z.int(),
  kinds: z.record(ClaimKind, z.strictObject({ precision: Rate, recall: Rate, f1: Rate })),
  status: Rate,
  years: Rate,
})
export type QualityEstimate = z.infer<typeof QualityEstimate>

/** The estimates as people wrote them down, in `data/sources/quality.json`. */
export const QualityNotes = z.strictObject({ note: z.string(), estimates: z.array(QualityEstimate) })
export type QualityNotes = z.infer<typeof QualityNotes>

/** What is known of the quality of the derivation. */
export const Quality = z.strictObject({
  estimates: z.array(QualityEstimate),
  scores: z.array(QualityScore),
})
export type Quality = z.infer<typeof Quality>

/** Precision, recall and their harmonic mean; null where nothing was found or nothing wanted. */
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
