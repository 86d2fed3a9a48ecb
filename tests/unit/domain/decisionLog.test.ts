import { describe, expect, it } from 'vitest'
import type { ReviewDecision } from '#domain/decisionLog.ts'
import {
  countedDecisions,
  entryToUndo,
  isSameDecision,
  type LogEntry,
  readLog,
  relateLogs,
} from '#domain/decisionLog.ts'

const target = { quote: 'They agreed.', kind: 'measure', category: 'coordination' } as const
const ACCEPT: ReviewDecision = { action: 'accept', ...target }
const REJECT: ReviewDecision = { action: 'reject', ...target, note: '' }

function logOf(...entries: readonly Partial<LogEntry>[]): readonly LogEntry[] {
  return entries.map((part, place) => ({
    id: `e${place}`,
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
  }))
}

/** The entries as they were stored before version 0.2.0, with a chain of hashes and places of what they undo. */
function chained(log: readonly LogEntry[]): Record<string, unknown>[] {
  return log.map(({ id, undoes, ...entry }, place) => ({
    ...entry,
    undoes: undoes === null ? null : log.findIndex((one) => one.id === undoes),
    previous: log[place - 1]?.id ?? '',
    hash: id,
  }))
}

describe('a stored log', () => {
  const log = logOf({}, { claimId: 'c2' }, { claimId: 'c2', after: null, undoes: 'e1' })

  it('is read as it was written', () => {
    expect(readLog(JSON.parse(JSON.stringify(log)))).toEqual({ log, fault: null })
  })

  it('with a chain of hashes has the first hash of each entry as its id, and keeps what undoes what', () => {
    expect(readLog(chained(log))).toEqual({ log, fault: null })
    const [first, ...others] = chained(log)
    const origin = { who: 'Ann', undoes: null, previous: '', hash: 'e0' }
    expect(readLog([{ ...first, hash: 'chained again', origin }, ...others]).log).toEqual(log)
    const [last] = chained(log).slice(2)
    expect(readLog([last], log.slice(0, 2)).log).toEqual(log.slice(2))
  })

  it('is read up to the first entry that does not fit, which is named', () => {
    const [first, second] = log
    const { log: read, fault } = readLog([first, { ...second, at: 'today' }, first])
    expect(read).toEqual([first])
    expect(fault?.place).toBe(1)
    expect(fault?.error.issues[0]?.path).toEqual(['at'])
    expect(readLog([null]).fault?.place).toBe(0)
  })

  it.each([
    ['itself', log, 'same'],
    ['a log with less', log.slice(0, 2), 'longer'],
    ['a log with more', [...log, ...logOf({ id: 'more' })], 'shorter'],
    ['a log with another entry', logOf({}, { id: 'other' }, { id: 'e2' }), 'forked'],
  ])('is compared with %s by the ids of entries', (_, other, relation) => {
    expect(relateLogs(log, other)).toBe(relation)
  })
})

describe('undo', () => {
  it('takes back the last decision of this reader that is not undone', () => {
    const log = logOf(
      {},
      { claimId: 'c2' },
      { claimId: 'c9', who: 'Bob' },
      { claimId: 'c2', after: null, undoes: 'e1' },
    )
    expect(entryToUndo(log, 'Ann')).toBe(log[0])
    expect(entryToUndo(log, 'Bob')).toBe(log[2])
    expect(entryToUndo(log, 'Cleo')).toBeNull()
  })
})

describe('the decision that counts', () => {
  const stateOf = (log: readonly LogEntry[]) => {
    const counted = countedDecisions(log).get('c1')
    return counted && [counted.agreement, counted.decision?.action ?? null]
  }

  it.each<[string, readonly Partial<LogEntry>[], unknown]>([
    ['one reader', [{}], ['once', 'accept']],
    ['two who agree', [{}, { who: 'Bob' }], ['twice', 'accept']],
    ['two who differ', [{}, { who: 'Bob', after: REJECT }], ['conflict', null]],
    ['a third who sides with one', [{}, { who: 'Bob', after: REJECT }, { who: 'Cleo' }], ['conflict', null]],
    [
      'a settled conflict',
      [{}, { who: 'Bob', after: REJECT }, { who: 'Bob', after: ACCEPT, settles: true }],
      ['settled', 'accept'],
    ],
    ['a decision taken back', [{}, { after: null, undoes: 'e0' }], undefined],
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
