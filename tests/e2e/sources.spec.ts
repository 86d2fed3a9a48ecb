import { Explorer } from './drivers/explorer.ts'
import { expect, sharedTest as test } from './support/test.ts'

test('a source opens from the map, and Back returns to the same view', async ({ page }) => {
  const explorer = new Explorer(page)
  await explorer.open('#/explore?years=2025&v=2')
  await page.getByRole('link', { name: 'Sources', exact: true }).focus()
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { name: 'Sources', level: 1 })
  await expect(heading).toBeVisible()
  await expect(page.getByRole('main', { name: 'Sources' })).toBeFocused()

  await page.getByRole('button', { name: 'Lexicon and rules' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Lexicon and rules' })).toBeFocused()
  await page.locator('summary', { hasText: 'Border control' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Says it', exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Open in the Reader' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Reader' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Reader' })).toBeHidden()
  await expect(heading).toBeVisible()
  await page.goBack()
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/#\/explore\?years=2025/)
})
