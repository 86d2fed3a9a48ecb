import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import * as z from 'zod/mini'
import type { ServedPage } from './benchedPage.ts'
import { openPage } from './openPage.ts'

/** Steps of the measured briefing: those of a published one, repeated as needed. */
const STEPS = 12
const FROM = 'routes-2024-2025-en'
const ID = 'bench-briefing'
/** Wait before the click, ms: all parts have loaded, but idle work has not started. */
const REST_MS = 1500
const WAIT_MS = 60_000
/** Quiet time after which a step counts as settled, ms. */
const QUIET_MS = 600
/** Speed-up of the kiosk, and the dwell of its steps, s. */
const DWELL_SPEEDUP = 20
const DWELL = 8

/** Steps of the kiosk: a divisor of 40 and 200, so that both heaps belong to the same step. */
const KIOSK_STEPS = 10

/** Published briefings as the bench reads them: no more than their steps, since an older build has another schema. */
const BriefingFile = z.looseObject({
  briefings: z.array(z.looseObject({ id: z.string(), steps: z.array(z.looseObject({ id: z.string() })) })),
})

/** The published briefings of a built page. Throws if it has none. */
function publishedBriefings(root: string): z.infer<typeof BriefingFile> {
  const name = readdirSync(`${root}/assets`).find((file) => /^briefings-.*\.json$/.test(file))
  if (!name) throw new Error(`${root}/assets: there is no file of briefings.`)
  return BriefingFile.parse(JSON.parse(readFileSync(`${root}/assets/${name}`, 'utf8')))
}

/** The talk of a page with `count` steps, those of its own repeated as needed, with the dwell of the kiosk. */
function benchTalk({ briefings }: z.infer<typeof BriefingFile>, count: number) {
  const talk = briefings.find(({ id }) => id === FROM)
  if (!talk) throw new Error(`there is no briefing ${FROM}.`)
  const twice = [...talk.steps, ...talk.steps.map((step) => ({ ...step, id: `${step.id}-again` }))]
  return { ...talk, id: ID, steps: twice.slice(0, count).map((step) => ({ ...step, dwell: DWELL })) }
}

/** Adds the briefing of the bench to the published ones of the page in `root`. */
async function withBriefing(context: BrowserContext, root: string, count = STEPS): Promise<void> {
  const file = publishedBriefings(root)
  const json = { ...file, briefings: [benchTalk(file, count), ...file.briefings] }
  await context.route('**/briefings-*.json', (route) => route.fulfill({ json }))
}

/** Time from the last click to the file or the print call in a fresh page, ms. */
export async function measureExport(
  browser: Browser,
  { address, root }: ServedPage,
  what: 'slides' | 'handout',
): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    serviceWorkers: 'block',
  })
  try {
    await withBriefing(context, root)
    await context.addInitScript(noteEnds)
    const page = await context.newPage()
    await page.goto(`${address}#/briefing?step=${ID}`)
    const name = what === 'slides' ? /PPTX/ : /PDF/
    const button = page.getByRole('button', { name })
    await page.getByRole('button', { name: 'Export' }).click({ timeout: WAIT_MS })
    await button.waitFor({ timeout: WAIT_MS })
    await page.waitForTimeout(REST_MS)
    await button.click()
    if (what === 'handout')
      await page.getByRole('dialog').getByRole('button', { name: 'Print', exact: true }).click()
    await page.waitForFunction(() => performance.getEntriesByName('bench-end').length > 0, null, {
      timeout: WAIT_MS,
    })
    const [start = Number.NaN, end = Number.NaN] = await lastOf(page, ['bench-start', 'bench-end'])
    return end - start
  } finally {
    await context.close()
  }
}

/** Runs in the page: marks the clicks, and the file or print call. */
function noteEnds(): void {
  window.addEventListener('click', () => performance.mark('bench-start'), { capture: true })
  const make = URL.createObjectURL.bind(URL)
  URL.createObjectURL = (file) => {
    if (file instanceof Blob && /presentation/.test(file.type)) performance.mark('bench-end')
    return make(file)
  }
  window.print = () => {
    // Print layout counts, the printer does not.
    window.dispatchEvent(new Event('beforeprint'))
    document.querySelector('[data-handout]')?.getBoundingClientRect()
    performance.mark('bench-end')
    window.dispatchEvent(new Event('afterprint'))
  }
}

/** Time from each key to the settled step of the stage, ms. */
export async function measureSteps(
  browser: Browser,
  { address, root }: ServedPage,
  changes: number,
): Promise<readonly number[]> {
  const { page, context } = await openPage(browser, `${address}#/stage?step=${ID}:${firstStep(root)}`, {
    cpu: 1,
    prepare: (made) => withBriefing(made, root),
  })
  try {
    await page.evaluate(watchStage)
    const times: number[] = []
    for (let change = 0; change < changes; change += 1) {
      // Back and forth, so that each step is reached from both sides.
      const key = Math.floor(change / (STEPS - 1)) % 2 === 0 ? 'PageDown' : 'PageUp'
      times.push(await stepTime(page, key))
    }
    return times
  } finally {
    await context.close()
  }
}

function firstStep(root: string): string {
  const [first] = benchTalk(publishedBriefings(root), 1).steps
  if (!first) throw new Error(`${FROM}: the briefing has no step`)
  return first.id
}

async function stepTime(page: Page, key: string): Promise<number> {
  await page.evaluate(() => performance.clearMarks())
  await page.keyboard.press(key)
  await page.waitForFunction(
    (quiet) => {
      const drawn = ['view-drawn', 'bench-map-frame'].flatMap(
        (mark) => performance.getEntriesByName(mark).at(-1)?.startTime ?? [],
      )
      const isDrawn = performance.getEntriesByName('view-drawn').length > 0
      return isDrawn && performance.now() - Math.max(...drawn) > quiet
    },
    QUIET_MS,
    { timeout: WAIT_MS },
  )
  const [start = Number.NaN, ...ends] = await lastOf(page, ['bench-key', 'view-drawn', 'bench-map-frame'])
  return Math.max(...ends) - start
}

/** Time of the last entry of each mark, ms since navigation; 0 for none. */
function lastOf(page: Page, marks: readonly string[]): Promise<readonly number[]> {
  return page.evaluate(
    (names) => names.map((name) => performance.getEntriesByName(name).at(-1)?.startTime ?? 0),
    marks,
  )
}

/**
 * Runs in the page: marks keys, and the frame after each frame of any map, including maps that later steps add and maps
 * that glide.
 */
function watchStage(): void {
  window.addEventListener('keydown', () => performance.mark('bench-key'), { capture: true })
  const known = new WeakSet<object>()
  const loop: FrameRequestCallback[] = []
  loop.push(() => {
    for (const place of document.querySelectorAll('[data-testid="map"]')) {
      const map: unknown = 'map' in place ? place.map : null
      if (typeof map !== 'object' || map === null || known.has(map)) continue
      if (!('on' in map) || typeof map.on !== 'function') continue
      known.add(map)
      map.on('render', () => requestAnimationFrame(() => performance.mark('bench-map-frame')))
    }
    const isGliding = [...document.querySelectorAll('[data-testid="map"]')].some((map) =>
      map
        .getAnimations({ subtree: true })
        .some(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        ),
    )
    if (isGliding) performance.mark('bench-map-frame')
    for (const next of loop) requestAnimationFrame(next)
  })
  for (const next of loop) requestAnimationFrame(next)
}

/** Heap of a kiosk after each number of steps, bytes, after forced garbage collection. */
export async function measureKiosk(
  browser: Browser,
  { address, root }: ServedPage,
  stops: readonly number[],
): Promise<readonly number[]> {
  const { page, context } = await openPage(browser, `${address}#/kiosk?step=${ID}:${firstStep(root)}`, {
    cpu: 1,
    prepare: async (made) => {
      await withBriefing(made, root, KIOSK_STEPS)
      await made.addInitScript(speedUpDwell, { by: DWELL_SPEEDUP, from: DWELL * 1000 })
    },
  })
  try {
    const session = await context.newCDPSession(page)
    const sizes: number[] = []
    for (const stop of stops) {
      await page.waitForFunction((steps) => (window.benchSteps ?? 0) >= steps, stop, {
        timeout: 10 * WAIT_MS,
      })
      // One collection may release objects for the next.
      for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage')
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      sizes.push(usedSize)
    }
    return sizes
  } finally {
    await context.close()
  }
}

declare global {
  interface Window {
    benchSteps?: number
  }
}

/** Runs in the page: speeds up the dwell of steps, and counts steps by the address. */
function speedUpDwell({ by, from }: { by: number; from: number }): void {
  const wait = window.setTimeout.bind(window)
  // Named arrow functions would get a helper from the compiler that the page lacks.
  Reflect.set(window, 'setTimeout', (call: () => void, ms = 0, ...rest: unknown[]) =>
    wait(call, ms >= from ? ms / by : ms, ...rest),
  )
  const replace = history.replaceState.bind(history)
  let last = ''
  window.benchSteps = 0
  history.replaceState = (data: unknown, unused: string, url?: string | URL | null) => {
    const step = /step=[^&]*/.exec(String(url))?.[0] ?? ''
    if (step !== last) window.benchSteps = (window.benchSteps ?? 0) + 1
    last = step
    replace(data, unused, url)
  }
}
