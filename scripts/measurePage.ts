import type { Browser, Page } from '@playwright/test'

/** Times of one cold start of the page, in ms since navigation began. */
export interface PageStart {
  firstPaint: number
  mapReady: number
  /** From a click on a year to the frame in which map, lists and charts show it; one value a click. */
  filterToDrawn: readonly number[]
  /** Addresses of everything that was asked for until the map stood. */
  requested: readonly string[]
}

/** What the app writes for measuring: marks in `performance`, and the map's state on the root element. */
const MARKS = { mapReady: 'map-ready', filterStart: 'filter-start', viewDrawn: 'view-drawn' }
const FILTER_CLICKS = 6
const WAIT_MS = 60_000

/**
 * Starts the page once in a fresh browser context, so that nothing is cached, with the processor slowed down by
 * `cpu` (4 is four times slower), and clicks through the years. Throws when the page does not come to its marks.
 */
export async function measurePage(browser: Browser, address: string, cpu: number): Promise<PageStart> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  try {
    const page = await context.newPage()
    const requested = new Set<string>()
    context.on('request', (request) => requested.add(request.url()))
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    await page.goto(address)
    await page.waitForFunction(() => document.documentElement.dataset.map === 'ready', null, {
      timeout: WAIT_MS,
    })
    const firstPaint = await startOf(page, 'first-contentful-paint')
    const mapReady = await startOf(page, MARKS.mapReady)
    const untilReady = [...requested]
    return { firstPaint, mapReady, filterToDrawn: await clickYears(page), requested: untilReady }
  } finally {
    await context.close()
  }
}

/** When the last performance entry of a name began. */
async function startOf(page: Page, name: string): Promise<number> {
  const start = await page.evaluate(
    (wanted) => performance.getEntriesByName(wanted).at(-1)?.startTime ?? null,
    name,
  )
  if (start === null) throw new Error(`the page made no performance entry "${name}"`)
  return start
}

async function clickYears(page: Page): Promise<readonly number[]> {
  const times: number[] = []
  const years = page.getByRole('group', { name: 'Year' }).getByRole('button', { name: /^20\d\d/ })
  for (let click = 0; click < FILTER_CLICKS; click += 1) {
    const drawnBefore = await page.evaluate(
      (mark) => performance.getEntriesByName(mark).length,
      MARKS.viewDrawn,
    )
    await years.nth(click % 2).click()
    await page.waitForFunction(
      ([mark, before]) => performance.getEntriesByName(mark).length > before,
      [MARKS.viewDrawn, drawnBefore] as const,
      { timeout: WAIT_MS },
    )
    times.push((await startOf(page, MARKS.viewDrawn)) - (await startOf(page, MARKS.filterStart)))
  }
  return times
}
