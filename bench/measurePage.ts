import type { Browser, Page } from '@playwright/test'
import { type ClickTimes, clickFilters } from './clickFilters.ts'

/** One cold start of the page and the clicks after it; times in ms since navigation began. */
export interface PageRun {
  /** The first frame with anything of the page in it. */
  firstPaint: number
  /** The first frame with a map in it: the picture that the page brings along, or the map itself. */
  firstMap: number
  /** The map is drawn with everything that it has, and can be used. */
  mapReady: number
  /** Cumulative layout shift until all parts stand: the sum of all shifts, without those that a click caused. */
  layoutShift: number
  /** From a click to the frame in which map, lists and charts show it; one value a click. */
  toDrawn: ClickTimes
  /** Addresses of everything that was asked for until the map stood. */
  requested: readonly string[]
}

const FIRST_MAP = 'bench-first-map'
const WAIT_MS = 60_000
/** How long after the map the parts that waited for it may take, in ms. */
const SETTLE_MS = 2000

interface Wishes {
  /** How much slower the processor is made: 4 is four times slower. */
  cpu: number
  /** How many filters are clicked once the page stands. */
  clicks: number
}

/**
 * Starts the page once in a fresh browser context, so that nothing is cached, and clicks filters of every kind.
 * Throws when the page does not come to its marks.
 */
export async function measurePage(browser: Browser, address: string, wishes: Wishes): Promise<PageRun> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  try {
    const page = await context.newPage()
    const requested = new Set<string>()
    context.on('request', (request) => requested.add(request.url()))
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: wishes.cpu })
    await page.addInitScript(watchForMap, FIRST_MAP)
    await page.goto(address)
    await page.waitForFunction(() => document.documentElement.dataset.map === 'ready', null, {
      timeout: WAIT_MS,
    })
    const untilReady = [...requested]
    await page.waitForTimeout(SETTLE_MS)
    const firstPaint = await startOf(page, 'first-contentful-paint')
    const start = {
      firstPaint,
      // A frame is laid out before it is on the screen, and the browser tells only of the first paint when that was.
      firstMap: Math.max(firstPaint, await startOf(page, FIRST_MAP)),
      mapReady: await startOf(page, 'map-ready'),
      layoutShift: await layoutShift(page),
      requested: untilReady,
    }
    return { ...start, toDrawn: await clickFilters(page, wishes.clicks) }
  } finally {
    await context.close()
  }
}

/**
 * Runs in the page: marks the frame after the one that first shows a picture of the map or the map itself. It asks only in
 * frames, which wait for the styles, and for the size only then: to ask before would make the page lay itself out twice. It has
 * no function that is an arrow with a name, because the compiler of these scripts would give it a helper that the page lacks.
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

/** When the last performance entry of a name began. */
async function startOf(page: Page, name: string): Promise<number> {
  const start = await page.evaluate(
    (wanted) => performance.getEntriesByName(wanted).at(-1)?.startTime ?? null,
    name,
  )
  if (start === null) throw new Error(`the page made no performance entry "${name}"`)
  return start
}

/** The shifts that the browser saw so far, as web-vitals counts them. */
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
        // What is buffered is told in a task of its own.
        setTimeout(() => resolve(sum), 100)
      }),
  )
}
