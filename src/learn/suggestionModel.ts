import * as z from 'zod/mini'
import { CLAIM_KINDS } from '#domain/claim.ts'
import { type ClaimModel, KIND_PARTS, weightCount } from './claimModel.ts'
import type { Label } from './labelWords.ts'

/**
 * `data/derived/suggestions.json`: a trained model. Weights are whole numbers of `step`; rows of stems hold a character for
 * each, `ZERO` for no weight. `threshold` is the least probability of a suggestion.
 */
export const SuggestionModel = z.strictObject({
  /** 12 hexadecimal digits that change with any weight. */
  version: z.string(),
  threshold: z.number(),
  step: z.number(),
  labels: z.array(z.string()),
  /** In the order of the weights, separated by spaces. */
  stems: z.string(),
  /** By label, then by kind and part. */
  own: z.array(z.int()),
  /** By kind, then by label. */
  rows: z.array(z.string()),
})
export type SuggestionModel = z.infer<typeof SuggestionModel>

const ZERO = 'P'.charCodeAt(0)
/** The largest weight of a stem, in steps: its character is printable. */
const LARGEST = 40

/** Packs the weights of a model for publication; the caller adds the version. */
export function packModel(
  { labels, stems, weights }: ClaimModel,
  threshold: number,
  step: number,
): Omit<SuggestionModel, 'version'> {
  const whole = Array.from(weights, (weight) => Math.round(weight / step))
  const ownCount = labels.length + CLAIM_KINDS.length * KIND_PARTS
  const rows = Array.from({ length: CLAIM_KINDS.length + labels.length }, (_, index) => {
    const from = ownCount + index * stems.length
    const codes = whole
      .slice(from, from + stems.length)
      .map((weight) => ZERO + Math.max(-LARGEST, Math.min(LARGEST, weight)))
    return String.fromCharCode(...codes)
  })
  return {
    threshold,
    step,
    labels: [...labels],
    stems: stems.join(' '),
    own: whole.slice(0, ownCount).map((weight) => weight || 0),
    rows,
  }
}

/** Unpacks the weights of a published model. */
export function unpackModel({
  labels,
  stems,
  own,
  rows,
  step,
}: Omit<SuggestionModel, 'version' | 'threshold'>): ClaimModel {
  const all = stems.split(' ')
  const weights = new Float32Array(weightCount(labels.length, all.length))
  own.forEach((weight, index) => {
    weights[index] = weight * step
  })
  rows.forEach((row, index) => {
    for (let stem = 0; stem < row.length; stem += 1) {
      weights[own.length + index * all.length + stem] = (row.charCodeAt(stem) - ZERO) * step
    }
  })
  return { labels: labels as Label[], stems: all, weights }
}
