import { expect, test } from 'vitest'
import { hostOf } from '#lib/hostOf.ts'

test.each([
  ['https://www.example.org/page', 'example.org'],
  // What a link leads to, not what its letters look like.
  ['https://аррӏе.com/page', 'xn--80ak6aa92e.com'],
  ['https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
  ['https://www.gov.uk@example.org/', 'example.org'],
])('%s leads to %s', (url, host) => expect(hostOf(url)).toBe(host))
