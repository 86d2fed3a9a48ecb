import type { Browser, BrowserContext, Page } from '@playwright/test'

/** A loaded page in its own context. */
export interface OpenPage {
  page: Page
  context: BrowserContext
}

interface Options {
  /** Factor by which the processor is slowed once the page has loaded. */
  cpu: number
  /** Called before navigation. */
  prepare?: (context: BrowserContext) => Promise<unknown>
}

const WAIT_MS = 60_000
/** Time for the parts that load after the map, ms. */
const SETTLE_MS = 2500

/** Opens the page and waits until it has loaded; the caller closes the context. */
export async function openPage(browser: Browser, address: string, options: Options): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    serviceWorkers: 'block',
  })
  await options.prepare?.(context)
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForFunction(() => document.documentElement.dataset.map === 'ready', null, {
    timeout: WAIT_MS,
  })
  await page.waitForTimeout(SETTLE_MS)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: options.cpu })
  return { page, context }
}
