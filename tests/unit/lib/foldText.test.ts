import { describe, expect, test } from 'vitest'
import { endOfFolded, foldedTerms, foldedWords, foldText, holdsWords } from '#lib/foldText.ts'

describe('foldText', () => {
  test.each([
    ['Bihać', 'bihac'],
    ['BIHAC', 'bihac'],
    ['Çeşme', 'cesme'],
    ['Timişoara', 'timisoara'],
    ['İzmir', 'izmir'],
    ['Kuźnica', 'kuznica'],
    // Letters without a decomposition.
    ['Tromsø', 'tromso'],
    ['Đakovica', 'dakovica'],
    ['Iğdır', 'igdir'],
    ['Łódź', 'lodz'],
    ['Straße', 'strasse'],
    ['cœur', 'coeur'],
    ['Ærø', 'aero'],
  ])('%s is compared as %s', (written, folded) => {
    expect(foldText(written)).toBe(folded)
  })

  test('composed and decomposed letters are equal', () => {
    expect(foldText('Bihac\u0301')).toBe(foldText('Bihać'))
  })
})

test('a question is found by its words and by their synonyms', () => {
  const rows = ['turkey türkiye turkish', 'law laws act']
  expect(holdsWords('An agreement with Türkiye', 'turkey', rows)).toBe(true)
  expect(holdsWords('An agreement with Türkiye', 'turkey')).toBe(false)
  expect(holdsWords('An exact number', 'law', rows)).toBe(false)
  expect(holdsWords('Bihać', 'bihac', rows)).toBe(true)
})

describe('words', () => {
  test('an apostrophe, a hyphen and a full stop separate words; digits are words', () => {
    expect(foldedTerms('Région du Kurdistan d’Irak, UE–Tunisie: 127 M€ (2023).')).toEqual([
      'region',
      'du',
      'kurdistan',
      'd',
      'irak',
      'ue',
      'tunisie',
      '127',
      'm',
      '2023',
    ])
  })

  test('each word has its offset in the original text', () => {
    const text = 'De Bihac\u0301 à l’Ouest'
    for (const { start, end, folded } of foldedWords(text)) {
      expect(foldText(text.slice(start, end))).toBe(folded)
    }
    expect(foldedWords(text).map(({ folded }) => folded)).toEqual(foldedTerms(text))
  })

  test.each([
    ['Bihać', 4, 'Biha'],
    ['Bihac\u0301', 5, 'Bihac\u0301'],
    ['Straße', 5, 'Straß'],
    ['Lesbos', 4, 'Lesb'],
  ])('the start of %s of %i letters is %s', (written, length, start) => {
    expect(written.slice(0, endOfFolded(written, length))).toBe(start)
  })
})
