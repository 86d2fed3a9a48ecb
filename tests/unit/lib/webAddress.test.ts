import { expect, test } from 'vitest'
import { hostOf, shortAddress } from '#lib/webAddress.ts'

test.each([
  ['https://www.example.org/page', 'example.org'],
  // What a link leads to, not what its letters look like.
  ['https://аррӏе.com/page', 'xn--80ak6aa92e.com'],
  ['https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
  ['https://www.gov.uk@example.org/', 'example.org'],
])('%s leads to %s', (url, host) => expect(hostOf(url)).toBe(host))

test.each([
  ['https://www.gov.uk/government/publications/boats', 'gov.uk/government/…'],
  ['https://example.org/page/?a=b#c', 'example.org/page'],
  ['https://example.org/', 'example.org'],
])('%s is short on paper', (url, short) => expect(shortAddress(url)).toBe(short))
