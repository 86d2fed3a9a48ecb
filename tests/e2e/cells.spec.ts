import type { Page } from '@playwright/test'
import { said } from '#tests/support/publishedTotals.ts'
import { faultsOfAccessibility } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { OpenReader } from './drivers/openReader.ts'
import { expect, sharedTest, test } from './support/test.ts'

const TOTAL = '#/explore?reader=cells:frontex-detections:detections:2024-01..2024-12&v=1'
const DEATHS =
  '#/explore?reader=cells:missing-migrants-incidents:dead_and_missing:2024-01..2024-12:route:channel&v=1'

/** The active element's name, for going by keys without knowing how many of them it takes. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    )
    if (name.test(text.trim())) return
  }
  throw new Error(`no key leads to ${name}`)
}

sharedTest('a stated figure is traced to its cells and back by keyboard alone', async ({ page }) => {
  const reader = new OpenReader(page)
  await page.goto('/#/sources')
  await page.getByRole('button', { name: 'Stated against the series' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Stated against the series' })).toBeFocused()
  await tabTo(page, new RegExp(`^${said('all', 2015)}, all routes and other places, 2015`))
  await page.keyboard.press('Enter')
  await expect(reader.title).toHaveText('Detections by route and month')
  await expect(reader.dialog).toContainText(`${said('all', 2015)} detections`)
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
    page.getByRole('button', { name: new RegExp(`^${said('all', 2015)}, all routes`) }),
  ).toBeFocused()
})

sharedTest(
  'a link opens the same cells again, and an incident leads to its own and back',
  async ({ page }) => {
    const explorer = new Explorer(page)
    const reader = new OpenReader(page)
    await explorer.open(DEATHS)
    await expect(reader.title).toHaveText('Deaths and disappearances, by incident')
    const total = await reader.dialog.locator('tfoot tr').first().locator('td').textContent()
    await reader.dialog.getByRole('button', { name: '14 January 2024' }).click()
    await expect(reader.title).toHaveText('Incident, 14 January 2024')
    await expect(page).toHaveURL(/reader=incident:/)
    await page.goBack()
    await expect(reader.title).toHaveText('Deaths and disappearances, by incident')
    const address = page.url()
    await page.reload()
    await expect(page).toHaveURL(address)
    await expect(reader.dialog.locator('tfoot tr').first().locator('td')).toHaveText(total ?? '')
    await reader.dialog.getByRole('button', { name: 'Show on map' }).click()
    await expect(page).toHaveURL(/years=2024&selected=route:channel/)
  },
)

const VIEWS = [
  TOTAL,
  DEATHS,
  '#/explore?reader=cells:frontex-detections:detections:2024-01..2024-12,2025-01..2025-12:route:western-african&v=1',
  '#/explore?reader=cells:frontex-nationalities:detections:2024-01..2024-12&v=1',
  '#/explore?reader=cells:uk-small-boats-weekly:prevented:2024-01..2026-12&v=1',
  '#/explore?reader=incident:2014.MMP00007&v=1',
  '#/explore?reader=record:frontex-2024-figures&v=1',
]

for (const language of ['en', 'fr', 'nl']) {
  test(`cells and comparisons hold at 1440 and 320 px in ${language}`, async ({ page }) => {
    test.slow()
    for (const view of VIEWS) {
      await page.setViewportSize({ width: 320, height: 640 })
      const link = view.replace('#/explore', '#/sources').replace('&v=1', `&lang=${language}&v=1`)
      await page.goto(`/?${language}${VIEWS.indexOf(view)}${link}`)
      await expect(page.getByRole('dialog').locator('dl:visible').first()).toBeVisible()
      for (const size of [
        { width: 320, height: 640 },
        { width: 1440, height: 900 },
      ]) {
        await page.setViewportSize(size)
        expect.soft(await cutOff(page), `${link} at ${size.width}`).toEqual([])
      }
    }
  })
}

/** Parts of the Reader whose content is wider than they are and cannot be scrolled to. */
async function cutOff(page: Page): Promise<string[]> {
  return page.getByRole('dialog').evaluate((dialog) =>
    [dialog, ...dialog.querySelectorAll('*')]
      .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1)
      .filter((part) => part === dialog || getComputedStyle(part).overflowX === 'hidden')
      .filter((part) => !part.classList.contains('visually-hidden'))
      .map((part) => `${part.tagName} ${part.className}: ${part.textContent?.slice(0, 60)}`),
  )
}

for (const view of [DEATHS, VIEWS[2], VIEWS[5], VIEWS[6]]) {
  test(`axe finds nothing in light and in dark: ${view}`, async ({ page }) => {
    await page.goto(`/${view}`)
    await expect(page.getByRole('dialog').locator('dl:visible').first()).toBeVisible()
    expect.soft(await faultsOfAccessibility(page, { part: 'dialog' }), 'light').toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect.soft(await faultsOfAccessibility(page, { part: 'dialog', onlyColours: true }), 'dark').toEqual([])
  })
}
