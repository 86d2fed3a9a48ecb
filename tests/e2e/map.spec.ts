import { ROUTE_COLOURS } from '#map/palette.ts'
import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { expect, test } from './support/test.ts'

const drawn = published('routes')
  .routes.filter(({ legs }) => legs.length > 0)
  .map(({ id }) => id)
  .sort()

/** Least number of pixels for a visible line: the shortest route starts as a stroke of 5 × 40 px. */
const VISIBLE = 100

test('draws every route in its colour in both themes, dims it by filter, and hides it with its layer', {
  tag: '@webgl',
}, async ({ page }) => {
  const explorer = new Explorer(page)
  const map = new DrawnMap(page)
  await explorer.open()
  await map.isReady()
  expect(await map.drawnRoutes()).toEqual(drawn)
  for (const theme of ['light', 'dark'] as const) {
    await explorer.chooseTheme(theme === 'light' ? 'Light' : 'Dark')
    const colours = drawn.map((id) => ROUTE_COLOURS[theme][id] ?? '')
    await expect
      .poll(
        async () => {
          const counts = await map.pixelsOf(colours)
          return drawn.filter((_, index) => (counts[index] ?? 0) < VISIBLE)
        },
        { message: `routes of which the ${theme} map shows next to nothing` },
      )
      .toEqual([])
  }

  await test.step('a filter dims the other routes, and the layer can be switched off', async () => {
    await explorer.chooseTheme('Light')
    await explorer.follow('#/explore?routes=channel&v=1')
    const { channel = '', 'eastern-mediterranean': other = '' } = ROUTE_COLOURS.light
    await expect.poll(async () => (await map.pixelsOf([other]))[0]).toBeLessThan(VISIBLE / 4)
    await expect.poll(async () => (await map.pixelsOf([channel]))[0]).toBeGreaterThan(VISIBLE)
    await map.frame.getByRole('button', { name: 'Legend' }).click()
    await map.frame.getByRole('checkbox', { name: 'Routes' }).click()
    await expect.poll(() => map.drawnRoutes()).toEqual([])
    await expect.poll(async () => (await map.pixelsOf([channel]))[0]).toBeLessThan(VISIBLE / 4)
  })
})

test('a map label opens its dossier, and the wheel zooms over it', {
  tag: '@webgl',
}, async ({ page }) => {
  const explorer = new Explorer(page)
  const map = new DrawnMap(page)
  await explorer.open()
  await map.isReady()
  await map.labels.filter({ hasText: 'Western Balkans' }).click()
  const heading = explorer.details.getByRole('heading', { level: 2 })
  await expect(heading).toHaveText('Western Balkans')
  // Moving the map changes the link without a history entry.
  const entries = await page.evaluate(() => window.history.length)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect(page).toHaveURL(/camera=/)
  expect(await page.evaluate(() => window.history.length)).toBe(entries)
  await explorer.follow('#/explore?camera=14.00,40.00,4.0&v=1')
  await expect.poll(async () => (await map.drawnFlows()).zoom).toBeCloseTo(4, 1)
  await map.labels.filter({ hasText: 'Central Mediterranean' }).hover()
  await page.mouse.wheel(0, -400)
  await expect.poll(async () => (await map.drawnFlows()).zoom).toBeGreaterThan(4.2)
})
