import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Locator, Page } from '@playwright/test'
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
export const CLICK_QUIET_MS = 450
/** Rest before each part, ms. */
const REST_MS = 500
/** How many periods are clicked, and how often a tab is opened. */
const CLICKS = 8
const TAB_CLICKS = 4
/** Duration of a drag, ms, its reach, px, and how often it goes back and forth. */
const DRAG = { ms: 3000, reach: 200, rounds: 2 }

/** A page's tab in a fresh browser. */
export interface FreshTab {
  tab: Page
  session: CDPSession
  /** Processor times of the browser so far. */
  spent: () => ReturnType<typeof processorTimes>
}

/** Opens an empty tab in a fresh browser, watched for the parts of a page, and closes it afterwards. */
export async function inFreshTab<Result>(
  page: ServedPage,
  { executablePath, cpu, hasAngle }: PageOptions,
  measure: (fresh: FreshTab) => Promise<Result>,
): Promise<Result> {
  const args = [...BROWSER_ARGUMENTS, ...(hasAngle ? ANGLE : [])]
  // A server of its own tells the process id, and starts without a warm cache of programs.
  // Not at the top: tests of what is reckoned from measurements need no browser, which takes a second to load.
  const { chromium } = await import('@playwright/test')
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
    return await measure({ tab, session, spent: () => processorTimes(server.process().pid ?? 0) })
  } finally {
    await server.close()
  }
}

/** Starts a page in a fresh browser, clicks periods, drags one, and opens a tab. Throws if the page does not get ready. */
export function measurePage(page: ServedPage, options: PageOptions): Promise<PageFigures> {
  return inFreshTab(page, options, async ({ tab, session, spent }) => {
    const start = await measureStart(tab, page, spent)
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return {
      ...start,
      'heap after the start': [usedSize / 1e6, 'MB'],
      ...(page.years !== '' && (await measureYears(tab, page, spent))),
      ...(page.brush !== '' && (await measureDrag(tab, tab.locator(page.brush).first()))),
      ...(page.tabs && (await measureTab(tab, page.tabs, spent))),
    }
  })
}

type Spent = FreshTab['spent']

/** Opens a page and waits until its map and panels are drawn and it is quiet. */
export async function openDrawn(tab: Page, address: string): Promise<void> {
  await tab.goto(address, { waitUntil: 'commit' })
  await tab.waitForFunction(
    () =>
      window.benchWatch?.panels != null &&
      performance.getEntriesByType('mark').some(({ name }) => name.endsWith('map-ready')),
    null,
    { polling: 100 },
  )
  await waitUntilQuiet(tab, START_QUIET_MS)
}

async function measureStart(tab: Page, page: ServedPage, spent: Spent): Promise<PageFigures> {
  await sleep(REST_MS)
  page.sent.length = 0
  const before = spent()
  await openDrawn(tab, page.address)
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

/** Clicks periods in turn: a year is pressed and released, of other periods the one that does not show. */
async function measureYears(
  tab: Page,
  { years, isReleased }: ServedPage,
  spent: Spent,
): Promise<PageFigures> {
  const buttons = tab.locator(years)
  const clicks = Array.from({ length: CLICKS }, (_, click) =>
    buttons.nth(isReleased ? Math.floor(click / 2) % 2 : (click + 1) % 2),
  )
  return clickFigures('period clicked', await measureClicks(tab, clicks, spent))
}

/** Opens a tab of lists again and again; leaving it does not count. */
async function measureTab(
  tab: Page,
  [opened, left]: NonNullable<ServedPage['tabs']>,
  spent: Spent,
): Promise<PageFigures> {
  const runs: Clicks[] = []
  for (let time = 0; time < TAB_CLICKS; time += 1) {
    runs.push(await measureClicks(tab, [tab.locator(opened)], spent))
    await measureClicks(tab, [tab.locator(left)], spent)
  }
  return clickFigures('Measures opened', runs.flat())
}

/** Of each click: ms until all is drawn, and the processor times it took. */
type Clicks = readonly { drawn: number; cost: ReturnType<typeof processorTimes> }[]

/** Clicks these in turn, with the pointer already there. */
async function measureClicks(tab: Page, buttons: readonly Locator[], spent: Spent): Promise<Clicks> {
  const clicks: { drawn: number; cost: ReturnType<typeof processorTimes> }[] = []
  await sleep(REST_MS)
  for (const button of buttons) {
    const before = spent()
    await button.hover()
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
    const after = spent()
    const cost = before &&
      after && { page: after.page - before.page, drawing: after.drawing - before.drawing }
    clicks.push({ drawn: Math.max(at, ...shown) - at, cost })
  }
  return clicks
}

function clickFigures(name: string, clicks: Clicks): PageFigures {
  const mean = (part: 'page' | 'drawing') => {
    const costs = clicks.flatMap(({ cost }) => (cost ? [cost[part]] : []))
    return costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0) / costs.length
  }
  return {
    [`${name}, all drawn`]: [
      figure(
        '',
        '',
        clicks.map(({ drawn }) => drawn),
      ).median,
      'ms',
    ],
    [`${name}, page thread`]: [mean('page'), 'cpu ms'],
    [`${name}, drawing`]: [mean('drawing'), 'cpu ms'],
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
