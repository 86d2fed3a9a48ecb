import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './support/test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('the start page has no fault that a machine can find', async ({ page }) => {
      await page.goto('/')
      await expect(page.locator('html')).toHaveAttribute('data-map', 'ready')
      await expect(page.getByRole('region', { name: 'Details' }).getByRole('heading').first()).toBeVisible()
      const { violations, passes } = await new AxeBuilder({ page }).analyze()
      expect(passes.length, 'rules that were really applied').toBeGreaterThan(20)
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
      expect(found).toEqual([])
    })
  })
}
