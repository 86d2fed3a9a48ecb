import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { CONTEXT_OPTIONS, DEFAULT_VIEWPORT } from './contextOptions.ts'

/** Console messages of the software GPU, and of Playwright when it blocks the service worker. */
const NOT_OF_THE_PAGE = /GL Driver Message .*GPU stall|Service Worker registration blocked by Playwright/

/**
 * Playwright's `test`, which also fails when the page writes a warning or an error to the console, throws, or requests
 * anything outside its own origin. A test that plants a fault declares the expected message:
 * `test.use({ expectedFaults: /status of 500/ })`.
 *
 * The browser has no WebGL, so the map is drawn as SVG, which is three times as fast. A test that needs MapLibre says
 * so with the tag `@webgl`.
 */
export const test = base.extend<
  { expectedFaults: RegExp | null; drawsAhead: boolean; asksForWebGl: boolean; cleanPage: undefined },
  { sharedPage: Page }
>({
  expectedFaults: [null, { option: true }],
  drawsAhead: [false, { option: true }],
  asksForWebGl: [false, { option: true }],
  // Here for all tests, so that one worker with one browser can run those that use it and those that do not.
  sharedPage: [
    async ({ browser }, use) => {
      const context = await browser.newContext(CONTEXT_OPTIONS)
      await context.addInitScript(drawNothingAhead)
      await context.addInitScript(leaveOutWebGl)
      await use(await context.newPage())
      await context.close()
    },
    { scope: 'worker' },
  ],
  context: async ({ context, drawsAhead, asksForWebGl }, use, { tags }) => {
    if (!drawsAhead) await context.addInitScript(drawNothingAhead)
    if (!asksForWebGl && !tags.includes('@webgl')) await context.addInitScript(leaveOutWebGl)
    await use(context)
  },
  cleanPage: [
    async ({ context, baseURL, expectedFaults }, use) => {
      const watch = watchFaults(context, baseURL)
      await use(undefined)
      const unexpected = watch.stop().filter((fault) => !expectedFaults?.test(fault))
      expect(unexpected, 'no console message, no foreign request').toEqual([])
    },
    { auto: true },
  ],
})

/**
 * The same for tests that leave nothing behind but storage: they share one context of their worker, with its warm cache.
 * Each starts on a blank page with empty storage, so in-memory state is fresh too. Do not use it for tests that
 * install routes, grant permissions, open other windows or add init scripts.
 */
export const sharedTest = test.extend({
  context: async ({ sharedPage }, use) => {
    await use(sharedPage.context())
  },
  page: async ({ sharedPage, viewport, reducedMotion }, use) => {
    await sharedPage.setViewportSize(viewport ?? DEFAULT_VIEWPORT)
    await sharedPage.emulateMedia({
      media: null,
      colorScheme: null,
      contrast: null,
      forcedColors: null,
      reducedMotion,
    })
    await use(sharedPage)
    await clearStorage(sharedPage)
    await sharedPage.goto('about:blank')
  },
})

/**
 * Leaves out what a page does while it is idle within a time limit: the stage draws the maps of some thirty steps ahead,
 * which takes longer than to load it. Unit tests hold that. A handout waits for such moments: its tests set `drawsAhead`.
 */
function drawNothingAhead(): void {
  const idle = window.requestIdleCallback.bind(window)
  window.requestIdleCallback = (call, options) => (options?.timeout === undefined ? idle(call) : 0)
}

/**
 * Makes a page as of a browser that does not know WebGL 2: it loads the SVG map at once. Where the browser knows it and refuses it,
 * the page first loads and starts MapLibre, a tenth of a load; a test of the SVG map sets `asksForWebGl` for that.
 */
function leaveOutWebGl(): void {
  Reflect.deleteProperty(window, 'WebGL2RenderingContext')
}

async function clearStorage(page: Page): Promise<void> {
  if (!page.url().startsWith('http')) return
  await page.evaluate(async () => {
    localStorage.clear()
    sessionStorage.clear()
    for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
  })
}

/** Collects unexpected messages, errors and requests until `stop` returns them. */
function watchFaults(context: BrowserContext, baseURL: string | undefined): { stop(): string[] } {
  const faults: string[] = []
  const origin = new URL(baseURL ?? 'http://localhost').origin
  const onConsole = (message: { type(): string; text(): string; location(): { url: string } }) => {
    const type = message.type()
    if ((type === 'warning' || type === 'error') && !NOT_OF_THE_PAGE.test(message.text())) {
      faults.push(`console ${type}: ${message.text()} (${message.location().url})`)
    }
  }
  const onError = (error: { error(): Error }) => {
    faults.push(`uncaught: ${error.error().message}`)
  }
  const onRequest = (request: { url(): string }) => {
    const url = request.url()
    if (!/^(?:data|blob):/.test(url) && new URL(url).origin !== origin) {
      faults.push(`request that leaves the origin: ${url}`)
    }
  }
  context.on('console', onConsole)
  context.on('weberror', onError)
  context.on('request', onRequest)
  return {
    stop: () => {
      context.off('console', onConsole)
      context.off('weberror', onError)
      context.off('request', onRequest)
      return faults
    },
  }
}

export { expect }
