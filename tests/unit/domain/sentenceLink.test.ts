import { expect, test } from 'vitest'
import { sentenceLink } from '#domain/sentenceLink.ts'

const URL = 'https://example.org/page?id=1'

test('names first and last words, encoded', () => {
  expect(sentenceLink(URL, { first: 'The rules have', last: 'since June.' })).toBe(
    `${URL}#:~:text=The%20rules%20have,since%20June.`,
  )
})

test('encodes what has a meaning in a text fragment', () => {
  expect(sentenceLink(URL, { first: 'UK–German, law-making', last: 'R&D “now”' })).toBe(
    `${URL}#:~:text=UK%E2%80%93German%2C%20law%2Dmaking,R%26D%20%E2%80%9Cnow%E2%80%9D`,
  )
})

test('writes a sentence of few words once', () => {
  expect(sentenceLink(URL, { first: 'It was adopted.', last: 'It was adopted.' })).toBe(
    `${URL}#:~:text=It%20was%20adopted.`,
  )
})

test('keeps the fragment of the page, and replaces an older text fragment', () => {
  const words = { first: 'a', last: 'b' }
  expect(sentenceLink(`${URL}#part`, words)).toBe(`${URL}#part:~:text=a,b`)
  expect(sentenceLink(`${URL}#part:~:text=old`, words)).toBe(`${URL}#part:~:text=a,b`)
})
