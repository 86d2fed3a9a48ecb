import { expect, test } from './support/test.ts'

test('the built page starts under its own policy', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveTitle(/Throughline/)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
})
