import { describe, expect, test } from 'vitest'
import { yearWords } from '#content/yearWords.ts'
import type { Claim } from '#domain/claim.ts'
import { claimOf, documentOf } from '#tests/support/builders.ts'

const TEXT = [
  'In 2024, the situation was tense.',
  'Plans for 2025:',
  'By 2025, countries aim to act. The plan is to improve controls. More came in 2025.',
].join('\n')
const document = documentOf(TEXT, ['text', 'heading', 'text'])

function claimOn(exact: string, year: number, yearBasis: Claim['yearBasis']): Claim {
  const start = TEXT.indexOf(exact)
  return claimOf({
    id: exact,
    years: [year],
    yearBasis,
    citation: { documentId: 'text', start, end: start + exact.length, exact, prefix: '', suffix: '' },
  })
}

describe('the words that state a year', () => {
  test('on the basis "paragraph" are the nearest mention before the sentence', () => {
    expect(yearWords(claimOn('The plan is to improve controls.', 2025, 'paragraph'), document)).toBe(
      'By 2025',
    )
  })

  test('on the basis "sentence" are the first of two mentions', () => {
    const twice = 'In 2024 boats left, and late 2024 saw fewer.'
    const claim = claimOn('In 2024', 2024, 'sentence')
    const citation = { documentId: 'text', start: 0, end: twice.length, exact: twice, prefix: '', suffix: '' }
    expect(yearWords({ ...claim, citation }, documentOf(twice))).toBe('In 2024')
  })

  test('on the basis "sentence" are quoted from the sentence', () => {
    expect(yearWords(claimOn('More came in 2025.', 2025, 'sentence'), document)).toBe('in 2025')
  })

  test('on the basis "section" are quoted from its heading', () => {
    const section = documentOf('Plans for 2025:\nThe plan is to act.', ['heading', 'text'])
    const start = section.text.indexOf('The plan')
    const claim = claimOf({
      id: 'a',
      years: [2025],
      yearBasis: 'section',
      citation: {
        documentId: 'text',
        start,
        end: section.text.length,
        exact: 'The plan is to act.',
        prefix: '',
        suffix: '',
      },
    })
    expect(yearWords(claim, section)).toBe('for 2025')
  })

  test('on the basis "document" may be anywhere, also after the sentence', () => {
    const claim = claimOn('In 2024, the situation was tense.', 2025, 'document')
    expect(yearWords(claim, document)).toBe('for 2025')
  })

  test('are null for a relative date, a claim without a year or a missing document', () => {
    expect(yearWords(claimOn('More came in 2025.', 2025, 'relative'), document)).toBeNull()
    expect(yearWords({ ...claimOn('More came in 2025.', 2025, null), years: [] }, document)).toBeNull()
    expect(yearWords(claimOn('More came in 2025.', 2025, 'sentence'), undefined)).toBeNull()
  })

  test('are not a number that only begins with the year', () => {
    const long = documentOf('In 20250 cases they act.', ['text'])
    const claim = claimOf({
      id: 'a',
      years: [2025],
      yearBasis: 'sentence',
      citation: { documentId: 'text', start: 0, end: 24, exact: long.text, prefix: '', suffix: '' },
    })
    expect(yearWords(claim, long)).toBeNull()
  })
})
