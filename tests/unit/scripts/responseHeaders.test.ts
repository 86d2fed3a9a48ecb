import { expect, test } from 'vitest'
import { NO_SITE, policyText, responseHeaders } from '#scripts/responseHeaders.ts'

test('the content security policy denies by default and allows neither inline code nor eval', () => {
  const directives = policyText().split('; ')
  expect(directives[0]).toBe("default-src 'none'")
  expect(directives).toContain("script-src 'self'")
  expect(directives).toContain("style-src 'self'")
  expect(policyText()).not.toMatch(/unsafe|https?:|\*/)
  // Browsers ignore these in a meta element, and warn.
  expect(policyText()).not.toMatch(/frame-ancestors|report-uri|sandbox/)
})

test('only the workers of text recognition may compile WebAssembly, and nothing from elsewhere', () => {
  const policyOf = (path: string) => responseHeaders(path, NO_SITE)['Content-Security-Policy'] ?? ''
  const policy = policyOf('/srv/dist/text-recognition/0123456789ab/worker.min.js')
  expect(policy.split('; ')).toContain("script-src 'self' 'wasm-unsafe-eval'")
  expect(policy).not.toMatch(/https?:|\*|blob:|data:|'unsafe-eval'|inline/)
  expect(policyOf('text-recognition/start.js')).toBe(policy)
  for (const path of ['index.html', 'assets/deskWorker-12345678.js', 'sw.js', 'throughline.html'])
    expect(policyOf(path), path).not.toContain('wasm')
})
