import { widthAt } from '#picture/flowWidth.ts'
import { MAP_COLOURS, ROUTE_COLOURS } from '#picture/palette.ts'
import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { COUNTED_ROUTES, linkOf, shareOf, sumOf } from './drivers/flowShares.ts'
import { OpenReader } from './drivers/openReader.ts'
import { pixelRows } from './drivers/pixelRows.ts'
import { SearchBox } from './drivers/searchBox.ts'
import { expect, test } from './support/test.ts'

const drawn = published('routes')
  .routes.filter(({ legs }) => legs.length > 0)
  .map(({ id }) => id)
  .sort()

/** Least number of pixels for a visible line: the shortest route starts as a stroke of 5 × 20 px. */
const VISIBLE = 40

/** Width of a line of this colour where it runs nearly north, px: the median of twelve pixel rows around a point. */
async function rowWidth(map: DrawnMap, colour: string, at: { x: number; y: number }): Promise<number> {
  const area = { x: Math.round(at.x) - 8, y: Math.round(at.y) - 6, width: 16, height: 12 }
  const [counts = []] = await pixelRows(map.frame, [colour], 40, area)
  return [...counts].sort((a, b) => a - b)[area.height / 2] ?? 0
}

/** Position of a place on the map, px. */
async function pointOf(map: DrawnMap, place: readonly [number, number]): Promise<{ x: number; y: number }> {
  return map.frame.evaluate((element, position) => {
    const { map: drawn } = element as unknown as { map: { project(p: unknown): { x: number; y: number } } }
    const { x, y } = drawn.project(position)
    return { x, y }
  }, place)
}

test('MapLibre draws every route in its colour and width, and its names, search and print lead on', {
  tag: '@webgl',
}, async ({ page }) => {
  const explorer = new Explorer(page)
  const map = new DrawnMap(page)
  const heading = explorer.details.getByRole('heading', { level: 2 })
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
    await explorer.follow('#/explore?routes=channel&v=3')
    const { channel = '', 'eastern-mediterranean': other = '' } = ROUTE_COLOURS.light
    await expect.poll(async () => (await map.pixelsOf([other]))[0]).toBeLessThan(VISIBLE / 4)
    await expect.poll(async () => (await map.pixelsOf([channel]))[0]).toBeGreaterThan(VISIBLE)
    await page.getByRole('button', { name: 'Layers' }).click()
    await map.frame.getByRole('checkbox', { name: 'Routes' }).click()
    await expect.poll(() => map.drawnRoutes()).toEqual([])
    await expect.poll(async () => (await map.pixelsOf([channel]))[0]).toBeLessThan(VISIBLE / 4)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('line widths follow the figures of the period', async () => {
    for (const year of [2024, 2025]) {
      await explorer.follow(linkOf(year))
      for (const route of [...COUNTED_ROUTES, 'channel']) {
        await expect
          .poll(
            async () => {
              const { zoom, flows } = await map.drawnFlows()
              return (flows[route]?.px ?? 0) - widthAt(shareOf(year, route), zoom)
            },
            { message: `${route} ${year}` },
          )
          .toBeCloseTo(0, 1)
      }
      const { zoom, flows } = await map.drawnFlows()
      const { channel = '' } = ROUTE_COLOURS.light
      for (const route of COUNTED_ROUTES) {
        expect(flows[route]).toMatchObject({ fill: ROUTE_COLOURS.light[route], dashes: 1 })
      }
      expect(flows.channel).toMatchObject({ fill: MAP_COLOURS.light.land, edge: channel })
      // The main line off Mauritania runs north, with no other beside it.
      const at = await pointOf(map, [-17.5, 16.6])
      const seen = await rowWidth(map, ROUTE_COLOURS.light['western-african'] ?? '', at)
      expect(Math.abs(seen - widthAt(shareOf(year, 'western-african'), zoom))).toBeLessThan(2)
    }
  })

  await test.step('lines and names stay while the map moves', async () => {
    const before = await map.drawnFlows()
    const named = await map.frame.locator('[data-label^="route:"]').count()
    const box = await map.frame.boundingBox()
    if (!box) throw new Error('the map is not on the screen')
    const middle = { x: box.x + box.width * 0.1, y: box.y + box.height * 0.5 }
    await page.mouse.move(middle.x, middle.y)
    await page.mouse.down()
    for (let step = 1; step <= 4; step += 1) {
      await page.mouse.move(middle.x + step * 12, middle.y - step * 6)
      const { flows } = await map.drawnFlows()
      for (const route of ['central-mediterranean', 'western-balkans']) {
        expect(flows[route]?.px, `${route} after ${step} steps`).toBe(before.flows[route]?.px)
      }
      expect(await map.frame.locator('[data-label^="route:"]').count()).toBe(named)
    }
    await page.mouse.up()
  })

  await test.step('a number has its unit and opens its cells; the Channel counts people', async () => {
    const arrivals = sumOf(2025, 'channel').toLocaleString('en-GB')
    await expect(map.labels.filter({ hasText: `${arrivals} people` })).toBeVisible()
    await expect(page.locator('[data-map-card="key"]').getByText('arrivals')).toBeVisible()
    const detections = sumOf(2025, 'central-mediterranean').toLocaleString('en-GB')
    await map.labels.filter({ hasText: detections }).click()
    await expect(page).toHaveURL(/reader=cells/)
    await expect(new OpenReader(page).dialog).toContainText(detections)
  })

  await test.step('a map label opens its dossier, and the wheel zooms over it', async () => {
    await explorer.follow('#/explore?v=3')
    await map.labels.filter({ hasText: 'Western Balkans' }).click()
    await expect(heading).toHaveText('Western Balkans')
    // Moving the map changes the link without a history entry.
    const entries = await page.evaluate(() => window.history.length)
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect(page).toHaveURL(/camera=/)
    expect(await page.evaluate(() => window.history.length)).toBe(entries)
    await explorer.follow('#/explore?camera=14.00,40.00,4.0&v=3')
    await expect.poll(async () => (await map.drawnFlows()).zoom).toBeCloseTo(4, 1)
    await map.labels.filter({ hasText: 'Central Mediterranean' }).hover()
    await page.mouse.wheel(0, -400)
    await expect.poll(async () => (await map.drawnFlows()).zoom).toBeGreaterThan(4.2)
  })

  await test.step('a hub opens its route at the position of the hub', async () => {
    await explorer.follow('#/explore')
    // A control with the focus would get the slash.
    await explorer.line.click()
    const search = new SearchBox(page)
    await search.ask('bihac')
    await expect(await search.active()).toContainText('on the route Western Balkans')
    await page.keyboard.press('Enter')
    await expect(search.dialog).toBeHidden()
    await expect(heading).toContainText('Western Balkans')
    await expect(page.getByRole('region', { name: 'Details' })).toBeFocused()
    await expect(page).toHaveURL(/selected=route:western-balkans.*camera=15\.87/)
    await expect.poll(() => map.drawnHubs()).toContain('western-balkans/bihac')
    await page.goBack()
    await expect(page).toHaveURL(/#\/explore$/)
  })

  await test.step('paper has the map as SVG, whose code loads once the page is idle', async () => {
    const fetched = () =>
      page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name.replace(/-[^/]*$/, '')),
      )
    await expect.poll(fetched).toContainEqual(expect.stringMatching(/\/SvgMap$/))
    await expect.poll(fetched).toContainEqual(expect.stringMatching(/\/manifest$/))
    const printed = page.getByTestId('printed-map')
    await expect(printed).toHaveCount(0)
    await page.emulateMedia({ media: 'print' })
    await expect(printed.locator('[data-layer="routes"] path')).not.toHaveCount(0)
    await expect(map.frame).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
    await expect(printed).toHaveCount(0)
    await expect(map.frame).toBeVisible()
  })
})
