import type { Page } from '@playwright/test'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { OfflineReader } from './drivers/offlineReader.ts'
import { OpenReader } from './drivers/openReader.ts'
import { readings } from './drivers/screens.ts'
import { Host } from './support/deployments.ts'
import { firstOf } from './support/firstOf.ts'
import { test as base, expect } from './support/test.ts'

const test = base.extend<object, { host: Host }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern
    async ({}, use) => {
      const host = await Host.open()
      await use(host)
      host.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ host }, use) => {
    await host.start()
    host.deploy({ version: 'first' })
    await use(`${host.origin}/`)
  },
})

const reading = firstOf(readings(), 'reading')
const OLDER = /This page is from an older version/

/** For tests that do not need the map: software WebGL takes seconds. */
async function skipMap(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.addEventListener('load', () => performance.mark('map-ready'))
  })
}

/** Waits for all code of Explore's start view, so that only the Reader's is missing. */
async function waitForParts(explorer: Explorer): Promise<void> {
  await expect(explorer.details.getByRole('table').first()).toBeVisible()
  await expect(explorer.timeline.getByRole('button', { name: 'Show table' })).toBeVisible()
}

async function open(page: Page, link?: string) {
  const explorer = new Explorer(page)
  await explorer.open(link)
  return { explorer, offline: new OfflineReader(page), reader: new OpenReader(page) }
}

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' })
  // Every file is cached and the page opened several times, which is slow on a busy machine.
  test.slow()

  test('works fully offline after the first visit', { tag: '@webgl' }, async ({ page, context, host }) => {
    const { explorer, offline, reader } = await open(page)
    await offline.isCached()
    expect(await offline.keptFiles()).toEqual([host.filesOf('first')])
    expect(await offline.installErrors()).toEqual([])
    host.stop()
    await context.setOffline(true)
    await page.reload()
    await new DrawnMap(page).isReady()
    await explorer.year('2025').click()
    await expect(explorer.sentence).toContainText('2025')
    await explorer.follow('#/explore?selected=route:central-mediterranean&v=1')
    await expect(explorer.details.getByRole('button', { name: 'Back to overview' })).toBeVisible()
    await explorer.follow('#/explore')
    await explorer.showOverviewAs('Charts')
    await expect(explorer.details.getByRole('alert')).toBeHidden()
    await explorer.follow(reading.link)
    await expect(reader.lit.first()).toBeVisible()
    await expect(offline.sign).toHaveText('Offline: everything is on this device')
    await explorer.follow('#/explore?lang=fr&v=1')
    await expect(offline.sign).toHaveText('Hors ligne : tout se trouve sur cet appareil')
    await context.setOffline(false)
    await expect(offline.sign).toBeEmpty()
  })

  test('a new version waits for a click and keeps the view; other tabs keep theirs', async ({
    page,
    context,
    host,
  }) => {
    await skipMap(page)
    const { explorer, offline } = await open(page)
    await offline.isCached()
    const other = await context.newPage()
    await skipMap(other)
    const otherTab = await open(other)

    host.deploy({ version: 'second' })
    await explorer.follow('#/explore?years=2025&v=1')
    await page.reload()
    await expect(offline.notice).toContainText('A new version is ready.')
    expect(await offline.version()).toBe('first')
    await expect(explorer.year('2025')).toHaveAttribute('aria-pressed', 'true')

    await offline.reload.click()
    await expect.poll(() => offline.version()).toBe('second')
    await expect(explorer.year('2025')).toHaveAttribute('aria-pressed', 'true')
    await expect(offline.notice).toBeHidden()

    // The host no longer has what the other tab has not opened yet; the cache does.
    expect(await otherTab.offline.version()).toBe('first')
    await otherTab.explorer.follow(reading.link)
    await expect(otherTab.reader.lit.first()).toBeVisible()

    await other.close()
    await page.reload()
    await expect.poll(() => offline.keptFiles()).toEqual([host.filesOf('second')])
  })

  test('a device without storage makes no offline promise, and works', async ({ page, context, host }) => {
    await skipMap(page)
    host.deploy({ version: 'first', isDeviceFull: true })
    await page.addInitScript(() => {
      const reportedFull = new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('message', ({ data }) => data === 'no-room' && resolve(true))
      })
      Object.assign(window, { reportedFull })
    })
    const { explorer, offline } = await open(page)
    await page.evaluate(() => (window as unknown as { reportedFull: Promise<void> }).reportedFull)
    expect(await offline.keptFiles()).toEqual([])
    await explorer.year('2025').click()
    await expect(explorer.sentence).toContainText('2025')
    await expect(offline.sign).toBeEmpty()
    await expect(offline.notice).toBeHidden()
    await context.setOffline(true)
    await expect(offline.sign).toHaveText('Offline: anything not opened yet may be missing')
  })

  test('a new version without room to store it also waits for a click', async ({ page, host }) => {
    await skipMap(page)
    const { offline } = await open(page, '#/explore?years=2025&v=1')
    await offline.isCached()
    host.deploy({ version: 'second', isDeviceFull: true })
    await page.reload()
    await expect(offline.notice).toContainText('this device has no room to store it')
    expect(await offline.version()).toBe('first')
    await offline.reload.click()
    await expect.poll(() => offline.version()).toBe('second')
    await expect(new Explorer(page).year('2025')).toHaveAttribute('aria-pressed', 'true')
    expect(await offline.keptFiles()).toEqual([])
  })
})

test.describe('without a service worker', () => {
  test.use({ expectedFaults: /net::ERR_FAILED|status of 404|CodeError/ })

  test('code that failed to load is reported in place, and loads on retry', async ({ page }) => {
    await skipMap(page)
    const code = /\/assets\/Reader-[^/]*\.js$/
    await page.route(code, (route) => route.abort())
    const { explorer, reader } = await open(page, reading.link)
    await expect(explorer.notice).toContainText('The code for this part did not load.')
    await explorer.year('2025').click()
    await expect(explorer.sentence).toContainText('2025')
    await page.unroute(code)
    await explorer.notice.getByRole('button', { name: 'Try again' }).click()
    await expect(reader.lit.first()).toBeVisible()
  })

  test('a tab older than a deploy reports missing code, and reloads into the same view', async ({
    page,
    host,
  }) => {
    await skipMap(page)
    const { explorer, offline, reader } = await open(page)
    await waitForParts(explorer)
    host.deploy({ version: 'second' })
    await explorer.follow(reading.link)
    await expect(explorer.notice).toContainText(OLDER)
    await explorer.notice.getByRole('button', { name: 'Reload now' }).click()
    await expect(reader.lit.first()).toBeVisible()
    expect(await offline.version()).toBe('second')
  })

  test('a tab older than a deploy reports a missing data file, and reloads into the same view', async ({
    page,
    host,
  }) => {
    await skipMap(page)
    // The first request for it comes after the deploy.
    let goOn = () => {}
    const deployed = new Promise<void>((resolve) => {
      goOn = resolve
    })
    await page.route(/\/assets\/documents-/, async (route) => {
      await deployed
      await route.fulfill({ status: 404, body: '' })
    })
    const { explorer, offline, reader } = await open(page)
    await waitForParts(explorer)
    await offline.sign.waitFor({ state: 'attached' })
    host.deploy({ version: 'second' })
    await page.route(/\/assets\/[^/]*\.js$/, (route) =>
      route.fulfill({ path: host.pathOf('first', route.request().url()) }),
    )
    goOn()
    await explorer.follow(reading.link)
    await expect(explorer.notice.filter({ hasText: 'documents.json' }).first()).toContainText(
      'belongs to an older version of this page',
    )
    await page.unrouteAll()
    await expect(offline.notice).toContainText(OLDER)
    await offline.reload.click()
    await expect(reader.lit.first()).toBeVisible()
    expect(await offline.version()).toBe('second')
  })
})

test('works without any storage, and keeps a chosen theme for the page', async ({ page }) => {
  await skipMap(page)
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('refused', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { get: refuse })
    Object.defineProperty(window, 'sessionStorage', { get: refuse })
  })
  const { explorer } = await open(page)
  await explorer.chooseTheme('Dark')
  await explorer.year('2025').click()
  await expect(explorer.sentence).toContainText('2025')
})

test('works with full storage and invalid values under our keys', async ({ page }) => {
  await skipMap(page)
  await page.addInitScript(() => {
    for (const key of ['throughline.theme', 'throughline.letters']) localStorage.setItem(key, '{"x":\u0000')
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  const { explorer } = await open(page)
  await explorer.chooseTheme('Light')
  await explorer.year('2025').click()
  await expect(explorer.sentence).toContainText('2025')
})
