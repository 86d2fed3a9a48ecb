import { expect, test } from 'vitest'
import { WebAddress } from '#domain/webAddress.ts'

test.each(['https://example.org/page', 'http://example.org'])('%s is a page', (text) =>
  expect(WebAddress.safeParse(text).success).toBe(true),
)

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/hosts', 'example.org', ''])(
  '%j is none that a reader may press',
  (text) => expect(WebAddress.safeParse(text).success).toBe(false),
)
