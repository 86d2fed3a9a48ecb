import { describe, expect, it } from 'vitest'
import {
  appendAfter,
  appendEntry,
  countedDecisions,
  entryToUndo,
  firstAlteredEntry,
  isSameDecision,
  LogEntry,
  type NewEntry,
} from '#domain/decisionLog.ts'
import type { ReviewDecision } from '#domain/reviewDecision.ts'
import { sha256 } from '#scripts/readInput.ts'

const target = { quote: 'They agreed.', kind: 'measure', category: 'coordination' } as const
const ACCEPT: ReviewDecision = { action: 'accept', ...target }
const REJECT: ReviewDecision = { action: 'reject', ...target, note: '' }

function entry(part: Partial<NewEntry>): NewEntry {
  return {
    at: '2026-11-27T10:00:00Z',
    who: 'Ann',
    rules: 'abc',
    documentId: 'own-1',
    claimId: 'c1',
    before: null,
    after: ACCEPT,
    undoes: null,
    settles: false,
    ...part,
  }
}

function logOf(...entries: readonly Partial<NewEntry>[]): readonly LogEntry[] {
  return entries.reduce<readonly LogEntry[]>((log, part) => appendEntry(log, entry(part), sha256), [])
}

describe('the chain of a log', () => {
  const log = logOf({}, { claimId: 'c2' }, { claimId: 'c3', after: REJECT })

  it('gives entries that answer no suggestion the hash that they had before there were any', () => {
    expect(log[0]?.hash).toBe('0ae47348172d2ed137605ced8c3883b63fca61c28faef4794cfd08b288c93152')
  })

  it('covers which model a decision or dismissal answers', () => {
    const answered = logOf({ after: null, suggestion: { model: 'm1', dismissed: target } })
    expect(firstAlteredEntry(answered, sha256)).toBeNull()
    const [first] = answered
    if (!first) throw new Error('the log has an entry')
    const other = { ...first, suggestion: { model: 'm2', dismissed: target } }
    expect(firstAlteredEntry([other], sha256)).toBe(0)
    expect(LogEntry.parse(JSON.parse(JSON.stringify(first)))).toEqual(first)
  })

  it('is intact as it was written, whatever the order of members', () => {
    expect(firstAlteredEntry(log, sha256)).toBeNull()
    const reordered = log.map((one) => Object.fromEntries(Object.entries(one).reverse()) as LogEntry)
    expect(firstAlteredEntry(reordered, sha256)).toBeNull()
  })

  it.each([
    [
      'a changed decision',
      (all: LogEntry[]) => all.splice(1, 1, { ...(all[1] as LogEntry), after: REJECT }),
      1,
    ],
    ['another name', (all: LogEntry[]) => all.splice(0, 1, { ...(all[0] as LogEntry), who: 'Bob' }), 0],
    ['an entry taken out', (all: LogEntry[]) => all.splice(1, 1), 1],
    ['an entry put in', (all: LogEntry[]) => all.splice(1, 0, { ...(all[2] as LogEntry) }), 1],
  ])('shows %s', (_, alter, at) => {
    const changed = [...log]
    alter(changed)
    expect(firstAlteredEntry(changed, sha256)).toBe(at)
  })

  it('takes up entries that another tab wrote first, and moves what an undo points at', () => {
    const stored = [...log, ...logOf({ claimId: 'theirs' })].slice(0, 3)
    const theirs = appendEntry(stored, entry({ claimId: 'theirs' }), sha256)
    const mine = appendEntry(
      appendEntry(log, entry({ claimId: 'mine' }), sha256),
      entry({ claimId: 'mine', before: ACCEPT, after: null, undoes: 3 }),
      sha256,
    )
    const joined = appendAfter(theirs, mine, log.length, sha256)
    expect(joined.map(({ claimId }) => claimId)).toEqual(['c1', 'c2', 'c3', 'theirs', 'mine', 'mine'])
    expect(joined.at(-1)?.undoes).toBe(4)
    expect(firstAlteredEntry(joined, sha256)).toBeNull()
  })
})

describe('undo', () => {
  it('takes back the last decision of this reader that is not undone', () => {
    const log = logOf(
      {},
      { claimId: 'c2' },
      { claimId: 'c9', who: 'Bob' },
      { claimId: 'c2', after: null, undoes: 1 },
    )
    expect(entryToUndo(log, 'Ann')).toBe(0)
    expect(entryToUndo(log, 'Bob')).toBe(2)
    expect(entryToUndo(log, 'Cleo')).toBeNull()
  })
})

describe('the decision that counts', () => {
  const stateOf = (log: readonly LogEntry[]) => {
    const counted = countedDecisions(log).get('c1')
    return counted && [counted.agreement, counted.decision?.action ?? null]
  }

  it.each<[string, readonly Partial<NewEntry>[], unknown]>([
    ['one reader', [{}], ['once', 'accept']],
    ['two who agree', [{}, { who: 'Bob' }], ['twice', 'accept']],
    ['two who differ', [{}, { who: 'Bob', after: REJECT }], ['conflict', null]],
    ['a third who sides with one', [{}, { who: 'Bob', after: REJECT }, { who: 'Cleo' }], ['conflict', null]],
    [
      'a settled conflict',
      [{}, { who: 'Bob', after: REJECT }, { who: 'Bob', after: ACCEPT, settles: true }],
      ['settled', 'accept'],
    ],
    ['a decision taken back', [{}, { after: null, undoes: 0 }], undefined],
  ])('of %s', (_, entries, expected) => {
    expect(stateOf(logOf(...entries))).toEqual(expected)
  })

  it('is the same for an acceptance and an edit that changes nothing, not for other changes', () => {
    const edit = (set: object): ReviewDecision => ({ action: 'edit', ...target, set, note: 'why' })
    expect(isSameDecision(ACCEPT, edit({}))).toBe(true)
    expect(isSameDecision(edit({ years: [2024] }), edit({ years: [2025] }))).toBe(false)
    expect(isSameDecision(REJECT, { ...REJECT, note: 'another reason' })).toBe(true)
  })
})
