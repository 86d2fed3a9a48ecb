import { expect, test } from 'vitest'
import { wholeWords } from '#features/timeline/useMarkWords.ts'

const TITLE = 'Calais Group meets in London'

test('a title that fits stands whole', () => {
  expect(wholeWords(TITLE, 400)).toBe(TITLE)
})

test('a title is cut after a whole word, without what joined it to the next', () => {
  expect(wholeWords(TITLE, 120)).toBe('Calais Group meets…')
  expect(wholeWords(TITLE, 130)).toBe('Calais Group meets in…')
  expect(wholeWords('Operation in Italy: 58 people', 122)).toBe('Operation in Italy…')
})

test('a word that is longer than the room is left to be clipped where it is drawn', () => {
  expect(wholeWords('Verantwoordelijkheid', 40)).toBe('Verantwoordelijkheid')
})
