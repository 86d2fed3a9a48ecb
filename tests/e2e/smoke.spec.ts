import { Explorer } from './drivers/explorer.ts'
import { expect, test } from './support/test.ts'

test.describe('the content security policy', () => {
  // The refusals are expected.
  test.use({ expectedFaults: /Content Security Policy/ })

  test('blocks inline scripts and requests to other origins', async ({ page }) => {
    await new Explorer(page).open('#/table')
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const refused = await page.evaluate(async () => {
      const both = new Promise<string[]>((resolve) => {
        // The page and the header carry the same policy, so each refusal is reported twice.
        const directives = new Set<string>()
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          directives.add(effectiveDirective)
          if (directives.size === 2) resolve([...directives].sort())
        })
        window.setTimeout(() => resolve([...directives].sort()), 5000)
      })
      const script = document.createElement('script')
      script.textContent = 'document.title = "taken over"'
      document.body.append(script)
      await fetch('https://example.org/').catch(() => undefined)
      return both
    })
    expect(refused).toEqual(['connect-src', 'script-src-elem'])
    await expect(page).toHaveTitle(/Throughline/)
  })
})
