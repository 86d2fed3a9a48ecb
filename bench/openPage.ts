import type { Browser, BrowserContext, Page } from '@playwright/test'

/** A page that stands, in a context of its own. */
export interface OpenPage {
  page: Page
  context: BrowserContext
}

interface Wishes {
  /** How much slower the processor is made once the page stands. */
  cpu: number
  /** Called before the page is asked for. */
  prepare?: (context: BrowserContext) => Promise<unknown>
}

const WAIT_MS = 60_000
/** How long the parts that come after the map may take, in ms. */
const SETTLE_MS = 2500

/** Opens the page and waits until it stands; the caller closes the context. */
export async function openPage(browser: Browser, address: string, wishes: Wishes): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    serviceWorkers: 'block',
  })
  await wishes.prepare?.(context)
  const page = await context.newPage()
  await page.goto(address)
  await page.waitForFunction(() => document.documentElement.dataset.map === 'ready', null, {
    timeout: WAIT_MS,
  })
  await page.waitForTimeout(SETTLE_MS)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: wishes.cpu })
  return { page, context }
}
