import type { Route } from '@playwright/test'
import { ROUTE_COLOURS } from '#picture/palette.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { expect, test } from './support/test.ts'

/** The browser's own messages for a file that fails to load, has another checksum, or is fetched again after its preload. */
test.use({ expectedFaults: /status of 500|integrity|was preloaded using link preload but not used/ })

const refuse = (route: Route) => route.fulfill({ status: 500, body: '' })
const addressOf = (file: string) => new RegExp(`/assets/${file}-[^/]*\\.json$`)

test('keeps everything but the map when the basemap fails, and draws it on retry', async ({ page }) => {
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

test.describe('a lost WebGL context', () => {
  test.use({ expectedFaults: /CONTEXT_LOST|context (?:was )?lost|after WebGL context loss/i })

  test('shows the same map once restored', { tag: '@webgl' }, async ({ page }) => {
    const explorer = new Explorer(page)
    const map = new DrawnMap(page)
    await explorer.open('#/explore?routes=channel&v=3')
    await map.isReady()
    const { channel = '' } = ROUTE_COLOURS.light
    const before = await map.drawnRoutes()
    const [drawn = 0] = await map.pixelsOf([channel])
    expect(drawn, 'px of the line before').toBeGreaterThan(20)
    await page.evaluate(async () => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="map"] canvas')
      const loss = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
      if (!canvas || !loss) throw new Error('there is no context to lose')
      const lost = new Promise((resolve) =>
        canvas.addEventListener('webglcontextlost', resolve, { once: true }),
      )
      loss.loseContext()
      await lost
      // The browser can restore a context only after the event.
      await new Promise((resolve) => setTimeout(resolve, 100))
      loss.restoreContext()
    })
    await expect.poll(async () => (await map.pixelsOf([channel]))[0]).toBeGreaterThan(drawn * 0.7)
    expect(await map.drawnRoutes()).toEqual(before)
    await explorer.chooseYear('2025')
    await expect(explorer.sentence).toContainText('2025')
  })
})
