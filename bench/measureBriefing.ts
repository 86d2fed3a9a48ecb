import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { Briefing } from '#domain/briefing.ts'
import { openPage } from './openPage.ts'

/** So many steps has the briefing that is measured: those of a published one, and its first ones again. */
const STEPS = 12
const FROM = 'routes-2024-2025-en'
const ID = 'bench-briefing'
/** Ms that a page of briefings rests before it is pressed: its parts have come, what waits for calm has not. */
const REST_MS = 1500
const WAIT_MS = 60_000
/** How long nothing must be drawn before a step counts as settled, ms. */
const QUIET_MS = 600
/** By so much the time of a kiosk is shortened, and how long its steps stay by their briefing, s. */
const HURRY = 20
const DWELL = 8

/** Steps of a kiosk: a loop of so many stands at the same step after 40 and after 200, and heaps of unlike maps are not compared. */
const KIOSK_STEPS = 10

/** The briefing of the bench; its steps stay as long as a kiosk of the bench needs. */
function benchBriefing(count: number): Briefing {
  const file: unknown = JSON.parse(readFileSync(`data/sources/briefings/${FROM}.json`, 'utf8'))
  const { steps, ...rest } = Briefing.parse(file)
  const twice = [...steps, ...steps.map((step) => ({ ...step, id: `${step.id}-again` }))]
  return { ...rest, id: ID, steps: twice.slice(0, count).map((step) => ({ ...step, dwell: DWELL })) }
}

/** Puts the briefing of the bench among those that are published. */
async function withBriefing(context: BrowserContext, count = STEPS): Promise<void> {
  await context.route('**/briefings-*.json', async (route) => {
    const file: { briefings: unknown[] } = JSON.parse(readFileSync('data/derived/briefings.json', 'utf8'))
    await route.fulfill({ json: { ...file, briefings: [benchBriefing(count), ...file.briefings] } })
  })
}

/** Ms from the press of a button to the file or to the page that is handed to the printer, in a new page: nothing is there from before. */
export async function measureExport(
  browser: Browser,
  origin: string,
  what: 'slides' | 'handout',
): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    serviceWorkers: 'block',
  })
  try {
    await withBriefing(context)
    await context.addInitScript(noteEnds)
    const page = await context.newPage()
    await page.goto(`${origin}/#/briefing?step=${ID}`)
    const name = what === 'slides' ? /PPTX/ : /PDF/
    const button = page.getByRole('button', { name })
    await button.waitFor({ timeout: WAIT_MS })
    await page.waitForTimeout(REST_MS)
    await button.click()
    await page.waitForFunction(() => performance.getEntriesByName('bench-end').length > 0, null, {
      timeout: WAIT_MS,
    })
    const [start = Number.NaN, end = Number.NaN] = await lastOf(page, ['bench-start', 'bench-end'])
    return end - start
  } finally {
    await context.close()
  }
}

/** Runs in the page: the start is a press, the end a file or the call that prints. */
function noteEnds(): void {
  window.addEventListener('click', () => performance.mark('bench-start'), { capture: true, once: true })
  const make = URL.createObjectURL.bind(URL)
  URL.createObjectURL = (file) => {
    if (file instanceof Blob && /presentation/.test(file.type)) performance.mark('bench-end')
    return make(file)
  }
  window.print = () => {
    // What is set for paper belongs to it, the printer's own work does not.
    window.dispatchEvent(new Event('beforeprint'))
    document.querySelector('[data-handout]')?.getBoundingClientRect()
    performance.mark('bench-end')
    window.dispatchEvent(new Event('afterprint'))
  }
}

/** Ms from each key that goes to another step of the stage until nothing of it is drawn any more. */
export async function measureSteps(
  browser: Browser,
  origin: string,
  changes: number,
): Promise<readonly number[]> {
  const { page, context } = await openPage(browser, `${origin}/#/stage?step=${ID}:${firstStep()}`, {
    cpu: 1,
    prepare: (made) => withBriefing(made),
  })
  try {
    await page.evaluate(watchStage)
    const times: number[] = []
    for (let change = 0; change < changes; change += 1) {
      // To and fro, so that each step is come to from both sides.
      const key = Math.floor(change / (STEPS - 1)) % 2 === 0 ? 'PageDown' : 'PageUp'
      times.push(await stepTime(page, key))
    }
    return times
  } finally {
    await context.close()
  }
}

function firstStep(): string {
  const [first] = benchBriefing(STEPS).steps
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

/** When each mark was last made, ms since the page began; 0 for one that was not. */
function lastOf(page: Page, marks: readonly string[]): Promise<readonly number[]> {
  return page.evaluate(
    (names) => names.map((name) => performance.getEntriesByName(name).at(-1)?.startTime ?? 0),
    marks,
  )
}

/** Runs in the page: marks keys, and the frame after each that one of the maps has drawn; a step may bring other maps. */
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
    for (const next of loop) requestAnimationFrame(next)
  })
  for (const next of loop) requestAnimationFrame(next)
}

/** Bytes of the heap of a kiosk after so many steps, each after a forced collection. */
export async function measureKiosk(
  browser: Browser,
  origin: string,
  stops: readonly number[],
): Promise<readonly number[]> {
  const { page, context } = await openPage(browser, `${origin}/#/kiosk?step=${ID}:${firstStep()}`, {
    cpu: 1,
    prepare: async (made) => {
      await withBriefing(made, KIOSK_STEPS)
      await made.addInitScript(hurry, { by: HURRY, from: DWELL * 1000 })
    },
  })
  try {
    const session = await context.newCDPSession(page)
    const sizes: number[] = []
    for (const stop of stops) {
      await page.waitForFunction((steps) => (window.benchSteps ?? 0) >= steps, stop, {
        timeout: 10 * WAIT_MS,
      })
      // What a first collection lets go may let go of more.
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

/** Runs in the page: the time of a step passes faster, and steps are counted by the address. */
function hurry({ by, from }: { by: number; from: number }): void {
  const wait = window.setTimeout.bind(window)
  // An arrow as an argument has no name: the compiler of these scripts would give it a helper that the page lacks.
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
