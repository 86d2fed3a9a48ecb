import type { Page } from '@playwright/test'
import { branchLines } from '#picture/branchLines.ts'
import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { SvgMap } from './drivers/svgMap.ts'
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
        const lines = [...document.querySelectorAll<SVGPathElement>('.start-route > path')]
        const points = lines.flatMap((path) => {
          const toScreen = path.getScreenCTM()
          if (!toScreen) return []
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

/** Start points of all main branches on MapLibre's map, px. */
async function drawnBeginnings(page: Page): Promise<{ x: number; y: number }[]> {
  const places = branchLines(published('routes').routes)
    .filter(({ isMain }) => isMain)
    .map(({ line }) => line[0])
  return page.getByTestId('map').evaluate((element, positions) => {
    const { map } = element as unknown as { map: { project(p: unknown): { x: number; y: number } } }
    const { left, top } = element.getBoundingClientRect()
    return positions.map((position) => {
      const { x, y } = map.project(position)
      return { x: x + left, y: y + top }
    })
  }, places)
}

const MAP_CODE = /\/assets\/(WebGlMap|SvgMap)-[^/]*\.js$/

/** Opens a page with the picture alone: the code of the map arrives on release. */
async function openHeld(page: Page, link?: string): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(MAP_CODE, async (route) => {
    await released
    await route.continue()
  })
  await new Explorer(page).open(link)
  return release
}

function expectCalmStart(record: StartRecord): void {
  expect(record.frames).toBeGreaterThan(1)
  expect(record.empty, 'frames with neither').toBe(0)
  expect(record.shift).toBeLessThanOrEqual(0.02)
  expect(record.points.length).toBeGreaterThan(6)
}

const distanceTo =
  ({ x, y }: { x: number; y: number }) =>
  (point: { x: number; y: number }) =>
    Math.hypot(point.x - x, point.y - y)

test('is shown from the first frame in the map’s place and with its line widths, without layout shift', {
  tag: '@webgl',
}, async ({ page }) => {
  await recordStart(page)
  const map = new DrawnMap(page)
  const release = await openHeld(page)
  const pictured = await page.locator('.start-routes [data-route]').evaluateAll((groups) =>
    Object.fromEntries(
      groups.map((group) => {
        const line = group.querySelector('.start-w6')
        return [
          group.getAttribute('data-route'),
          line ? Number.parseFloat(getComputedStyle(line).strokeWidth) : 0,
        ]
      }),
    ),
  )
  release()
  await map.isReady()
  await expect(page.locator('.start-map')).toBeHidden()
  const record = await startRecordOf(page)
  expectCalmStart(record)
  const beginnings = await drawnBeginnings(page)
  const met = beginnings.filter((at) => record.points.some((point) => distanceTo(at)(point) <= 1.5))
  expect(met).toHaveLength(beginnings.length)

  const { flows } = await map.drawnFlows()
  expect(Object.keys(flows).length).toBeGreaterThan(4)
  for (const [route, { px }] of Object.entries(flows)) expect(pictured[route], route).toBeCloseTo(px, 1)
})

// The SVG map has the places of MapLibre, as svgMap.spec.ts holds.
for (const { width, height } of [
  { width: 1100, height: 800 },
  { width: 390, height: 844 },
]) {
  test(`at ${width} × ${height} is shown from the first frame in the place of the SVG map`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await recordStart(page)
    await new Explorer(page).open()
    await new SvgMap(page).isReady()
    await expect(page.locator('.start-map')).toBeHidden()
    const record = await startRecordOf(page)
    expectCalmStart(record)
    const beginnings = await page.locator('[data-layer="route-hit"] path').evaluateAll((lines) =>
      lines.flatMap((line) => {
        const path = line as unknown as SVGPathElement
        const toScreen = path.getScreenCTM()
        if (!toScreen) return []
        const { x, y } = path.getPointAtLength(0).matrixTransform(toScreen)
        return [{ x, y }]
      }),
    )
    const met = beginnings.filter((at) => record.points.some((point) => distanceTo(at)(point) <= 1.5))
    expect(met.length).toBeGreaterThan(4)
  })
}

test('hides its routes, or the whole picture, when the link opens another view', async ({ page }) => {
  const picture = page.locator('.start-map')
  await openHeld(page, '#/explore?years=2025&v=2')
  await expect(picture).toBeVisible()
  await expect(picture.locator('.start-routes')).toBeHidden()
  for (const link of ['#/explore?camera=10.00,40.00,4.0&v=3', '#/explore?selected=route:channel&v=3']) {
    await page.goto('about:blank')
    await new Explorer(page).open(link)
    await expect(picture).toBeHidden()
  }
})
