import type { CDPSession, Page } from '@playwright/test'
import type { TestLanguage } from './words.ts'

export const PANEL = '.shell-panel'
export const DOCK = '.shell-dock'

/** Goes to another view of the open page, as an edited address does. */
export async function follow(page: Page, link: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, link)
}

/** The link in a language; the pseudo-language replaces French. */
export function inLanguage(link: string, language: TestLanguage): string {
  if (language === 'en') return link
  const [page, query = 'v=1'] = link.split('?')
  return `${page}?lang=${language === 'long' ? 'fr' : language}&${query}`
}

/** Opens everything in a part of the page that is folded, and what comes to light by that. */
export async function unfold(page: Page, part: string): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    const opened = await page.locator(part).evaluateAll((roots) => {
      const folded = roots.flatMap((root) => [
        ...root.querySelectorAll<HTMLElement>('button[aria-expanded="false"], details:not([open]) > summary'),
      ])
      for (const control of folded) control.click()
      return folded.length
    })
    if (opened === 0) return
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
  }
}

/** Chooses a tab of the panel, by number from 0. */
export async function showTab(page: Page, tab: number): Promise<void> {
  const button = page.locator(`${PANEL} [role="tab"]`).nth(tab)
  if ((await button.getAttribute('aria-selected')) === 'false') await button.press('Enter')
  await page.locator(`${PANEL} h3`).first().waitFor()
}

/** Shows the timeline, which on a narrow screen is behind the second button of the sheet. */
export async function showDock(page: Page): Promise<void> {
  const button = page.locator('.shell-sheet-buttons button').nth(1)
  if ((await button.isVisible()) && (await button.getAttribute('aria-expanded')) === 'false') {
    await button.press('Enter')
  }
}

/** Presses a button of the timeline by its name. */
export async function pressInDock(page: Page, name: string): Promise<void> {
  await showDock(page)
  await page.locator(DOCK).getByRole('button', { name, exact: true }).press('Enter')
}

/** Opens the lanes of the timeline, where they are closed. */
export async function openLanes(page: Page): Promise<void> {
  await showDock(page)
  const closed = page.locator(`${DOCK} header button[aria-expanded="false"]`)
  if ((await closed.count()) > 0) await closed.press('Enter')
  await page.locator(`${DOCK} [data-plot] ol`).waitFor({ state: 'attached' })
}

/** Opens the menu of the view, or, where the bar is narrow, the one menu with every tool. */
export async function openTools(page: Page): Promise<void> {
  const closed = page
    .locator('.shell-topbar button[aria-expanded="false"]:not(nav *)')
    .locator('visible=true')
  // Wide: language, view, share, present. Narrow: the menu, and present where it fits.
  await closed.nth((await closed.count()) > 2 ? 1 : 0).press('Enter')
  await page.locator('.shell-topbar section button').first().waitFor()
}

/** One session for each page, left open: a session that ends takes its emulation along. */
const sessions = new WeakMap<Page, CDPSession>()

export async function sessionOf(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page))
  sessions.set(page, session)
  return session
}

/**
 * Sets the size of a page whose screens are judged, px, and the share of it at which it is painted: nothing that is judged
 * depends on pixels, and painting takes a fifth of the time. A mouse needs the full size. Playwright's own way to set a size
 * would lay the page out, and paint it, once more; and it leaves out a size that it set last.
 */
export async function setSize(
  page: Page,
  { width, height, isMobile = false }: { width: number; height: number; isMobile?: boolean },
  scale = 1,
): Promise<void> {
  const session = await sessionOf(page)
  await session.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    screenWidth: width,
    screenHeight: height,
    deviceScaleFactor: 1,
    mobile: isMobile,
    scale,
  })
}
