import { expect, test } from 'vitest'
import { contentId } from '#domain/contentId.ts'

test('an id is made from content alone: the same parts give the same id, on every machine', () => {
  expect(contentId('measure', 'text')).toBe(contentId('measure', 'text'))
  // Links that readers keep hold these ids: another sum would break every one of them.
  expect(contentId('')).toBe('2o0ojkdfqs7m6')
  expect(contentId('measure', 'text')).toBe('3iwp4il2an2e0')
})

test('the boundaries of the parts count', () => {
  expect(contentId('ab', 'c')).not.toBe(contentId('a', 'bc'))
  expect(contentId('a', '')).not.toBe(contentId('a'))
})

test('the order of the parts and each letter count', () => {
  expect(contentId('a', 'b')).not.toBe(contentId('b', 'a'))
  expect(contentId('border')).not.toBe(contentId('bordes'))
})
