import * as z from 'zod/mini'
import type { Claim } from '#domain/claim.ts'
import { Citation, spanKey } from '#domain/evidence.ts'
import type { Measure } from '#domain/measure.ts'
import { Period } from '#domain/period.ts'
import { basisOf, OutcomeState, PLAN_STATES, type PlanState, type Tie } from '#domain/planState.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { groupBy } from '#lib/groupBy.ts'

const isShown = (state: PlanState) => basisOf(state) === 'page'

/** The states that a sentence can show, in the order of every list. */
export const SHOWN_STATES = PLAN_STATES.filter((state): state is OutcomeState => isShown(state))

/** The ties that a reader can name. */
export const SHOWN_TIES = ['page-says', 'same-act', 'our-reading'] as const satisfies readonly Tie[]
export type ShownTie = (typeof SHOWN_TIES)[number]

/**
 * What came of a plan by a sentence of the reader's own documents. `planSentence`: the sentence that states a plan of one's
 * own; null for a published plan, which has its evidence.
 */
export const OwnOutcome = z.strictObject({
  state: OutcomeState.check(z.refine(isShown, 'a sentence shows something')),
  tie: z.enum(SHOWN_TIES),
  shownBy: z.strictObject({ claimId: z.string(), citation: Citation }),
  planSentence: z.nullable(Citation),
  note: z.string(),
})
export type OwnOutcome = z.infer<typeof OwnOutcome>

/**
 * A change of what came of a plan, null for nothing set. `planId`: a published measure, or the claim that states a plan of
 * one's own first.
 */
export const OutcomeChange = z.strictObject({
  planId: z.string(),
  before: z.nullable(OwnOutcome),
  after: z.nullable(OwnOutcome),
})
export type OutcomeChange = z.infer<typeof OutcomeChange>

/** An own outcome with the measure whose plan it is, the day from which it holds, and who set it. */
export const ShownOutcome = z.strictObject({
  planId: z.string(),
  measureId: z.string(),
  since: z.nullable(Period),
  outcome: OwnOutcome,
  readers: z.array(z.string()),
})
export type ShownOutcome = z.infer<typeof ShownOutcome>

/** Whether two outcomes say the same by the same sentence, whatever their notes. */
export function isSameOutcome(a: OwnOutcome, b: OwnOutcome): boolean {
  const isSameSentence = spanKey(a.shownBy.citation) === spanKey(b.shownBy.citation)
  return a.state === b.state && a.tie === b.tie && isSameSentence
}

/** The id of a plan in the log, and the sentence that states it if it is the reader's own. */
export function planOfMeasure({ id, evidence: [first] }: Pick<Measure, 'id' | 'evidence'>, isOwn: boolean) {
  return isOwn && first.type === 'citation'
    ? { planId: first.claimId, planSentence: first.citation }
    : { planId: id, planSentence: null }
}

/**
 * The outcomes whose sentences are accepted, so that nothing rests on a rejected claim. A sentence is found by its place,
 * because the id of a claim follows from what the reader made of it. The last of two for one measure holds.
 */
export function shownOutcomes(
  outcomes: readonly { planId: string; outcome: OwnOutcome; readers: readonly string[] }[],
  {
    claims,
    measures,
    documents,
  }: {
    claims: readonly Claim[]
    measures: readonly Measure[]
    documents: readonly Pick<SourceDocument, 'id' | 'date'>[]
  },
): readonly ShownOutcome[] {
  const claimsAt = groupBy(claims, ({ citation }) => spanKey(citation))
  const planned = measures
    .filter(({ status }) => status === 'planned')
    .flatMap(({ id, evidence }) =>
      evidence.flatMap((item) => (item.type === 'citation' ? [{ ...item, measureId: id }] : [])),
    )
  const plansAt = groupBy(planned, ({ citation }) => spanKey(citation))
  const dates = new Map(documents.map(({ id, date }) => [id, date]))
  const shown = new Map<string, ShownOutcome>()
  for (const { planId, outcome, readers } of outcomes) {
    const { shownBy, planSentence } = outcome
    const there = claimsAt.get(spanKey(shownBy.citation)) ?? []
    const claim = there.find(({ id }) => id === shownBy.claimId) ?? there[0]
    const plans = planSentence === null ? [] : (plansAt.get(spanKey(planSentence)) ?? [])
    const own = plans.find(({ claimId }) => claimId === planId) ?? plans[0]
    const measureId = planSentence === null ? planId : own?.measureId
    if (!claim || measureId === undefined) continue
    const since = claim.date ?? dates.get(claim.citation.documentId) ?? null
    shown.set(measureId, { planId, measureId, since, outcome, readers: [...readers] })
  }
  return [...shown.values()]
}
