import type { Locator, Page } from '@playwright/test'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { Explorer } from './drivers/explorer.ts'
import { expect, sharedTest } from './support/test.ts'

/** Presses Tab until the control has the focus, at most `most` times. */
async function tabTo(page: Page, control: Locator, most = 40): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${control}`)
}

sharedTest(
  'the headline, a number and parts of a dossier open their cells by keyboard alone',
  async ({ page }) => {
    const explorer = new Explorer(page)
    await explorer.open('#/explore?period=2025&v=3')
    const { details } = explorer
    const headline = details.getByRole('heading', { level: 2 }).getByRole('button')
    await expect(headline).toHaveText(
      'Detected crossings fell by a quarter. On the Western Mediterranean they rose.',
    )

    await page.keyboard.press('Tab')
    await tabTo(page, page.getByRole('button', { name: 'Skip to the details' }))
    await page.keyboard.press('Enter')
    await tabTo(page, headline)
    await page.keyboard.press('Enter')
    const reader = page.getByRole('dialog', { name: 'Reader' })
    await expect(reader).toContainText(formattedTotal('all', 2024))
    await expect(reader).toContainText(formattedTotal('all', 2025))
    await expect(page).toHaveURL(/reader=cells:frontex-detections/)
    await page.keyboard.press('Escape')
    await expect(reader).toBeHidden()
    await expect(headline).toBeFocused()

    const number = details.getByRole('button', {
      name: `${formattedTotal('channel', 2025)} arrived in the UK, 13% more, 2025`,
    })
    await tabTo(page, number)
    await page.keyboard.press('Enter')
    await expect(reader).toContainText(formattedTotal('channel', 2025))
    await expect(page).toHaveURL(/reader=cells:uk-small-boats-monthly/)
    await page.keyboard.press('Escape')
    await expect(number).toBeFocused()

    await explorer.follow('#/explore?years=2025&selected=route:central-mediterranean&v=2')
    const deaths = details.getByRole('button', { name: /^[\d,]+ dead or missing$/ })
    await deaths.press('Enter')
    await expect(reader).toContainText((await deaths.innerText()).match(/[\d,]+/)?.[0] ?? 'no number')
    await page.keyboard.press('Escape')

    await sharedTest.step(
      'headline, numbers and dossier are there at 320 px in French and Dutch',
      async () => {
        await page.setViewportSize({ width: 320, height: 640 })
        for (const { language, details: region, headline: title, route } of [
          {
            language: 'fr',
            details: 'Détails',
            headline:
              'Les franchissements détectés ont baissé d’un quart. En Méditerranée occidentale, ils ont augmenté.',
            route: 'Méditerranée centrale',
          },
          {
            language: 'nl',
            details: 'Details',
            headline:
              'De gedetecteerde overschrijdingen daalden met een kwart. Op de westelijke Middellandse Zee stegen ze.',
            route: 'Centrale Middellandse Zee',
          },
        ]) {
          const panel = page.getByRole('region', { name: region })
          const heading = panel.getByRole('heading', { level: 2 })
          await explorer.follow(`#/explore?period=2025&lang=${language}&v=3`)
          await expect(heading).toHaveText(title)
          await explorer.follow(
            `#/explore?years=2024,2025&selected=route:central-mediterranean&lang=${language}&v=2`,
          )
          await expect(heading).toHaveText(route)
          await expect(
            panel
              .getByRole('listitem')
              .filter({ hasText: /Bangladesh/ })
              .first(),
          ).toBeVisible()
        }
      },
    )
  },
)
