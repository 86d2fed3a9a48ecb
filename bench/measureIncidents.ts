import type { Browser, Page } from '@playwright/test'
import { monthIndex } from '#domain/period.ts'
import { openPage } from './openPage.ts'
import { syntheticIncidents } from './synthetic.ts'
import { dragOver, frameTimes, readWatch, watchPage } from './watchPage.ts'

/** Frame times of the incidents on the map, ms. */
export interface IncidentRun {
  /** Frames while the map is moved, and while the period is brushed. */
  pan: readonly number[]
  brush: readonly number[]
}

/** The incidents on the map: none (baseline), the published ones, or a number of synthetic ones. */
export type IncidentLoad = 'none' | 'published' | number

/** Far, where circles cluster many incidents; near, where most show one. */
export const INCIDENT_VIEWS = { afar: '', near: '&camera=14,34,6' } as const
export type IncidentView = keyof typeof INCIDENT_VIEWS

/** Distance of panning, px, and its steps. */
const PAN = { way: 240, steps: 40 }
/** Distance of a drag of the period, months. */
const MONTHS = 12
const SETTLE_MS = 1500
const WAIT_MS = 60_000

/** Opens the map with the layer, pans it and brushes the period; returns the frame times of each. */
export async function measureIncidents(
  browser: Browser,
  origin: string,
  load: IncidentLoad,
  view: IncidentView,
): Promise<IncidentRun> {
  const layers = load === 'none' ? 'routes,measures' : 'routes,measures,deaths'
  const address = `${origin}/#/explore?period=2023-01..2023-11&layers=${layers}${INCIDENT_VIEWS[view]}`
  const body = typeof load === 'number' ? JSON.stringify(syntheticIncidents(load)) : null
  const { page, context } = await openPage(browser, address, {
    cpu: 1,
    prepare: async (made) => {
      await watchPage(made, { picture: '', panels: [] })
      if (body === null) return
      await made.route(/\/incidents-[\w-]+\.json$/, (route) =>
        route.fulfill({ contentType: 'application/json', body }),
      )
    },
  })
  try {
    if (load !== 'none') await waitForCircles(page)
    await page.waitForTimeout(SETTLE_MS)
    return { pan: await framesOfPan(page), brush: await framesOfBrush(page) }
  } finally {
    await context.close()
  }
}

async function framesOfPan(page: Page): Promise<readonly number[]> {
  const box = await page.getByTestId('map').boundingBox()
  if (!box) throw new Error('the map is not on the screen')
  const start = { x: box.x + box.width * 0.4, y: box.y + box.height * 0.45 }
  const points = Array.from({ length: PAN.steps + 1 }, (_, step) => {
    const share = Math.sin((step / PAN.steps) * Math.PI * 2)
    return { x: start.x + share * PAN.way * 0.5, y: start.y + share * PAN.way * 0.3 }
  })
  return framesDuring(page, points)
}

async function framesOfBrush(page: Page): Promise<readonly number[]> {
  return framesDuring(page, await brushPoints(page))
}

/** Mouse positions on the dock that move the period by `MONTHS`. */
async function brushPoints(page: Page): Promise<readonly { x: number; y: number }[]> {
  const brush = page.locator('[data-brush]')
  const [frame, box, from, to] = await Promise.all([
    brush.locator('[data-window]').boundingBox(),
    brush.boundingBox(),
    brush.getAttribute('data-from'),
    brush.getAttribute('data-to'),
  ])
  if (!frame || !box || !from || !to) throw new Error('the dock has no brush')
  const step = box.width / (monthIndex(to) - monthIndex(from) + 1)
  const start = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }
  return Array.from({ length: MONTHS * 2 + 1 }, (_, index) => ({ ...start, x: start.x + (step * index) / 2 }))
}

async function framesDuring(
  page: Page,
  points: readonly { x: number; y: number }[],
): Promise<readonly number[]> {
  const from = await page.evaluate(() => performance.now())
  await dragOver(page, points)
  const to = await page.evaluate(() => performance.now())
  await page.waitForTimeout(SETTLE_MS)
  const { frames } = await readWatch(page)
  return frameTimes(frames, from, to)
}

/** Waits until the circles are on the map. */
async function waitForCircles(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const place = document.querySelector('[data-testid="map"]')
      const map: unknown = place && 'map' in place ? place.map : null
      if (typeof map !== 'object' || map === null || !('queryRenderedFeatures' in map)) return false
      const query: unknown = map.queryRenderedFeatures
      if (typeof query !== 'function') return false
      const found: unknown = query.call(map, { layers: ['incidents'] })
      return Array.isArray(found) && found.length > 0
    },
    null,
    { timeout: WAIT_MS },
  )
}
