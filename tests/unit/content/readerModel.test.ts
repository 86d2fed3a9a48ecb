import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimsInSpan, documentReading, neighbourSentence, type Span } from '#content/readerModel.ts'
import { citationAt } from '#domain/evidence.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { claimOf, documentOf } from '#tests/support/builders.ts'

const TEXT = [
  'One is used. Two is not. Three is used.',
  '',
  'A heading without its list:',
  'Four is used.',
  'A teaser of something else…',
].join('\n')

const spanOf = (words: string): Span => {
  const start = TEXT.indexOf(words)
  return { start, end: start + words.length }
}

const SENTENCES = ['One is used.', 'Two is not.', 'Three is used.', 'Four is used.']

const document: SourceDocument = {
  ...documentOf(TEXT, ['text', 'blank', 'heading', 'text', 'dropped']),
  sentences: SENTENCES.map((words, index) => ({ ...spanOf(words), line: index === 3 ? 3 : 0 })),
}

function claimOn(words: string, cues: readonly string[] = []) {
  const { start, end } = spanOf(words)
  return claimOf({
    id: words,
    citation: citationAt(document.id, TEXT, start, end),
    cues: cues.map((exact) => {
      const at = start + words.indexOf(exact)
      return { rule: 'measures/x', pattern: exact, start: at, end: at + exact.length, exact }
    }),
  })
}

const claims = [
  claimOn('Three is used.', ['used', 'Three']),
  claimOn('One is used.', ['is used']),
  claimOn('Four is used.'),
]

const read = (span: Span | null) => documentReading({ document, claims, span })
const piecesOf = (span: Span | null) =>
  read(span).lines.flatMap((line) => line.runs.flatMap((run) => run.pieces))
const litText = (span: Span | null) =>
  piecesOf(span)
    .filter((piece) => piece.isLit)
    .map((piece) => piece.text)
    .join('')

describe('the text of a document', () => {
  test('has every non-blank line unchanged, whatever is lit', () => {
    const lines = TEXT.split('\n').filter((line) => line !== '')
    fc.assert(
      fc.property(fc.nat(TEXT.length), fc.nat(TEXT.length), (a, b) => {
        const reading = read({ start: Math.min(a, b), end: Math.max(a, b) })
        const shown = reading.lines.map((line) =>
          line.runs.flatMap((run) => run.pieces.map((piece) => piece.text)).join(''),
        )
        expect(shown).toEqual(lines)
      }),
    )
  })

  test('counts used sentences, missing lists and dropped lines', () => {
    expect(read(null).counts).toEqual({ sentences: 4, used: 3, listsMissing: 1, dropped: 1 })
    expect(read(null).used).toEqual([0, 2, 3])
  })

  test('ignores claims of other documents', () => {
    const foreign = claimOf({ id: 'x', citation: { ...citationAt('other', TEXT, 0, 12) } })
    expect(documentReading({ document, claims: [foreign], span: null }).counts.used).toBe(0)
  })
})

describe('the lit span', () => {
  test('of a sentence lights exactly that sentence', () => {
    const reading = read(spanOf('Three is used.'))
    expect(reading.spanState).toBe('sentence')
    expect(reading.litSentence).toBe(2)
    expect(litText(spanOf('Three is used.'))).toBe('Three is used.')
  })

  test('of any other part lights exactly that part, across or outside sentences', () => {
    for (const words of ['is used. Two', 'heading', 'Four is used.\nA tea', 'n']) {
      const span = spanOf(words)
      expect(read(span).spanState).toBe('exact')
      expect(litText(span)).toBe(words.replace('\n', ''))
    }
    expect(read(spanOf('heading')).litSentence).toBeNull()
    expect(read(spanOf('is used. Two')).litSentence).toBe(0)
  })

  test('marks no cue outside it', () => {
    const fired = (words: string) =>
      piecesOf(spanOf(words)).flatMap((piece) => (piece.isCue ? [piece.text] : []))
    expect(fired('Three is')).toEqual(['Three'])
    expect(fired('Three is used.')).toEqual(['Three', 'used'])
  })

  test('lights nothing when it is outside the text', () => {
    for (const span of [
      { start: 10, end: TEXT.length + 1 },
      { start: 9, end: 9 },
      { start: -1, end: 5 },
    ]) {
      expect(read(span).spanState).toBe('outside')
      expect(litText(span)).toBe('')
    }
  })

  test('marks cues in the highlighted sentence only', () => {
    const cues = piecesOf(spanOf('Three is used.')).filter((piece) => piece.isCue)
    expect(cues.map((piece) => piece.text)).toEqual(['Three', 'used'])
    expect(piecesOf(null).some((piece) => piece.isCue)).toBe(false)
  })
})

describe('claims in a span', () => {
  test('are those that overlap it, in text order', () => {
    const { start } = spanOf('used. Two')
    const ids = claimsInSpan(document.id, claims, { start, end: start + 30 }).map((claim) => claim.id)
    expect(ids).toEqual(['One is used.', 'Three is used.'])
    expect(claimsInSpan(document.id, claims, spanOf('Two is not.'))).toEqual([])
  })
})

describe('the neighbouring sentence', () => {
  test('is the next or previous used sentence, or any sentence', () => {
    const reading = read(spanOf('One is used.'))
    expect(neighbourSentence(reading, 0, 'next', 'used')).toBe(2)
    expect(neighbourSentence(reading, 0, 'next', 'all')).toBe(1)
    expect(neighbourSentence(reading, 2, 'previous', 'used')).toBe(0)
    expect(neighbourSentence(reading, 3, 'next', 'all')).toBeNull()
    expect(neighbourSentence(reading, 0, 'previous', 'used')).toBeNull()
  })

  test('is the first or last one when none is lit', () => {
    expect(neighbourSentence(read(null), null, 'next', 'used')).toBe(0)
    expect(neighbourSentence(read(null), null, 'previous', 'used')).toBe(3)
  })
})
