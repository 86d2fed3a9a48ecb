import { useMemo } from 'react'
import type { Claim } from '#domain/claim.ts'
import { countedOutcomes, type Decided, outcomesByReader, SETTLED } from '#domain/decisionLog.ts'
import { type Citation, spanKey } from '#domain/evidence.ts'
import type { Measure } from '#domain/measure.ts'
import { type PairSide, sideOfPlan } from '#domain/outcomePairs.ts'
import { type OwnOutcome, planOfMeasure } from '#domain/own/outcome.ts'
import { periodOfDate } from '#domain/period.ts'
import type { DocumentHead } from '#domain/project.ts'
import { useSeenEntries } from '#features/desk/useReview.ts'
import { usePublished } from '#state/datasets.ts'
import { useDesk } from '#state/desk/desk.ts'
import { useWords } from '#words/words.ts'

/** A plan that can be given an outcome, with its id in the log. */
export interface KnownPlan {
  readonly measure: Measure
  readonly planId: string
  readonly planSentence: Citation | null
  readonly title: string
  readonly side: PairSide
}

/** The published plans and those of the open project, in this order. */
export function useKnownPlans(): readonly KnownPlan[] {
  const words = useWords()
  const published = usePublished('measures')?.measures
  const own = useDesk((state) => state.own?.measures)
  return useMemo(() => {
    const planOf = (measure: Measure, isOwn: boolean): KnownPlan[] => {
      if (measure.status !== 'planned') return []
      const title = words.measureTitle(measure)
      // Names of acts are the same in most languages.
      const [first] = measure.evidence
      const text =
        isOwn && first.type === 'citation'
          ? first.citation.exact
          : Object.values(measure.title ?? {}).join(' ')
      return [{ measure, ...planOfMeasure(measure, isOwn), title, side: sideOfPlan(measure, text) }]
    }
    return [
      ...(published ?? []).flatMap((measure) => planOf(measure, false)),
      ...(own ?? []).flatMap((measure) => planOf(measure, true)),
    ]
  }, [published, own, words])
}

/** Whether a plan's own sentences are at this place of a text. */
export function statesPlan({ measure }: KnownPlan, citation: Citation): boolean {
  const key = spanKey(citation)
  return measure.evidence.some((item) => item.type === 'citation' && spanKey(item.citation) === key)
}

/** The facts of an own document. */
export function useDocumentHeads(): ReadonlyMap<string, DocumentHead> {
  const documents = useDesk(({ project }) => project?.documents)
  return useMemo(() => new Map(documents?.map((head) => [head.id, head])), [documents])
}

/** When an own document was published; null for not stated. */
export function statedOnOf(head: DocumentHead | undefined) {
  return head?.date ? periodOfDate(head.date) : null
}

/** Whether a claim can show what came of a plan. */
export function canShowOutcome({ kind }: Pick<Claim, 'kind'>): boolean {
  return kind === 'measure' || kind === 'event'
}

/** What readers set for a plan, as this reader may see it. */
export interface SetForPlan {
  readonly planId: string
  /** By the other readers and this one; of a settled conflict the settled one alone. */
  readonly held: readonly Decided<OwnOutcome>[]
  readonly isConflict: boolean
  /** What this reader set. */
  readonly mine: OwnOutcome | null
}

/** What is set for plans, by id of the plan. */
export function useSetOutcomes(): ReadonlyMap<string, SetForPlan> {
  const log = useSeenEntries()
  const reader = useDesk((state) => state.reader)
  return useMemo(() => {
    const readers = outcomesByReader(log)
    return new Map(
      [...countedOutcomes(log)].map(([planId, { agreement }]) => {
        const settled = readers.get(SETTLED)?.get(planId)
        const all = [...readers].flatMap(([name, set]) => (name === SETTLED ? [] : (set.get(planId) ?? [])))
        const mine = readers.get(reader)?.get(planId)?.decision ?? null
        const isConflict = agreement === 'conflict'
        return [planId, { planId, held: settled ? [settled] : all, isConflict, mine }]
      }),
    )
  }, [log, reader])
}
