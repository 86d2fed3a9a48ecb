import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Locator, type Page } from '@playwright/test'
import { BROWSER_ARGUMENTS } from '#scripts/findBrowser.ts'
import type { ServedPage } from './benchedPage.ts'
import { figure } from './figure.ts'
import { processorTimes } from './processorTimes.ts'
import {
  blockedTime,
  dragOver,
  frameTimes,
  ratePerSecond,
  readWatch,
  waitUntilQuiet,
  watchPage,
} from './watchPage.ts'

/** The figures of one run by name and unit, in the order of printing; null if it was not measured. */
export type PageFigures = Readonly<Record<string, readonly [value: number | null, unit: string]>>

export interface PageOptions {
  executablePath: string
  /** Factor by which the page's main thread is slowed. */
  cpu: number
  /** Lets the software GPU compose the page as well. */
  hasAngle: boolean
}

const ANGLE = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
const WAIT_MS = 120_000
/** Quiet time after which the start, and a click, count as drawn, ms. */
const START_QUIET_MS = 800
const CLICK_QUIET_MS = 450
/** Rest before each part, ms. */
const REST_MS = 500
/** Each of the two years is pressed and released twice. */
const CLICKS = 8
/** Duration of a drag, ms, its reach, px, and how often it goes back and forth. */
const DRAG = { ms: 3000, reach: 200, rounds: 2 }

/** Starts a page in a fresh browser, clicks years and drags the period. Throws if the page does not get ready. */
export async function measurePage(page: ServedPage, options: PageOptions): Promise<PageFigures> {
  const { executablePath, cpu, hasAngle } = options
  const args = [...BROWSER_ARGUMENTS, ...(hasAngle ? ANGLE : [])]
  // A server of its own tells the process id, and starts without a warm cache of programs.
  const server = await chromium.launchServer({ executablePath, args })
  try {
    const browser = await chromium.connect(server.wsEndpoint())
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      serviceWorkers: 'block',
    })
    const tab = await context.newPage()
    tab.setDefaultTimeout(WAIT_MS)
    const session = await context.newCDPSession(tab)
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    await watchPage(tab, page)
    const spent = () => processorTimes(server.process().pid ?? 0)
    const heap = async () => {
      await session.send('HeapProfiler.collectGarbage')
      return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6
    }
    const start = await measureStart(tab, page, spent)
    return {
      ...start,
      'heap after the start': [await heap(), 'MB'],
      ...(page.years !== '' && (await measureClicks(tab, tab.locator(page.years), spent))),
      ...(page.brush !== '' && (await measureDrag(tab, tab.locator(page.brush).first()))),
    }
  } finally {
    await server.close()
  }
}

type Spent = () => ReturnType<typeof processorTimes>

async function measureStart(tab: Page, page: ServedPage, spent: Spent): Promise<PageFigures> {
  await sleep(REST_MS)
  page.sent.length = 0
  const before = spent()
  await tab.goto(page.address, { waitUntil: 'commit' })
  await tab.waitForFunction(
    () =>
      window.benchWatch?.panels != null &&
      performance.getEntriesByType('mark').some(({ name }) => name.endsWith('map-ready')),
    null,
    { polling: 100 },
  )
  await waitUntilQuiet(tab, START_QUIET_MS)
  const after = spent()
  const { origin, firstPaint, map, nodes } = await tab.evaluate(() => ({
    origin: performance.timeOrigin,
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    map:
      performance.getEntriesByType('mark').find(({ name }) => name.endsWith('map-ready'))?.startTime ??
      Number.NaN,
    nodes: document.querySelectorAll('*').length,
  }))
  const { panels, picture, longTasks, commits, shift } = await readWatch(tab)
  const hasPanels = page.panels.length > 0
  const drawn = Math.max(map, hasPanels ? (panels ?? 0) : 0)
  const early = page.sent.filter(({ at }) => at < origin + drawn)
  return {
    'first paint': [firstPaint, 'ms'],
    // The browser's first paint may be later than the frame that lays out the picture.
    'first paint with a map': [picture === null ? null : Math.max(firstPaint, picture), 'ms'],
    'map drawn': [map, 'ms'],
    'panels there': [hasPanels ? panels : null, 'ms'],
    'page blocked at the start': [blockedTime(longTasks, firstPaint, drawn), 'ms'],
    'start, page thread': [before && after && after.page - before.page, 'cpu ms'],
    'start, drawing': [before && after && after.drawing - before.drawing, 'cpu ms'],
    'sent until drawn': [early.reduce((sum, { bytes }) => sum + bytes, 0) / 1000, 'kB brotli'],
    'requests until drawn': [early.length, 'requests'],
    'DOM nodes': [nodes, 'nodes'],
    'React commits at the start': [commits > 0 ? commits : null, 'commits'],
    'layout shift of the start': [shift, 'score'],
  }
}

/** Presses and releases two years in turn, with the pointer already there. */
async function measureClicks(tab: Page, years: Locator, spent: Spent): Promise<PageFigures> {
  const times: number[] = []
  await sleep(REST_MS)
  const before = spent()
  for (let click = 0; click < CLICKS; click += 1) {
    await years.nth(Math.floor(click / 2) % 2).hover()
    await sleep(100)
    const from = await tab.evaluate(() => {
      const watch = window.benchWatch
      if (watch) Object.assign(watch, { click: 0, shown: [] })
      return performance.now()
    })
    await tab.mouse.down()
    await tab.mouse.up()
    await tab.waitForFunction(() => (window.benchWatch?.click ?? 0) > 0, null, { polling: 50 })
    await waitUntilQuiet(tab, CLICK_QUIET_MS, from)
    const { click: at, shown } = await readWatch(tab)
    times.push(Math.max(at, ...shown) - at)
  }
  const after = spent()
  return {
    'year clicked, all drawn': [figure('', '', times).median, 'ms'],
    'year clicked, page thread': [before && after && (after.page - before.page) / CLICKS, 'cpu ms'],
    'year clicked, drawing': [before && after && (after.drawing - before.drawing) / CLICKS, 'cpu ms'],
  }
}

/** Drags the period back and forth. */
async function measureDrag(tab: Page, brush: Locator): Promise<PageFigures> {
  const box = await brush.boundingBox()
  if (!box) throw new Error('what drags the period is not on the screen')
  await sleep(REST_MS)
  const from = await tab.evaluate(() => performance.now())
  await dragOver(tab, backAndForth({ x: box.x + box.width / 2, y: box.y + box.height / 2 }))
  const to = await tab.evaluate(() => performance.now())
  await waitUntilQuiet(tab, CLICK_QUIET_MS)
  const { frames, shown } = await readWatch(tab)
  return {
    'period dragged, worst frame': [Math.max(...frameTimes(frames, from, to)), 'ms'],
    'period dragged, drawn frames': [ratePerSecond(shown, from, to), 'frames/s'],
  }
}

/** Points right of a start and back, by the clock: a slow page gets fewer steps, not a longer drag. */
function* backAndForth({ x, y }: { x: number; y: number }): Generator<{ x: number; y: number }> {
  const start = performance.now()
  for (let passed = 0; passed < DRAG.ms; passed = performance.now() - start) {
    const turn = (passed / DRAG.ms) * DRAG.rounds * 2 * Math.PI
    yield { x: x + ((1 - Math.cos(turn)) / 2) * DRAG.reach, y }
  }
}
