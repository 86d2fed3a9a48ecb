import type { Page } from '@playwright/test'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { Explorer } from './drivers/explorer.ts'
import { OpenReader } from './drivers/openReader.ts'
import { expect, sharedTest } from './support/test.ts'

const DEATHS =
  '#/explore?reader=cells:missing-migrants-incidents:dead_and_missing:2024-01..2024-12:route:channel&v=3'

/** Presses Tab until the focused element's name matches, once a button of that name is there. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().waitFor()
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    )
    if (name.test(text.trim())) return
  }
  throw new Error(`Tab does not reach ${name}`)
}

sharedTest('cells open by link and from a stated figure, and lead on and back', async ({ page }) => {
  const reader = new OpenReader(page)
  await new Explorer(page).open(DEATHS)

  await sharedTest.step('a link opens its cells, and an incident opens and returns to them', async () => {
    await expect(reader.title).toHaveText('Deaths and disappearances, by incident')
    const total = await reader.dialog.locator('tfoot tr').first().locator('td').textContent()
    await reader.dialog.getByRole('button', { name: '14 January 2024' }).click()
    await expect(reader.title).toHaveText('Incident, 14 January 2024')
    await expect(page).toHaveURL(/reader=incident:/)
    await page.goBack()
    await expect(reader.title).toHaveText('Deaths and disappearances, by incident')
    expect(new URL(page.url()).hash).toBe(DEATHS)
    await expect(reader.dialog.locator('tfoot tr').first().locator('td')).toHaveText(total ?? '')
    await reader.dialog.getByRole('button', { name: 'Show on map' }).click()
    await expect(page).toHaveURL(/period=2024&selected=route:channel/)
  })

  await sharedTest.step(
    'a stated figure opens its cells and returns the focus, by keyboard alone',
    async () => {
      await new Explorer(page).follow('#/sources')
      await page.getByRole('button', { name: 'Stated totals and the series' }).press('Enter')
      await expect(page.getByRole('heading', { name: 'Stated totals and the series' })).toBeFocused()
      await tabTo(page, new RegExp(`^${formattedTotal('all', 2015)}, all routes and other places, 2015`))
      await page.keyboard.press('Enter')
      await expect(reader.title).toHaveText('Detections by route and month')
      await expect(reader.dialog).toContainText(`${formattedTotal('all', 2015)} detections`)
      await expect(reader.title).toBeFocused()

      await tabTo(page, /^Eastern Mediterranean/)
      await page.keyboard.press('Enter')
      const months = reader.dialog.getByRole('row', { name: /2015 [\d,]+$/ })
      await expect(months).toHaveCount(12)
      const values = await months.locator('td').allTextContents()
      const sum = values.reduce((all, value) => all + Number(value.replace(/,/g, '')), 0)
      const group = reader.dialog.getByRole('row', { name: /^Eastern Mediterranean/ }).first()
      await expect(group).toContainText(sum.toLocaleString('en-GB'))

      await page.keyboard.press('Escape')
      await expect(reader.dialog).toBeHidden()
      await expect(
        page.getByRole('button', { name: new RegExp(`^${formattedTotal('all', 2015)}, all routes`) }),
      ).toBeFocused()
    },
  )
})
