import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceGroups, phrasesOf, quoteParts } from '#content/evidenceGroups.ts'
import type { Cue } from '#domain/claim.ts'

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
  /** The phrases of a sentence with cues in brackets, as `[rule|words]`. */
  function phrasesIn(marked: string): readonly string[] {
    const cues: Cue[] = []
    let exact = ''
    for (const [, before = '', rule, words = ''] of marked.matchAll(/([^[]*)(?:\[([^|\]]+)\|([^\]]+)\])?/g)) {
      exact += before
      const start = 100 + exact.length
      if (rule) cues.push({ rule, pattern: '', start, end: start + words.length, exact: words })
      exact += words
    }
    return phrasesOf(cues, { start: 100, exact }).map(({ start, end }) => exact.slice(start - 100, end - 100))
  }

  test('leave out status words, names, and small words at their ends', () => {
    expect(
      phrasesIn('steps [status/done/strong/en|were taken] in [regions/north-africa|North Africa]'),
    ).toEqual([])
    expect(phrasesIn('the [status/gap/strong/en|lack of a coordinated] policy')).toEqual([
      'lack of a coordinated',
    ])
    expect(phrasesIn('[events/meeting/cues/en|a meeting] took place')).toEqual(['meeting'])
  })

  test.each([
    ['At a [events/meeting|meeting of] countries in the group', ['meeting of countries']],
    [
      'and [measures/coordination|cooperation with] the international bodies, it says',
      ['cooperation with the international bodies'],
    ],
    ['une [events/meeting|réunion des] ministres à Londres', ['réunion des ministres']],
    ['een [events/meeting|vergadering van] de ministers.', ['vergadering van de ministers']],
  ])('go on with what a preposition leads to: %s', (marked, phrases) => {
    expect(phrasesIn(marked)).toEqual(phrases)
  })

  test('are one where cues overlap, and two where they only touch', () => {
    const exact = 'stronger border controls'
    const cue = (start: number, end: number): Cue => ({
      rule: 'measures/border-control',
      pattern: '',
      start,
      end,
      exact: exact.slice(start, end),
    })
    const phrases = (...cues: readonly Cue[]) => phrasesOf(cues, { start: 0, exact })
    expect(phrases(cue(9, 24), cue(0, 15))).toEqual([{ start: 0, end: 24 }])
    expect(phrases(cue(0, 15), cue(15, 24))).toEqual([
      { start: 0, end: 15 },
      { start: 16, end: 24 },
    ])
  })

  test('are not a single word that leads to a name', () => {
    expect(phrasesIn('at a [events/meeting|meeting of] the Calais Group')).toEqual([])
    expect(phrasesIn('[measures/coordination|active cooperation with] Frontex')).toEqual([
      'active cooperation',
    ])
  })

  test('are one where cues overlap', () => {
    const cues = [
      { rule: 'events/meeting', pattern: '', start: 103, end: 112, exact: 'a meeting' },
      { rule: 'events/meeting', pattern: '', start: 105, end: 115, exact: 'meeting of' },
    ]
    const exact = 'At a meeting of countries'
    expect(phrasesOf(cues, { start: 100, exact })).toEqual([{ start: 105, end: 125 }])
  })
})
