import { expect, test } from 'vitest'
import { wholeWords } from '#features/timeline/timeAxis.ts'

const TITLE = 'Calais Group meets in London'

test('keeps a title that fits', () => {
  expect(wholeWords(TITLE, 400)).toBe(TITLE)
})

test('cuts after a whole word, without trailing punctuation', () => {
  expect(wholeWords(TITLE, 130)).toBe('Calais Group meets…')
  expect(wholeWords(TITLE, 141)).toBe('Calais Group meets in…')
  expect(wholeWords('Operation in Italy: 58 people', 132)).toBe('Operation in Italy…')
})

test('keeps a word longer than the room, to be clipped by CSS', () => {
  expect(wholeWords('Verantwoordelijkheid', 40)).toBe('Verantwoordelijkheid')
})
