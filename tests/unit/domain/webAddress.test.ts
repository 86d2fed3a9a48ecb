import { expect, test } from 'vitest'
import { WebAddress } from '#domain/linkText.ts'

test.each(['https://example.org/page', 'http://example.org'])('accepts %s', (text) =>
  expect(WebAddress.safeParse(text).success).toBe(true),
)

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/hosts', 'example.org', ''])(
  'rejects %j',
  (text) => expect(WebAddress.safeParse(text).success).toBe(false),
)
