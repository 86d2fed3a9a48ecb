import { faultsOfAccessibility, faultsOfLayout } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { expect, sharedTest as test } from './support/test.ts'

test('a reader goes from the map to a source, reads it, and comes back to where they were', async ({
  page,
}) => {
  const explorer = new Explorer(page)
  await explorer.open('#/explore?years=2025&v=1')
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

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [390, 844],
  [320, 640],
] as const) {
  test(`nothing scrolls sideways or overlaps at ${width} px, in any language`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    // On narrow screens the page runs on under the bar.
    const apart = width < 900 ? ['.shell-topbar'] : ['.shell-topbar', '.shell-page']
    for (const language of ['en', 'fr', 'nl']) {
      await page.goto(`/?${language}#/sources?lang=${language}&v=1`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const rules = page.locator('section:has([data-section="rules"])')
      await rules.locator('summary').first().press('Enter')
      await expect(rules.locator('details[open] li').first()).toBeVisible()
      expect.soft(await faultsOfLayout(page, apart), language).toEqual([])
      const wide = await page
        .locator('.shell-page')
        .evaluate((element) => element.scrollWidth - element.clientWidth)
      expect.soft(wide, language).toBeLessThanOrEqual(0)
    }
  })
}

test('axe finds nothing, in light and in dark', async ({ page }) => {
  await page.goto('/#/sources')
  await expect(page.getByRole('heading', { name: 'Map and other material' })).toBeVisible()
  await page.locator('summary', { hasText: 'Border control' }).press('Enter')
  // A button that was pressed has another name, and the next is then the first.
  const more = page.getByRole('button', { name: /^Show all/ })
  for (let left = await more.count(); left > 0; left -= 1) await more.first().click()
  await page.locator('summary', { hasText: 'What each counts' }).first().press('Enter')
  expect.soft(await faultsOfAccessibility(page), 'light').toEqual([])
  await new Explorer(page).chooseTheme('Dark')
  expect.soft(await faultsOfAccessibility(page, { onlyColours: true }), 'dark').toEqual([])
})
