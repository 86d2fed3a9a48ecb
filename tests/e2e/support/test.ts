import {
  type BrowserContext,
  test as base,
  expect as baseExpect,
  type Locator,
  type Page,
} from '@playwright/test'
import { CONTEXT_OPTIONS, DEFAULT_VIEWPORT } from './contextOptions.ts'

/** Console messages of the software GPU, and of Playwright when it blocks the service worker. */
const NOT_OF_THE_PAGE = /GL Driver Message .*GPU stall|Service Worker registration blocked by Playwright/

/**
 * Playwright's `expect`, whose own `toBeVisible` takes a snapshot of the whole page each time that what it waits for is not there
 * yet. This one waits as the locator does, and asks the original only for what to say once time is up.
 */
export const expect = baseExpect.extend({
  async toBeVisible(locator: Locator, options?: { timeout?: number }) {
    const message = () => ''
    const timeout = options?.timeout ?? this.timeout
    if (this.isNot) {
      await baseExpect(locator).not.toBeVisible({ timeout })
      return { pass: false, message }
    }
    const isThere = await locator.waitFor({ timeout }).then(
      () => true,
      () => false,
    )
    if (!isThere) await baseExpect(locator).toBeVisible({ timeout: 1 })
    return { pass: true, message }
  },
})

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
 * The same for tests that share one page of their worker: what it has loaded and compiled makes a load cost 0.4 s of processor
 * in place of 0.9. Each starts on a blank page without storage, routes or permissions, so in-memory state is fresh too. A test
 * closes the windows that it opens and disposes of its init scripts. Not for tests that count requests, which a warm cache may
 * hide, or that need a clock, a touch screen or a context of their own.
 */
export const sharedTest = test.extend({
  context: async ({ sharedPage }, use) => {
    await use(sharedPage.context())
  },
  page: async ({ sharedPage, viewport, reducedMotion }, use, info) => {
    await sharedPage.setViewportSize(viewport ?? DEFAULT_VIEWPORT)
    await sharedPage.emulateMedia({
      media: null,
      colorScheme: null,
      contrast: null,
      forcedColors: null,
      reducedMotion,
    })
    await use(sharedPage)
    // A worker ends with a test that failed, which may still hold a request.
    if (info.errors.length > 0) return
    // What is still being answered would be answered twice.
    await sharedPage.unrouteAll({ behavior: 'wait' })
    await sharedPage.context().clearPermissions()
    await leave(sharedPage)
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

/** Leaves a page, and forgets what it stored. */
async function leave(page: Page): Promise<void> {
  const { origin, protocol } = new URL(page.url())
  if (protocol.startsWith('http')) await page.evaluate(() => sessionStorage.clear())
  // First: an open page would hold its databases, and may still save.
  await page.goto('about:blank')
  if (!protocol.startsWith('http')) return
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', {
    origin,
    storageTypes: 'local_storage,indexeddb,cache_storage',
  })
  await session.detach()
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
