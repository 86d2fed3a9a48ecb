import type { Page } from '@playwright/test'
import { dimensionOf, loadTable } from '#domain/figureTable.ts'
import { widthAt } from '#map/flowWidth.ts'
import { ROUTE_COLOURS } from '#map/palette.ts'
import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { OpenReader } from './drivers/openReader.ts'
import { pixelRows } from './drivers/pixelRows.ts'
import { SvgMap } from './drivers/svgMap.ts'
import { expect, sharedTest, test } from './support/test.ts'

const ROUTES = [
  'central-mediterranean',
  'eastern-mediterranean',
  'western-african',
  'western-balkans',
  'western-mediterranean',
] as const

const tables = published('figures').tables

/** The sum of a year in the published file: detections on a route, or all who arrived over the Channel. */
function sumOf(year: number, route: string): number {
  const isChannel = route === 'channel'
  const coded = tables.find(({ id }) => id === (isChannel ? 'uk-small-boats-monthly' : 'frontex-detections'))
  if (!coded) throw new Error('figures.json lacks a table')
  const table = loadTable(coded)
  const months = dimensionOf(table, 'month')
  const places = isChannel ? null : dimensionOf(table, 'route')
  const values = table.counts.find(({ name }) => name === (isChannel ? 'arrivals' : 'detections'))?.values
  let sum = 0
  for (let row = 0; row < table.rows; row += 1) {
    const isInYear = months.keys[months.codes[row] ?? 0]?.startsWith(String(year))
    const isHere = places === null || places.keys[places.codes[row] ?? 0] === route
    if (isInYear && isHere) sum += values?.[row] ?? 0
  }
  return sum
}

/** A year's share of the width scale on a route, by the documented rule. */
const shareOf = (year: number, route: string) => Math.sqrt(sumOf(year, route) / 12 / 6000)

const linkOf = (year: number) => `#/explore?years=${year}&v=1`

/** Width of a line of this colour where it runs nearly north, px: the median of twelve pixel rows around a point. */
async function rowWidth(map: DrawnMap, colour: string, at: { x: number; y: number }): Promise<number> {
  const area = { x: Math.round(at.x) - 25, y: Math.round(at.y) - 6, width: 50, height: 12 }
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

async function open(page: Page, link?: string): Promise<{ explorer: Explorer; map: DrawnMap }> {
  const [explorer, map] = [new Explorer(page), new DrawnMap(page)]
  await explorer.open(link)
  await map.isReady()
  return { explorer, map }
}

test('line widths follow the figures of the period, survive map moves, and open their cells', {
  tag: '@webgl',
}, async ({ page }) => {
  const { explorer, map } = await open(page, linkOf(2024))
  for (const year of [2024, 2025]) {
    if (year === 2025) await explorer.follow(linkOf(year))
    for (const route of [...ROUTES, 'channel']) {
      await expect
        .poll(async () => (await map.drawnFlows()).flows[route]?.state.width, { message: `${route} ${year}` })
        .toBeCloseTo(shareOf(year, route), 6)
    }
    const { zoom, flows } = await map.drawnFlows()
    for (const route of ROUTES) {
      expect(flows[route]?.px, `${route} ${year}`).toBeCloseTo(widthAt(shareOf(year, route), zoom), 1)
      expect(flows[route]?.state).toMatchObject({ hasNoFigure: false, isOtherUnit: false })
    }
    expect(flows.channel?.state).toMatchObject({ isOtherUnit: true })
    // The line off Western Sahara runs nearly north.
    const at = await pointOf(map, [-18.1, 24.5])
    const seen = await rowWidth(map, ROUTE_COLOURS.light['western-african'] ?? '', at)
    expect(Math.abs(seen - widthAt(shareOf(year, 'western-african'), zoom))).toBeLessThan(2)
  }

  await test.step('lines and names stay while the map moves', async () => {
    const before = await map.drawnFlows()
    const named = await map.labels.filter({ hasText: /detections|arrived/ }).count()
    const box = await map.frame.boundingBox()
    if (!box) throw new Error('the map is not on the screen')
    const middle = { x: box.x + box.width * 0.1, y: box.y + box.height * 0.5 }
    await page.mouse.move(middle.x, middle.y)
    await page.mouse.down()
    for (let step = 1; step <= 8; step += 1) {
      await page.mouse.move(middle.x + step * 6, middle.y - step * 3)
      const { flows } = await map.drawnFlows()
      for (const route of ['central-mediterranean', 'western-balkans']) {
        const width = before.flows[route]?.state.width
        expect(flows[route]?.state.width, `${route} after ${step} steps`).toBe(width)
      }
      expect(await map.labels.filter({ hasText: /detections|arrived/ }).count()).toBe(named)
    }
    await page.mouse.up()
  })

  await test.step('a number has its unit and opens its cells; the Channel counts people', async () => {
    const arrivals = sumOf(2025, 'channel').toLocaleString('en-GB')
    await expect(map.labels.filter({ hasText: `${arrivals} people arrived` })).toBeVisible()
    await expect(page.getByRole('group', { name: 'Legend' }).getByText('people arrived')).toBeVisible()
    const detections = sumOf(2025, 'central-mediterranean').toLocaleString('en-GB')
    await map.labels.filter({ hasText: `${detections} detections` }).click()
    await expect(page).toHaveURL(/reader=cells/)
    await expect(new OpenReader(page).dialog).toContainText(detections)
  })
})

sharedTest('line widths are the same without WebGL', async ({ page }) => {
  const [explorer, map] = [new Explorer(page), new SvgMap(page)]
  await explorer.open(linkOf(2024))
  await map.isReady()
  for (const year of [2024, 2025]) {
    if (year === 2025) await explorer.follow(linkOf(year))
    for (const route of ROUTES) {
      const colour = ROUTE_COLOURS.light[route] ?? ''
      await expect
        .poll(
          async () => {
            const widest = await map.widestLine(colour)
            return widest.px - widthAt(shareOf(year, route), widest.zoom)
          },
          { message: `${route} ${year}` },
        )
        .toBeCloseTo(0, 0)
    }
  }
})

test('the start picture has the line widths of the map', { tag: '@webgl' }, async ({ page }) => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/\/assets\/RouteMap-[^/]*\.js$/, async (route) => {
    await released
    await route.continue()
  })
  const [explorer, map] = [new Explorer(page), new DrawnMap(page)]
  await explorer.open()
  const pictured = await page.locator('.start-routes [data-route]').evaluateAll((groups) =>
    Object.fromEntries(
      groups.map((group) => {
        const line = group.querySelector('.start-w10')
        return [
          group.getAttribute('data-route'),
          line ? Number.parseFloat(getComputedStyle(line).strokeWidth) : 0,
        ]
      }),
    ),
  )
  release()
  await map.isReady()
  const { flows } = await map.drawnFlows()
  expect(Object.keys(flows).length).toBeGreaterThan(4)
  for (const [route, { px }] of Object.entries(flows)) expect(pictured[route], route).toBeCloseTo(px, 1)
})
