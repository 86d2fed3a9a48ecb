import { describe, expect, it } from 'vitest'
import type { LogEntry } from '#domain/decisionLog.ts'
import { changesOf, type ReviewDecision, targetOf } from '#domain/decisionLog.ts'
import { sha256 } from '#scripts/readInput.ts'
import { claimBeside, countDecisions, nextToDecide, readingOf } from '#state/desk/documentReading.ts'
import { deskInThread } from '#tests/support/deskOfTest.ts'
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
  return decided.map(([place, action, who = 'Ann'], index): LogEntry => {
    const claim = derived.claims[place]
    if (!claim) throw new Error(`there is no claim ${place}`)
    const after: ReviewDecision =
      action === 'accept'
        ? { action, ...targetOf(claim), seen: changesOf(claim) }
        : { action, ...targetOf(claim), note: '' }
    const { id: claimId, citation } = claim
    const entry = { at: '2026-11-27T10:00:00Z', who, rules: '', documentId: citation.documentId, claimId }
    return { id: `e${index}`, ...entry, before: null, after, undoes: null, settles: false }
  })
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

  it('shows a claim that a reader added in a heading there', () => {
    const [claim] = derived.claims
    const at = derived.document.lines.findIndex(({ role }) => role === 'heading')
    const heading = derived.document.lines[at]
    if (!claim || !heading) throw new Error('the text has a claim and a heading')
    const quote = text.slice(heading.start, heading.end)
    const after: ReviewDecision = {
      ...targetOf(claim),
      prefix: '',
      suffix: '',
      action: 'add',
      quote,
      set: changesOf(claim),
      note: '',
    }
    const entry = { at: '2026-11-27T10:00:00Z', who: 'Ann', rules: '', documentId: derived.document.id }
    const log: LogEntry[] = [
      { id: 'e0', ...entry, claimId: 'added', before: null, after, undoes: null, settles: false },
    ]
    const { lines } = readingOf(derived, log, 'Ann')
    const shown = lines.flatMap(({ index, runs }) =>
      runs.some((run) => run.claims?.some(({ id }) => id === 'added')) ? [index] : [],
    )
    expect(shown).toEqual([at])
  })

  it('compares each suggestion with the claims of its own sentence only', () => {
    const [claim] = derived.claims
    if (!claim) throw new Error('the text has a claim')
    const many = 1000
    let compared = 0
    const at = (place: number, kind: 'measure' | 'driver') => {
      const citation = { ...claim.citation, start: place * 10, end: place * 10 + 9 }
      const one = { ...claim, id: `${kind}-${place}`, citation }
      return Object.defineProperty(one, 'kind', {
        get: () => {
          compared += 1
          return kind
        },
      })
    }
    const places = Array.from({ length: many }, (_, place) => place)
    const claims = places.map((place) => at(place, 'measure'))
    const suggestions = [...places.map((place) => at(place, 'driver')), at(3, 'measure')].map(
      (suggested) => ({
        claim: suggested,
        probability: 0.5,
        words: [],
        model: '',
        instead: [],
      }),
    )
    const document = { ...derived.document, lines: [], sentences: [] }
    const reading = readingOf({ document, claims, suggestions }, [], 'Ann')
    expect(reading.suggestions).toHaveLength(many)
    expect(compared).toBeLessThan(many * 10)
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
    expect(second).toEqual(readingOf(derived, logOf([1, 'reject']), 'Ann'))
    expect(again.claims.map(({ state }) => state)).toEqual(first.claims.map(() => 'open'))
  })

  it('counts states, and finds the next claim to decide around the end', () => {
    const reading = readingOf(derived, logOf([1, 'accept'], [2, 'reject']), 'Ann')
    const { claims } = reading
    expect(countDecisions(claims)).toMatchObject({ accepted: 1, rejected: 1, decided: 2 })
    expect(nextToDecide(reading, claims[0]?.id ?? null)).toBe(claims[3]?.id)
    expect(nextToDecide(reading, claims.at(-1)?.id ?? null)).toBe(claims[0]?.id)
    expect(claimBeside(reading, claims[0]?.id ?? null, -1)).toBeNull()
  })

  it('shows another reader none of it', () => {
    const { claims } = readingOf(derived, logOf([1, 'accept']), 'Bob')
    expect(countDecisions(claims).decided).toBe(0)
  })

  it('suggests claims that no rule proposed, each in its sentence and apart from the counts', () => {
    const { claims, suggestions, lines } = readingOf(derived, [], 'Ann')
    expect(suggestions.length).toBeGreaterThan(0)
    expect(lines.flatMap(({ runs }) => runs.flatMap((run) => run.claims && run.suggestions))).toEqual(
      expect.arrayContaining([...suggestions]),
    )
    expect(countDecisions(claims).all).toBe(derived.claims.length)
    for (const { claim, words } of suggestions) {
      expect(claims.some(({ id }) => id === claim.id)).toBe(false)
      for (const { start, end } of words) {
        expect(start).toBeGreaterThanOrEqual(claim.citation.start)
        expect(end).toBeLessThanOrEqual(claim.citation.end)
      }
    }
    expect(readingOf(derived, [], 'Ann', undefined, false).suggestions).toEqual([])
  })

  it('stops after the last proposal and the last suggestion, and keeps answered ones away', () => {
    const decided = logOf(...derived.claims.map((_, place): [number, 'accept'] => [place, 'accept']))
    const reading = readingOf(derived, decided, 'Ann')
    const [first, second] = reading.suggestions
    if (!first || !second) throw new Error('the text has two suggestions')
    const last = derived.claims.at(-1)?.id ?? null
    expect(nextToDecide(reading, last)).toBeNull()
    expect(nextToDecide(reading, first.claim.id)).toBe(second.claim.id)
    expect(nextToDecide(reading, reading.suggestions.at(-1)?.claim.id ?? null)).toBeNull()
    expect(claimBeside(reading, null, -1)).toBe(last)
    const base = {
      id: 'base',
      at: '2026-11-27T10:00:00Z',
      who: 'Ann',
      rules: '',
      documentId: first.claim.citation.documentId,
      before: null,
      undoes: null,
      settles: false,
    }
    const dismissal = {
      ...base,
      claimId: first.claim.id,
      after: null,
      suggestion: { model: first.model, dismissed: targetOf(first.claim) },
    }
    const dismissed = [...decided, dismissal]
    const idsOf = (log: readonly LogEntry[], who = 'Ann') =>
      readingOf(derived, log, who).suggestions.map(({ claim }) => claim.id)
    expect(idsOf(dismissed)).not.toContain(first.claim.id)
    expect(idsOf(dismissed, 'Bob')).toContain(first.claim.id)
    const undone = { ...base, id: 'undo', claimId: first.claim.id, after: null, undoes: 'base' }
    expect(idsOf([...dismissed, undone])).toContain(first.claim.id)
    const after: ReviewDecision = {
      action: 'add',
      ...targetOf(second.claim),
      set: changesOf(second.claim),
      note: '',
    }
    const entry = { ...base, claimId: second.claim.id, after, suggestion: { model: second.model } }
    const accepted = [...decided, entry]
    expect(idsOf(accepted)).not.toContain(second.claim.id)
    const added = readingOf(derived, accepted, 'Ann').claims.find(({ id }) => id === second.claim.id)
    expect(added?.state).toBe('added')
    expect(added?.shown).toMatchObject({ ...changesOf(second.claim), citation: second.claim.citation })
  })
})
