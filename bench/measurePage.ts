import type { Browser, Page } from '@playwright/test'
import { type ClickTimes, clickFilters } from './clickFilters.ts'

/** One cold start of the page and the clicks after it; times in ms since navigation began. */
export interface PageRun {
  /** First contentful paint. */
  firstPaint: number
  /** First frame with a map: the start picture, or the map itself. */
  firstMap: number
  /** The map is complete and interactive. */
  mapReady: number
  /** Cumulative layout shift until all parts have loaded, without shifts caused by clicks. */
  layoutShift: number
  /** From each click to the frame that shows it in map, lists and charts. */
  toDrawn: ClickTimes
  /** Addresses requested until the map was ready. */
  requested: readonly string[]
}

const FIRST_MAP = 'bench-first-map'
const WAIT_MS = 60_000
/** Time for the parts that wait for the map, ms. */
const SETTLE_MS = 2000

interface Options {
  /** Factor by which the processor is slowed. */
  cpu: number
  /** Clicks after the page has loaded. */
  clicks: number
}

/**
 * Starts the page once in a fresh browser context, so that nothing is cached, and clicks filters of every kind.
 * Throws if the page does not set its marks.
 */
export async function measurePage(browser: Browser, address: string, options: Options): Promise<PageRun> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  try {
    const page = await context.newPage()
    const requested = new Set<string>()
    context.on('request', (request) => requested.add(request.url()))
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: options.cpu })
    await page.addInitScript(watchForMap, FIRST_MAP)
    await page.goto(address)
    await page.waitForFunction(() => document.documentElement.dataset.map === 'ready', null, {
      timeout: WAIT_MS,
    })
    const requestedUntilReady = [...requested]
    await page.waitForTimeout(SETTLE_MS)
    const firstPaint = await startOf(page, 'first-contentful-paint')
    const start = {
      firstPaint,
      // The mark is set at layout, before the frame is painted; the browser reports the time of the first paint only.
      firstMap: Math.max(firstPaint, await startOf(page, FIRST_MAP)),
      mapReady: await startOf(page, 'map-ready'),
      layoutShift: await layoutShift(page),
      requested: requestedUntilReady,
    }
    return { ...start, toDrawn: await clickFilters(page, options.clicks) }
  } finally {
    await context.close()
  }
}

/**
 * Runs in the page: marks the frame after the one that first shows the start picture or the map. Measures only inside
 * frames, because measuring earlier would force a second layout. Has no named arrow functions, because the compiler would
 * add a helper that the page lacks.
 */
function watchForMap(mark: string): void {
  const frames = {
    look() {
      requestAnimationFrame(() => {
        const picture = document.querySelector('.start-map')
        if (!picture && document.documentElement?.dataset.map !== 'ready') return frames.look()
        requestAnimationFrame((time) => {
          const isPainted = !picture || picture.getClientRects().length > 0
          if (isPainted) performance.mark(mark, { startTime: time })
          else frames.look()
        })
      })
    },
  }
  frames.look()
}

/** Start of the last performance entry of a name, ms. */
async function startOf(page: Page, name: string): Promise<number> {
  const start = await page.evaluate(
    (wanted) => performance.getEntriesByName(wanted).at(-1)?.startTime ?? null,
    name,
  )
  if (start === null) throw new Error(`the page made no performance entry "${name}"`)
  return start
}

/** Cumulative layout shift so far, as web-vitals counts it. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        const observer = new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) {
            if ('value' in shift && 'hadRecentInput' in shift && !shift.hadRecentInput)
              sum += Number(shift.value)
          }
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        // Buffered entries arrive in a later task.
        setTimeout(() => resolve(sum), 100)
      }),
  )
}
