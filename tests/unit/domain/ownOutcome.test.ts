import { describe, expect, it } from 'vitest'
import { visibleEntries } from '#domain/agreement.ts'
import {
  countedDecisions,
  countedOutcomes,
  entryToUndo,
  LogEntry,
  reviewedParts,
  setOutcomes,
} from '#domain/decisionLog.ts'
import { citationAt } from '#domain/evidence.ts'
import { isSameOutcome, OwnOutcome, planOfMeasure, SHOWN_STATES, shownOutcomes } from '#domain/own/outcome.ts'
import { PLAN_STATES } from '#domain/planState.ts'
import { claimOf, measureOf, on } from '#tests/support/builders.ts'
import { outcomeEntry, ownOutcomeOf } from '#tests/support/ownOutcomes.ts'
import { entryOfTest, logOfTest } from '#tests/support/reviewLogs.ts'

const CARRIED = ownOutcomeOf()
const PARTLY = ownOutcomeOf({ state: 'partly' })

describe('an own outcome', () => {
  it('is what a sentence can show: not that nothing was found, nor without a tie', () => {
    expect(PLAN_STATES.filter((state) => !SHOWN_STATES.some((shown) => shown === state))).toEqual([
      'nothing-found',
      'none',
    ])
    expect(OwnOutcome.safeParse(CARRIED).success).toBe(true)
    expect(OwnOutcome.safeParse({ ...CARRIED, state: 'nothing-found' }).success).toBe(false)
    expect(OwnOutcome.safeParse({ ...CARRIED, tie: 'none' }).success).toBe(false)
  })

  it('says the same by the same sentence, whatever the note', () => {
    expect(isSameOutcome(CARRIED, ownOutcomeOf({ note: 'Seen twice.' }))).toBe(true)
    expect(isSameOutcome(CARRIED, PARTLY)).toBe(false)
    const elsewhere = citationAt('own-000000000002', 'Other words.', 0, 5)
    expect(isSameOutcome(CARRIED, ownOutcomeOf({ shownBy: { claimId: 'c1', citation: elsewhere } }))).toBe(
      false,
    )
  })
})

describe('the log of own outcomes', () => {
  it('holds the latest of a reader, apart from the decision on the claim', () => {
    const log = logOfTest([entryOfTest(0, {}), outcomeEntry(1, CARRIED), outcomeEntry(2, PARTLY)])
    expect(log.every((entry) => LogEntry.safeParse(entry).success)).toBe(true)
    expect(setOutcomes(log)).toEqual([{ planId: 'p1', outcome: PARTLY, readers: ['Ann'] }])
    expect([...countedDecisions(log)].map(([id, { decision }]) => [id, decision?.action])).toEqual([
      ['c1', 'accept'],
    ])
    expect(reviewedParts(log).map(({ decisions }) => decisions.length)).toEqual([1])
    expect(setOutcomes(logOfTest([outcomeEntry(3, null)], log))).toEqual([])
  })

  it('counts two readers who agree once, leaves an open conflict out, and takes what it was settled to', () => {
    const bob = { who: 'Bob' }
    const agreed = logOfTest([outcomeEntry(0, CARRIED), outcomeEntry(1, CARRIED, bob)])
    expect(setOutcomes(agreed).map(({ readers }) => readers)).toEqual([['Ann', 'Bob']])
    const conflict = logOfTest([outcomeEntry(2, PARTLY, bob)], agreed)
    expect(countedOutcomes(conflict).get('p1')).toMatchObject({ agreement: 'conflict', decision: null })
    expect(setOutcomes(conflict)).toEqual([])
    const settled = logOfTest([outcomeEntry(3, PARTLY, { settles: true })], conflict)
    expect(countedOutcomes(settled).get('p1')).toMatchObject({ agreement: 'settled', decision: PARTLY })
  })

  it('is what the next undo takes back', () => {
    const log = logOfTest([entryOfTest(0, {}), outcomeEntry(1, CARRIED)])
    expect(entryToUndo(log, 'Ann')).toBe(log[1])
  })

  it("hides another reader's outcome of a plan until one has set one's own or decided the whole text", () => {
    const log = logOfTest([outcomeEntry(0, CARRIED), entryOfTest(1, { who: 'Bob' })])
    const seen = (entries: readonly LogEntry[], proposals: number) =>
      visibleEntries(entries, 'Bob', () => proposals).map(({ who }) => who)
    expect(seen(log, 2)).toEqual(['Bob'])
    expect(seen(log, 1)).toEqual(['Ann', 'Bob'])
    expect(seen(logOfTest([outcomeEntry(2, PARTLY, { who: 'Bob' })], log), 2)).toEqual(['Ann', 'Bob', 'Bob'])
  })
})

describe('the own outcomes that show', () => {
  const { citation } = CARRIED.shownBy
  const planSentence = citationAt('own-000000000003', 'They will patrol.', 0, 17)
  const claim = claimOf({ id: 'edited since', citation })
  const ownPlan = measureOf({
    id: 'own-plan',
    status: 'planned',
    evidence: [{ type: 'citation', claimId: 'plan', citation: planSentence }],
  })
  const documents = [{ id: citation.documentId, date: on('2025-06') }]
  const show = (
    outcome: OwnOutcome,
    planId = 'p1',
    part: Partial<Parameters<typeof shownOutcomes>[1]> = {},
  ) =>
    shownOutcomes([{ planId, outcome, readers: ['Ann'] }], {
      claims: [claim],
      measures: [ownPlan],
      documents,
      ...part,
    }).map(({ measureId, since }) => [measureId, since?.start ?? null])

  it('belong to a published plan by its id, since the day of the sentence, else of its document', () => {
    expect(show(CARRIED)).toEqual([['p1', '2025-06-01']])
    const dated = claimOf({ id: 'c1', citation, date: on('2025-03-04') })
    expect(show(CARRIED, 'p1', { claims: [dated] })).toEqual([['p1', '2025-03-04']])
    expect(show(CARRIED, 'p1', { documents: [] })).toEqual([['p1', null]])
  })

  it('belong to a plan of one’s own by its sentence, and to none once it is no plan any more', () => {
    const outcome = ownOutcomeOf({ planSentence })
    const { planId } = planOfMeasure(ownPlan, true)
    expect(planId).toBe('plan')
    expect(planOfMeasure({ ...ownPlan, id: 'p1' }, false)).toEqual({ planId: 'p1', planSentence: null })
    expect(show(outcome, planId)).toEqual([['own-plan', '2025-06-01']])
    expect(show(outcome, 'another id')).toEqual([['own-plan', '2025-06-01']])
    expect(show(outcome, planId, { measures: [{ ...ownPlan, status: 'done' }] })).toEqual([])
  })

  it('rest on an accepted claim alone', () => {
    expect(show(CARRIED, 'p1', { claims: [] })).toEqual([])
  })
})
