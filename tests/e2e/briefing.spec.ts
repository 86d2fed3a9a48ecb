import { Explorer } from './drivers/explorer.ts'
import { StagePage } from './drivers/stagePage.ts'
import { expect, sharedTest } from './support/test.ts'

sharedTest(
  'is opened from the bar, presented by keyboard, left for Explore and resumed',
  async ({ page }) => {
    await new Explorer(page).open()
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Briefing' })
      .press('Enter')
    await page.getByRole('button', { name: /^Routes 2024 against 2025/ }).press('Enter')
    await page.getByRole('main').getByRole('button', { name: 'Present', exact: true }).first().press('Enter')
    const stagePage = new StagePage(page)
    await expect(stagePage.title).toHaveText('Routes to Europe: 2024 against 2025')
    for (const title of [
      'What follows',
      'All routes together',
      'Detections fell by a quarter in 2025',
      '2024 against 2025: five routes fell, two rose',
      'Route by route',
      'Central Mediterranean: nearly the same',
      'Eastern Mediterranean: a quarter fewer',
    ]) {
      await page.keyboard.press('PageDown')
      await expect(stagePage.title).toHaveText(title)
    }
    await page.keyboard.press('e')
    await expect(page.getByRole('region', { name: 'Details' })).toContainText('Eastern Mediterranean')
    await page
      .getByRole('complementary', { name: 'Talk' })
      .getByRole('button', { name: /^Back to step 8/ })
      .press('Enter')
    await expect(stagePage.title).toHaveText('Eastern Mediterranean: a quarter fewer')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'End the talk' }).press('Enter')
    await expect(page.getByRole('heading', { level: 2, name: 'Routes 2024 against 2025' })).toBeVisible()
  },
)
