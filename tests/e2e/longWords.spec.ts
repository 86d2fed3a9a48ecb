import { faultsOfLayout } from './drivers/audit.ts'
import { lengthenFrench } from './drivers/longWords.ts'
import { dossiers, readings } from './drivers/screens.ts'
import { faultsOfText } from './drivers/textFaults.ts'
import { withoutWebGl } from './drivers/withoutWebGl.ts'
import { expect, test } from './support/test.ts'

const START = '#/explore?lang=fr&v=1'
const FILTERS_IN_USE =
  '#/explore?years=2024,2025&status=done,planned&measures=border-control&regions=north-africa&actors=EU,frontex&lang=fr&v=1'

// The words are rewritten on their way to the page, and a worker would answer in their place.
test.use({ serviceWorkers: 'block' })

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
  { width: 320, height: 640 },
]) {
  test.describe(`words that are 40 % longer, at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('nothing is cut, nothing lies over another thing, nothing scrolls sideways', async ({ page }) => {
      test.setTimeout(180_000)
      await withoutWebGl(page)
      await lengthenFrench(page)
      await page.goto(`/${START}`)
      const panel = page.locator('.shell-panel')
      await expect(panel.getByRole('heading', { level: 3 }).first()).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr')

      const look = async (screen: string) => {
        const faults = [...(await faultsOfLayout(page, [])), ...(await faultsOfText(page))]
        expect.soft(faults, screen).toEqual([])
      }
      const follow = (link: string) =>
        page.evaluate((hash) => {
          window.location.hash = hash
        }, link)

      await look('the start')
      const tabs = panel.locator('[aria-pressed]')
      for (let at = 1; at < 4; at += 1) {
        await tabs.nth(at).click()
        await expect(tabs.nth(at)).toHaveAttribute('aria-pressed', 'true')
        await look(`the overview, form ${at + 1}`)
      }
      await follow(FILTERS_IN_USE)
      await expect(page.locator('.shell-strip button').first()).toBeVisible()
      await look('filters in use')
      if (width < 900) {
        await page.locator('.shell-sheet-button button').click()
        await look('the filters in the sheet')
        await page.locator('.shell-sheet-button button').click()
      }
      for (const { name, link } of dossiers()) {
        await follow(link.replace('&v=1', '&lang=fr&v=1'))
        await expect(panel.getByRole('heading', { level: 2 }).first()).toBeVisible()
        await look(name)
      }
      await follow('#/table?lang=fr&v=1')
      await expect(page.getByRole('columnheader').first()).toBeVisible()
      await look('the table')
      await follow('#/sources?lang=fr&v=1')
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
      await look('the sources')
      for (const { name, link } of readings()) {
        await follow(link.replace('&v=1', '&lang=fr&v=1'))
        await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible()
        await look(name)
      }
    })
  })
}
