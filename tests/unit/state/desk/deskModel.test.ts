import { describe, expect, it } from 'vitest'
import { appendEntry, type LogEntry } from '#domain/decisionLog.ts'
import { changesOf, type ReviewDecision, targetOf } from '#domain/reviewDecision.ts'
import { claimBeside, countDecisions, nextToDecide, readingOf } from '#state/desk/deskModel.ts'
import { deskInThread, sha256 } from '#tests/support/deskOfTest.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'

const worker = deskInThread()
const text = TEST_TEXTS.en
const derived = await worker.derive({
  id: `own-${sha256(text).slice(0, 12)}`,
  fileName: '',
  format: 'paste',
  sha256: sha256(text),
  title: 'Test text',
  publisher: null,
  date: null,
  language: 'en',
  addedAt: '2026-11-27T10:00:00Z',
  claims: 0,
  pages: [],
  text,
})
worker.close()

function logOf(...decided: readonly [place: number, action: 'accept' | 'reject', who?: string][]) {
  return decided.reduce<readonly LogEntry[]>((log, [place, action, who = 'Ann']) => {
    const claim = derived.claims[place]
    if (!claim) throw new Error(`there is no claim ${place}`)
    const after: ReviewDecision =
      action === 'accept'
        ? { action, ...targetOf(claim), seen: changesOf(claim) }
        : { action, ...targetOf(claim), note: '' }
    const { id: claimId, citation } = claim
    const entry = { at: '2026-11-27T10:00:00Z', who, rules: '', documentId: citation.documentId, claimId }
    return appendEntry(log, { ...entry, before: null, after, undoes: null, settles: false }, sha256)
  }, [])
}

describe('a document in review', () => {
  it('shows the stored text unchanged, and each mark on its own words', () => {
    const { lines, claims } = readingOf(derived, [], 'Ann')
    expect(lines.map(({ runs }) => runs.map((run) => run.text).join('')).join('\n')).toBe(text)
    const marked = lines.flatMap(({ runs }) => runs.filter((run) => run.claims && run.claims.length > 0))
    expect(marked.flatMap((run) => run.claims ?? [])).toEqual(claims)
    for (const run of marked) {
      expect(text.slice(run.start, run.start + run.text.length)).toBe(run.text)
      for (const { proposed } of run.claims ?? []) expect(proposed.citation.exact).toBe(run.text)
    }
  })

  it('keeps every line and claim that a decision leaves as it was', () => {
    const before = readingOf(derived, logOf([0, 'accept']), 'Ann')
    const after = readingOf(derived, logOf([0, 'accept'], [1, 'reject']), 'Ann', before)
    const changed = after.claims.filter((claim, at) => claim !== before.claims[at])
    // A log that is read again has other objects of equal decisions: here both were made.
    expect(changed.map(({ number }) => number)).toContain(2)
    const again = readingOf(derived, [], 'Ann', readingOf(derived, [], 'Ann'))
    const first = readingOf(derived, [], 'Ann')
    const second = readingOf(derived, logOf([1, 'reject']), 'Ann', first)
    expect(second.lines.filter((line, at) => line !== first.lines[at])).toHaveLength(1)
    expect(again.claims.map(({ state }) => state)).toEqual(first.claims.map(() => 'open'))
  })

  it('counts states, and finds the next claim to decide around the end', () => {
    const { claims } = readingOf(derived, logOf([1, 'accept'], [2, 'reject']), 'Ann')
    expect(countDecisions(claims)).toMatchObject({ accepted: 1, rejected: 1, decided: 2 })
    expect(nextToDecide(claims, claims[0]?.id ?? null)?.number).toBe(4)
    expect(nextToDecide(claims, claims.at(-1)?.id ?? null)?.number).toBe(1)
    expect(claimBeside(claims, claims[0]?.id ?? null, -1)).toBeNull()
  })

  it('shows another reader none of it', () => {
    const { claims } = readingOf(derived, logOf([1, 'accept']), 'Bob')
    expect(countDecisions(claims).decided).toBe(0)
  })
})
