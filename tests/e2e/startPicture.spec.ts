import type { Page } from '@playwright/test'
import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { expect, test } from './support/test.ts'

/** What the page recorded about its start. */
interface StartRecord {
  /** Sum of all layout shifts. */
  shift: number
  /** Frames until the map was ready, and those with neither picture nor map. */
  frames: number
  empty: number
  /** Start points of the route lines in the picture's last frame, px. */
  points: { x: number; y: number }[]
}

async function recordStart(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const record: StartRecord = { shift: 0, frames: 0, empty: 0, points: [] }
    Object.assign(window, { record })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) record.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift', buffered: true })
    const look = () => {
      const isReady = document.documentElement.dataset.map === 'ready'
      const picture = document.querySelector<SVGSVGElement>('.start-map')
      const isShown = picture !== null && picture.getBoundingClientRect().width > 0
      if (document.querySelector('.shell-map') && !isReady) {
        record.frames += 1
        if (!isShown) record.empty += 1
        const lines = [...document.querySelectorAll<SVGUseElement>('.start-casing use')]
        const points = lines.flatMap((use) => {
          const path = document.querySelector<SVGPathElement>(use.getAttribute('href') ?? '')
          const toScreen = use.getScreenCTM()
          if (!path || !toScreen) return []
          const { x, y } = path.getPointAtLength(0).matrixTransform(toScreen)
          return [{ x, y }]
        })
        if (points.length > 0) record.points = points
      }
      if (!isReady) requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
}

const startRecordOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { record: StartRecord }).record)

/** Start points of all branches on MapLibre's map, px. */
async function drawnBeginnings(page: Page): Promise<{ x: number; y: number }[]> {
  const places = published('routes').routes.flatMap(({ legs }) =>
    legs.flatMap(({ geometry }) => geometry.coordinates.slice(0, 1)),
  )
  return page.getByTestId('map').evaluate((element, positions) => {
    const { map } = element as unknown as { map: { project(p: unknown): { x: number; y: number } } }
    const { left, top } = element.getBoundingClientRect()
    return positions.map((position) => {
      const { x, y } = map.project(position)
      return { x: x + left, y: y + top }
    })
  }, places)
}

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 1100, height: 800 },
  { width: 390, height: 844 },
]) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('is shown from the first frame in the map’s place, without layout shift', {
      tag: '@webgl',
    }, async ({ page }) => {
      await recordStart(page)
      await new Explorer(page).open()
      await new DrawnMap(page).isReady()
      await expect(page.locator('.start-map')).toBeHidden()
      const record = await startRecordOf(page)
      expect(record.frames).toBeGreaterThan(1)
      expect(record.empty, 'frames with neither').toBe(0)
      expect(record.shift).toBeLessThanOrEqual(0.02)
      const beginnings = await drawnBeginnings(page)
      const met = beginnings.filter(({ x, y }) =>
        record.points.some((point) => Math.hypot(point.x - x, point.y - y) <= 1.5),
      )
      // A leg that continues another starts inside a line, so only starts of branches are compared.
      expect(met.length).toBeGreaterThanOrEqual(beginnings.length / 2)
      expect(record.points.length).toBeGreaterThan(10)
    })
  })
}

test('hides its routes, or the whole picture, when the link opens another view', { tag: '@webgl' }, async ({
  page,
}) => {
  const [explorer, picture] = [new Explorer(page), page.locator('.start-map')]
  await page.route(/\/assets\/RouteMap-[^/]*\.js$/, () => {
    // The request never ends, so only the picture is shown.
  })
  await explorer.open()
  await expect(picture).toBeVisible()
  await page.goto('about:blank')
  await explorer.open('#/explore?years=2025&v=1')
  await expect(picture).toBeVisible()
  await expect(picture.locator('.start-routes')).toBeHidden()
  for (const link of ['#/explore?camera=10.00,40.00,4.0&v=1', '#/explore?selected=route:channel&v=1']) {
    await page.goto('about:blank')
    await explorer.open(link)
    await expect(picture).toBeHidden()
  }
})
