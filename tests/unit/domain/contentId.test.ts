import { expect, test } from 'vitest'
import { contentId } from '#domain/fileParcel.ts'

test('an id depends only on its content', () => {
  expect(contentId('measure', 'text')).toBe(contentId('measure', 'text'))
  // Saved links contain these ids: another hash would break them all.
  expect(contentId('')).toBe('2o0ojkdfqs7m6')
  expect(contentId('measure', 'text')).toBe('3iwp4il2an2e0')
})

test('an id depends on where its parts begin and end', () => {
  expect(contentId('ab', 'c')).not.toBe(contentId('a', 'bc'))
  expect(contentId('a', '')).not.toBe(contentId('a'))
})

test('an id depends on the order of its parts and on every letter', () => {
  expect(contentId('a', 'b')).not.toBe(contentId('b', 'a'))
  expect(contentId('border')).not.toBe(contentId('bordes'))
})
