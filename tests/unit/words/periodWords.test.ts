import { describe, expect, test } from 'vitest'
import { createFormats } from '#i18n/formats.ts'
import { loadMessages } from '#i18n/i18n.ts'
import { englishI18n } from '#tests/support/english.ts'
import { periodWords } from '#words/buildWords.ts'

const instance = englishI18n()
await loadMessages(instance, 'fr')
await loadMessages(instance, 'nl')

function wordsIn(language: string) {
  return periodWords(createFormats(language), instance.getFixedT(language, 'common'))
}

describe('short month spans', () => {
  test.each([
    [[['2025-01', '2025-12']], '2025'],
    [[['2024-01', '2025-12']], '2024–2025'],
    [[['2026-01', '2026-06']], 'Jan–Jun 2026'],
    [[['2025-07', '2026-06']], 'Jul 2025 – Jun 2026'],
    [[['2026-03', '2026-03']], 'Mar 2026'],
    [
      [
        ['2021-01', '2022-12'],
        ['2025-01', '2025-12'],
      ],
      '2021–2022, 2025',
    ],
    [[], ''],
  ])('%j', (spans, words) => {
    const named = spans.map(([from = '', to = '']) => ({ from, to }))
    expect(wordsIn('en').spans(named)).toBe(words)
  })
})

describe('a month span as a name', () => {
  test.each([
    ['en', '2025-01', '2025-12', '2025'],
    ['en', '2026-01', '2026-06', 'January–June 2026'],
    ['en', '2025-07', '2026-06', 'July 2025 – June 2026'],
    ['fr', '2026-04', '2026-06', 'avril–juin 2026'],
    ['nl', '2026-03', '2026-03', 'maart 2026'],
  ])('%s %s to %s', (language, from, to, words) => {
    expect(wordsIn(language).fullSpan({ from, to })).toBe(words)
  })
})

describe('month spans in a sentence', () => {
  test.each([
    ['en', '2025-01', '2025-12', 'in 2025'],
    ['en', '2026-01', '2026-06', 'in January to June 2026'],
    ['en', '2025-07', '2026-06', 'in July 2025 to June 2026'],
    ['fr', '2025-01', '2025-12', 'en 2025'],
    ['fr', '2026-01', '2026-06', 'de janvier à juin 2026'],
    ['fr', '2026-04', '2026-06', 'd’avril à juin 2026'],
    ['fr', '2026-06', '2026-06', 'en juin 2026'],
    ['nl', '2026-01', '2026-06', 'van januari tot en met juni 2026'],
  ])('%s %s to %s', (language, from, to, words) => {
    expect(wordsIn(language).during({ from, to })).toBe(words)
  })
})
