import * as z from 'zod/mini'
import { RecordSource } from './datedRecord.ts'
import { LocalizedText } from './language.ts'
import type { Measure } from './measure.ts'
import { IsoDate, Month } from './period.ts'
import { PlanOutcome } from './planState.ts'

/** A page that shows an outcome, with the locator of its sentence, and the record that cites the page, if one does. */
export const OutcomePage = z.strictObject({ ...RecordSource.shape, recordId: z.optional(z.string()) })
export type OutcomePage = z.infer<typeof OutcomePage>

/** A second person's judgement of an outcome. */
export const OutcomeReview = z.strictObject({
  reviewer: LocalizedText,
  on: IsoDate,
  agrees: z.boolean(),
  note: z.nullable(LocalizedText),
})
export type OutcomeReview = z.infer<typeof OutcomeReview>

/** What came of a plan, as known on `lookedOn`. `searches`: the words searched for, in whatever language. */
export const Outcome = z.strictObject({
  ...PlanOutcome.shape,
  what: LocalizedText,
  evidence: z.array(OutcomePage),
  searches: z.array(z.string()),
  lookedOn: IsoDate,
  reviews: z.array(OutcomeReview),
})
export type Outcome = z.infer<typeof Outcome>

/** Steps of one law or agreement, ids of measures and events in order of time. A headline counts its plans once. */
export const Act = z.strictObject({
  id: z.string(),
  title: LocalizedText,
  steps: z.array(z.string()).check(z.minLength(2)),
})
export type Act = z.infer<typeof Act>

/** What came of each plan, by the id of its measure, the oldest finding first. `reach`: the month the pages searched reach. */
export const OutcomeFile = z.strictObject({
  reach: Month,
  acts: z.array(Act),
  plans: z.record(z.string(), z.array(Outcome).check(z.minLength(1))),
})
export type OutcomeFile = z.infer<typeof OutcomeFile>

/** What came of the plans that records state, in words: the newest finding of each plan, by the id of its record. */
export function outcomesByRecord(
  measures: readonly Pick<Measure, 'id' | 'evidence'>[],
  { plans }: Pick<OutcomeFile, 'plans'>,
): ReadonlyMap<string, readonly LocalizedText[]> {
  const found = new Map<string, readonly LocalizedText[]>()
  for (const { id, evidence } of measures) {
    const what = plans[id]?.at(-1)?.what
    for (const piece of what ? evidence : []) {
      if (what && piece.type === 'record') {
        found.set(piece.recordId, [...(found.get(piece.recordId) ?? []), what])
      }
    }
  }
  return found
}
