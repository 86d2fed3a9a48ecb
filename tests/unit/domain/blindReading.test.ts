import { describe, expect, it } from 'vitest'
import { hiddenReaders, visibleEntries } from '#domain/agreement.ts'
import type { LogEntry, ReviewDecision } from '#domain/decisionLog.ts'

const target = { quote: 'Belgium', kind: 'measure', category: 'border-control' } as const
const ACCEPTED: ReviewDecision = { action: 'accept', ...target }
const ADDED: ReviewDecision = { action: 'add', ...target, note: '' }

/** A log of who decided what on which claim of one document, in this order. */
function logOf(
  ...entries: [who: string, claimId: string, after: ReviewDecision | null, settles?: boolean][]
) {
  return entries.map(
    ([who, claimId, after, settles = false], minute): LogEntry => ({
      id: `e${minute}`,
      at: `2026-11-27T10:${String(minute).padStart(2, '0')}:00.000Z`,
      who,
      rules: 'r',
      documentId: 'own-0123456789ab',
      claimId,
      before: null,
      after,
      undoes: null,
      settles,
    }),
  )
}

const seen = (log: readonly LogEntry[], reader: string, proposals = 2) =>
  visibleEntries(log, reader, () => proposals).map(({ who, claimId }) => `${who} ${claimId}`)

describe('the entries that a reader may see', () => {
  it("are the reader's own, and others' on what the reader has decided", () => {
    const log = logOf(['A', 'c1', ACCEPTED], ['A', 'c2', ACCEPTED], ['B', 'c1', ACCEPTED])
    expect(seen(log, 'A')).toEqual(['A c1', 'A c2', 'B c1'])
    expect(seen(log, 'B')).toEqual(['A c1', 'B c1'])
    expect(seen(log, 'C')).toEqual([])
  })

  it('are those of the one other whose decisions the reader asked for as well', () => {
    const log = logOf(['A', 'c1', ACCEPTED], ['B', 'c2', ACCEPTED], ['B', 'c3', null], ['D', 'c1', ACCEPTED])
    const asked = visibleEntries(log, 'C', () => 9, 'B')
    expect(asked.map(({ who }) => who)).toEqual(['B', 'B'])
    expect(hiddenReaders(log, asked)).toEqual([
      { who: 'A', count: 1 },
      { who: 'D', count: 1 },
    ])
    expect(hiddenReaders(log, log)).toEqual([])
  })

  it('lose what was decided on a claim that the reader made undecided again', () => {
    const log = logOf(['A', 'c1', ACCEPTED], ['B', 'c1', ACCEPTED], ['B', 'c1', null])
    expect(seen(log, 'B')).toEqual(['B c1', 'B c1'])
  })

  it('hide a settled conflict from a reader who has not decided the claim', () => {
    const log = logOf(['A', 'c1', ACCEPTED], ['B', 'c1', null], ['A', 'c1', ACCEPTED, true])
    expect(seen(log, 'C')).toEqual([])
    expect(seen(log, 'A')).toEqual(['A c1', 'B c1', 'A c1'])
  })

  it('show what others added once the reader has decided all proposals of the document', () => {
    const log = logOf(['A', 'added', ADDED], ['B', 'c1', ACCEPTED], ['B', 'own addition', ADDED])
    expect(seen(log, 'B', 2)).toEqual(['B c1', 'B own addition'])
    expect(seen(log, 'B', 1)).toEqual(['A added', 'B c1', 'B own addition'])
  })
})
