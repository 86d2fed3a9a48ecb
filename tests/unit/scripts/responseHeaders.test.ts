import { expect, test } from 'vitest'
import { policyText } from '#scripts/responseHeaders.ts'

test('the content security policy denies by default and allows neither inline code nor eval', () => {
  const directives = policyText().split('; ')
  expect(directives[0]).toBe("default-src 'none'")
  expect(directives).toContain("script-src 'self'")
  expect(directives).toContain("style-src 'self'")
  expect(policyText()).not.toMatch(/unsafe|https?:|\*/)
  // Browsers ignore these in a meta element, and warn.
  expect(policyText()).not.toMatch(/frame-ancestors|report-uri|sandbox/)
})
