import * as z from 'zod/mini'
import { Citation } from './evidence.ts'
import { LocalizedText } from './language.ts'
import { Period } from './period.ts'

export const CLAIM_KINDS = ['measure', 'driver', 'route', 'event', 'figure'] as const
export const ClaimKind = z.enum(CLAIM_KINDS)
export type ClaimKind = z.infer<typeof ClaimKind>

/** Status of a measure: taken or under way, announced, or missing. */
export const STATUSES = ['done', 'planned', 'gap'] as const
export const Status = z.enum(STATUSES)
export type Status = z.infer<typeof Status>

/** Where a claim's years come from; `relative` is a phrase such as "last year", resolved by the document's date. */
export const YearBasis = z.enum(['sentence', 'paragraph', 'section', 'document', 'relative'])
export type YearBasis = z.infer<typeof YearBasis>

/** The words that matched a rule: `rule` is a path into the lexicon, offsets are the document's. */
export const Cue = z.strictObject({
  rule: z.string(),
  pattern: z.string(),
  start: z.int(),
  end: z.int(),
  exact: z.string(),
})
export type Cue = z.infer<typeof Cue>

/** A number in a sentence. `value` is null where the words give none ("tripled"). */
export const ClaimValue = z.strictObject({
  value: z.nullable(z.number()),
  unit: z.nullable(z.string()),
  approximate: z.boolean(),
  exact: z.string(),
})
export type ClaimValue = z.infer<typeof ClaimValue>

/** Review state; `proposed` means that nobody has reviewed the claim. */
export const REVIEW_STATES = ['proposed', 'accepted', 'edited', 'added'] as const
export const ReviewState = z.enum(REVIEW_STATES)
export type ReviewState = z.infer<typeof ReviewState>

export const ClaimReview = z.strictObject({
  state: ReviewState,
  reviewer: z.nullable(LocalizedText),
  method: z.nullable(LocalizedText),
  note: z.nullable(z.string()),
})
export type ClaimReview = z.infer<typeof ClaimReview>

/**
 * One statement of a sentence. `category` is an id of the lexicon list of its kind (a route claim's is a route or a
 * region). `status` is set for measures only, `basis` for routes only. `countries` are places named, `actors` those who
 * act (lexicon ids, countries as ISO 3166-1 alpha-2). Empty `years` with a null `yearBasis`: the text states none.
 */
export const Claim = z.strictObject({
  id: z.string(),
  kind: ClaimKind,
  category: z.string(),
  facet: z.nullable(z.string()),
  status: z.nullable(Status),
  years: z.array(z.int()),
  yearBasis: z.nullable(YearBasis),
  date: z.nullable(Period),
  values: z.array(ClaimValue),
  trend: z.nullable(z.enum(['up', 'down', 'stable'])),
  actors: z.array(z.string()),
  routes: z.array(z.string()),
  regions: z.array(z.string()),
  countries: z.array(z.string()),
  basis: z.nullable(z.enum(['named', 'inferred'])),
  citation: Citation,
  cues: z.array(Cue),
  review: ClaimReview,
})
export type Claim = z.infer<typeof Claim>

/** How each status is drawn, everywhere in the app: filled, outlined, dashed. */
export const STATUS_LOOK = {
  done: 'filled',
  planned: 'outlined',
  gap: 'dashed',
} as const satisfies Readonly<Record<Status, string>>

/** Counts items per status, in the fixed order, without zeros. */
export function countByStatus(statuses: readonly Status[]): readonly { status: Status; count: number }[] {
  return STATUSES.map((status) => ({
    status,
    count: statuses.filter((other) => other === status).length,
  })).filter(({ count }) => count > 0)
}
