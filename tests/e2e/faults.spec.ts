import type { Route } from '@playwright/test'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { expect, sharedTest } from './support/test.ts'

/** The browser's own messages for a file that fails to load, has another checksum, or is fetched again after its preload. */
sharedTest.use({ expectedFaults: /status of 500|integrity|was preloaded using link preload but not used/ })

const refuse = (route: Route) => route.fulfill({ status: 500, body: '' })
const addressOf = (file: string) => new RegExp(`/assets/${file}-[^/]*\\.json$`)

sharedTest('keeps everything but the map when the basemap fails, and draws it on retry', async ({ page }) => {
  const explorer = new Explorer(page)
  await page.route(addressOf('(?:basemap|explore)'), refuse)
  await explorer.open()
  await expect(explorer.notice).toContainText('basemap.json could not be read')
  await expect(explorer.notice).toContainText('500')
  await explorer.chooseYear('2025')
  await expect(explorer.sentence).toContainText('2025')
  await expect(explorer.details.getByRole('link', { name: 'See Plans' })).toBeVisible()
  await expect(explorer.timeline.getByRole('button', { name: 'Show by status' })).toBeVisible()
  await page.unroute(addressOf('(?:basemap|explore)'))
  await explorer.notice.getByRole('button', { name: 'Try again' }).click()
  await new DrawnMap(page).isReady()
  await expect(explorer.notice).toBeHidden()
})
