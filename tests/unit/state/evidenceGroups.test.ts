import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceGroups, phrasesOf, quoteParts } from '#state/selectors/evidenceGroups.ts'

const citation = {
  documentId: 'text',
  start: 100,
  end: 120,
  exact: 'improve the controls',
  prefix: '',
  suffix: '',
}

describe('evidence groups', () => {
  test('merge the claims of one sentence and duplicate records', () => {
    const groups = evidenceGroups([
      { type: 'citation', claimId: 'a', citation },
      { type: 'record', recordId: 'r' },
      { type: 'citation', claimId: 'b', citation },
      { type: 'record', recordId: 'r' },
    ])
    expect(groups).toMatchObject([{ claimIds: ['a', 'b'] }, { recordId: 'r' }])
    expect(groups).toHaveLength(2)
  })

  test('keep the same span of two documents apart', () => {
    const other = { ...citation, documentId: 'other' }
    expect(
      evidenceGroups([
        { type: 'citation', claimId: 'a', citation },
        { type: 'citation', claimId: 'b', citation: other },
      ]),
    ).toHaveLength(2)
  })
})

describe('a quote split at its cues', () => {
  test('marks the cues and keeps the text between them', () => {
    expect(
      quoteParts(citation, [
        { start: 112, end: 120 },
        { start: 100, end: 107 },
      ]),
    ).toEqual([
      { start: 100, text: 'improve', isCue: true },
      { start: 107, text: ' the ', isCue: false },
      { start: 112, text: 'controls', isCue: true },
    ])
  })

  test('ignores a cue that is partly outside the quote', () => {
    expect(quoteParts(citation, [{ start: 90, end: 105 }])).toEqual([
      { start: 100, text: citation.exact, isCue: false },
    ])
  })

  test('joins back to the quote, whatever the cues', () => {
    const cue = fc.tuple(fc.integer({ min: 95, max: 125 }), fc.integer({ min: 0, max: 12 }))
    fc.assert(
      fc.property(fc.array(cue), (cues) => {
        const parts = quoteParts(
          citation,
          cues.map(([start, length]) => ({ start, end: start + length })),
        )
        expect(parts.map((part) => part.text).join('')).toBe(citation.exact)
        expect(parts.every((part) => part.text !== '')).toBe(true)
      }),
    )
  })
})

describe('phrases before an audience', () => {
  const cue = (rule: string, start: number, exact: string) => ({
    rule,
    pattern: '',
    start,
    end: start + exact.length,
    exact,
  })

  test('leave out status words, names, and small words at their ends', () => {
    const cues = [
      cue('status/done/strong/en', 0, 'were taken'),
      cue('measures/coordination/cues/en', 20, 'cooperation with'),
      cue('regions/north-africa/aliases/en', 40, 'North Africa'),
      cue('status/gap/strong/en', 60, 'lack of a coordinated'),
      cue('events/meeting/cues/en', 90, 'a meeting'),
    ]
    expect(phrasesOf(cues)).toEqual([
      { start: 20, end: 31 },
      { start: 60, end: 81 },
      { start: 92, end: 99 },
    ])
  })

  test('are none where there are only names', () => {
    expect(phrasesOf([cue('regions/north-africa/aliases/en', 40, 'North Africa')])).toEqual([])
  })
})
