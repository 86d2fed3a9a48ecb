import { faultsOfAccessibility, faultsOfLayout } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { StageOfTalk } from './drivers/stageOfTalk.ts'
import { expect, sharedTest, test } from './support/test.ts'

const ROUTES = 'routes-2024-2025-en'

sharedTest(
  'is chosen from the bar, presented with the keyboard alone, left for Explore and taken up again',
  async ({ page }) => {
    await new Explorer(page).open()
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Briefing' })
      .press('Enter')
    await page.getByRole('button', { name: /^Routes 2024 against 2025/ }).press('Enter')
    await page.getByRole('button', { name: 'Present', exact: true }).first().press('Enter')
    const talk = new StageOfTalk(page)
    await expect(talk.title).toHaveText('Detections fell by a quarter in 2025')
    for (const title of [
      'The same months, side by side',
      'Central Mediterranean: nearly the same',
      'Eastern Mediterranean: a quarter fewer',
    ]) {
      await page.keyboard.press('PageDown')
      await expect(talk.title).toHaveText(title)
    }
    await page.keyboard.press('e')
    await expect(page.getByRole('region', { name: 'Details' })).toContainText('Eastern Mediterranean')
    await page
      .getByRole('complementary', { name: 'Talk' })
      .getByRole('button', { name: /^Back to step 4/ })
      .press('Enter')
    await expect(talk.title).toHaveText('Eastern Mediterranean: a quarter fewer')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { level: 2, name: 'Routes 2024 against 2025' })).toBeVisible()
  },
)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on briefings and stage, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(`/#/briefing?step=${ROUTES}`)
    await expect(page.getByRole('heading', { level: 2, name: 'Routes 2024 against 2025' })).toBeVisible()
    expect(await faultsOfAccessibility(page)).toEqual([])
    const talk = new StageOfTalk(page)
    await talk.open('recorded-2024', 'calais-group-en')
    expect(await faultsOfAccessibility(page)).toEqual([])
    await page.keyboard.press('n')
    await page.keyboard.press('o')
    await expect(page.getByRole('navigation', { name: 'All steps' })).toBeVisible()
    expect(await faultsOfAccessibility(page)).toEqual([])
  })
}

test('holds on a phone, in every language', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const language of ['en', 'fr', 'nl']) {
    await page.goto(`/#/briefing?lang=${language}&v=1`)
    await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible()
    expect(await faultsOfLayout(page)).toEqual([])
    await page.goto(`/#/stage?lang=${language}&step=routes-2024-2025-${language}:western-balkans`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await faultsOfLayout(page)).toEqual([])
  }
})
