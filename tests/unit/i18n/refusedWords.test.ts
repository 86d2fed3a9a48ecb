import { describe, expect, test } from 'vitest'
import type { UiLanguage } from '#domain/language.ts'
import { TESTED_LANGUAGES } from '#tests/support/testedLanguages.ts'
import { refusedIn } from './refusedWords.ts'

const found = (language: UiLanguage, texts: Readonly<Record<string, string>>) =>
  refusedIn(new Map(Object.entries(texts)), TESTED_LANGUAGES[language].refused)
const english = (text: string) => found('en', { 'compare.key': text }).filter((line) => line.includes('→'))

describe('refused words', () => {
  test('are named with key and the word to use', () => {
    expect(found('en', { 'compare.a.b': 'Words that fired' })).toContain('compare.a.b: “fired” → matched')
  })

  test('are found in the text alone, not in its variables', () => {
    expect(english('{{persons}} in {{id}}')).toEqual([])
    expect(english('{{count}} people arrived')).toEqual([])
    expect(english('Unit: people arrived')).toHaveLength(1)
  })

  test('are allowed where listed, and an exception that nothing needs is refused', () => {
    const verb = { 'compare.measures.note': 'one that spans both periods counts in both.' }
    expect(english('Two spans')).toHaveLength(1)
    expect(found('en', verb)).toEqual(['overview.charts.measures.unit_other needs no exception'])
  })

  test('know the errors of each language', () => {
    expect(found('nl', { lit: 'Opgelicht op de kaart', keep: 'Die van Jan houden' })).toEqual(
      expect.arrayContaining([expect.stringContaining('uitlichten'), expect.stringContaining('behouden')]),
    )
    expect(found('fr', { thin: 'personne n’y compte' })).toContainEqual(
      expect.stringContaining('aucun comptage'),
    )
  })
})
