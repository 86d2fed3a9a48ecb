import type { NewEntry } from '#domain/decisionLog.ts'
import { citationAt } from '#domain/evidence.ts'
import type { OwnOutcome } from '#domain/own/outcome.ts'
import { entryOfTest } from './reviewLogs.ts'

const WORDS = 'They set up joint patrols.'

/** By default "carried out" by an invented sentence, by the reader's own reading. */
export function ownOutcomeOf(part: Partial<OwnOutcome> = {}): OwnOutcome {
  return {
    state: 'carried-out',
    tie: 'our-reading',
    shownBy: { claimId: 'c1', citation: citationAt('own-000000000001', WORDS, 0, WORDS.length) },
    planSentence: null,
    note: '',
    ...part,
  }
}

/** An entry that sets what came of the plan `p1`, or takes it back. */
export function outcomeEntry(
  minute: number,
  after: OwnOutcome | null,
  part: Partial<NewEntry> = {},
): NewEntry {
  return entryOfTest(minute, { after: null, outcome: { planId: 'p1', before: null, after }, ...part })
}
