import { readdirSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import { readings } from './drivers/contentScreens.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { OfflineReader } from './drivers/offlineReader.ts'
import { OpenReader } from './drivers/openReader.ts'
import { Host } from './support/deployments.ts'
import { firstOf } from './support/firstOf.ts'
import { test as base, expect } from './support/test.ts'

// A fixture of the worker would end the worker before it, with its browser.
const test = base.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern
  host: async ({}, use) => {
    const host = await Host.open()
    await use(host)
    host.close()
  },
  baseURL: async ({ host }, use) => {
    await host.start()
    host.deploy('first')
    await use(`${host.origin}/`)
  },
})

const reading = firstOf(readings(), 'reading')
const OLDER = /This page is from an older version/

/** Waits for all code of Explore's start view, so that only the Reader's is missing. */
async function waitForParts(explorer: Explorer): Promise<void> {
  await expect(explorer.details.getByRole('link', { name: 'See Plans' })).toBeVisible()
  await expect(explorer.timeline.getByRole('button', { name: 'Show by status' })).toBeVisible()
}

async function open(page: Page, link?: string) {
  const explorer = new Explorer(page)
  await explorer.open(link)
  return { explorer, offline: new OfflineReader(page), reader: new OpenReader(page) }
}

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' })
  // Every file is cached twice and the page opened several times, which is slow on a busy machine.
  test.slow()

  test('works offline, and a new version waits for a click, with and without room to store it', async ({
    page,
    context,
    host,
  }) => {
    const { explorer, offline } = await open(page)
    await offline.isCached()
    expect(await offline.keptFiles()).toEqual([host.filesOf('first')])
    expect(await offline.installErrors()).toEqual([])
    await test.step('works fully offline after the first visit', async () => {
      host.stop()
      await context.setOffline(true)
      await checkOffline(page)
      await context.setOffline(false)
      await expect(offline.sign).toBeEmpty()
      host.start()
    })

    const other = await context.newPage()
    const otherTab = await open(other)
    await test.step('a new version waits for a click and keeps the view', async () => {
      host.deploy('second')
      await explorer.follow('#/explore?lang=en&years=2025&v=2')
      await page.reload()
      await expect(offline.notice).toContainText('A new version is ready.')
      expect(await offline.version()).toBe('first')
      await expect(explorer.condition('2025')).toBeVisible()
      await offline.reload.click()
      // A request of the other tab may hold the first version for a while.
      await expect.poll(() => offline.version(), { timeout: 90_000 }).toBe('second')
      await expect(explorer.condition('2025')).toBeVisible()
      await expect(offline.notice).toBeHidden()
    })

    await test.step('other tabs keep their version', async () => {
      // The host no longer has what the other tab has not opened yet; the cache does.
      expect(await otherTab.offline.version()).toBe('first')
      await otherTab.explorer.follow(reading.link)
      await expect(otherTab.reader.lit.first()).toBeVisible()
      await other.close()
      await page.reload()
      await expect.poll(() => offline.keptFiles()).toEqual([host.filesOf('second')])
    })

    await test.step('a new version without room to store it also waits for a click', async () => {
      await watchForFullDevice(page)
      host.deploy('first-full')
      await page.reload()
      await expect(offline.notice).toContainText('this device has no room to store it')
      expect(await offline.version()).toBe('second')
      await offline.reload.click()
      await expect.poll(() => offline.version(), { timeout: 90_000 }).toBe('first')
      await expect(explorer.condition('2025')).toBeVisible()
      expect(await offline.keptFiles()).toEqual([])
    })

    await test.step('a device without storage makes no offline promise, and works', async () => {
      await page.evaluate(() => (window as unknown as { reportedFull: Promise<void> }).reportedFull)
      expect(await offline.keptFiles()).toEqual([])
      await explorer.chooseYear('2024')
      await expect(explorer.sentence).toContainText('2024')
      await expect(offline.sign).toBeEmpty()
      await expect(offline.notice).toBeHidden()
      await context.setOffline(true)
      await expect(offline.sign).toHaveText('Offline: anything not opened yet may be missing')
    })
  })
})

/** Opens each part of the app without a network. */
async function checkOffline(page: Page): Promise<void> {
  const [explorer, offline] = [new Explorer(page), new OfflineReader(page)]
  await page.reload()
  await new DrawnMap(page).isReady()
  expect(await missingFiles(page), 'MapLibre and its worker included').toEqual([])
  await explorer.chooseYear('2025')
  await expect(explorer.sentence).toContainText('2025')
  await explorer.follow('#/explore?selected=route:central-mediterranean&v=3')
  await expect(explorer.details.getByRole('heading', { level: 2 }).first()).toHaveText(
    'Central Mediterranean',
  )
  await explorer.follow('#/explore')
  await explorer.showOverviewAs('Charts')
  await expect(explorer.details.getByRole('alert')).toBeHidden()
  await explorer.follow(reading.link)
  await expect(new OpenReader(page).lit.first()).toBeVisible()
  await expect(offline.sign).toHaveText(
    'Offline: everything is on this device, the one HTML file once it has been exported',
  )
  await explorer.follow('#/explore?lang=fr&v=3')
  await expect(offline.sign).toHaveText(
    'Hors ligne\u00a0: tout est sur cet appareil, le fichier HTML unique après un premier export',
  )
}

/** The files of the build that are not on the device. */
async function missingFiles(page: Page): Promise<string[]> {
  const files = readdirSync('dist/assets').map((file) => `assets/${file}`)
  expect(files.filter((file) => /maplibre-gl|WebGlMap/.test(file)).length).toBeGreaterThan(1)
  return page.evaluate(async (addresses) => {
    const kept = await Promise.all(addresses.map((address) => caches.match(address)))
    return addresses.filter((_, index) => !kept[index]?.ok)
  }, files)
}

/** Makes each page of the tab keep the worker's message that there is no room, as the promise `reportedFull`. */
async function watchForFullDevice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const reportedFull = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('message', ({ data }) => data === 'no-room' && resolve(true))
    })
    Object.assign(window, { reportedFull })
  })
}

test.describe('without a service worker', () => {
  test.use({ expectedFaults: /net::ERR_FAILED|status of 404|CodeError|Worker failed to load/ })

  test('missing code and data are reported in place, and a tab older than a deploy reloads into the same view', async ({
    page,
    host,
  }) => {
    const code = /\/assets\/Reader-[^/]*\.js$/
    await page.route(code, (route) => route.abort())
    const { explorer, offline, reader } = await open(page, reading.link)
    await test.step('code that failed to load is reported in place, and loads on retry', async () => {
      await expect(explorer.notice).toContainText('The code for this part did not load.')
      await explorer.chooseYear('2025')
      await expect(explorer.sentence).toContainText('2025')
      await page.unroute(code)
      await explorer.notice.getByRole('button', { name: 'Try again' }).click()
      await expect(reader.lit.first()).toBeVisible()
      await reader.close()
    })

    // The second version's first request for the documents comes after the next deploy.
    let goOn = () => {}
    const deployed = new Promise<void>((resolve) => {
      goOn = resolve
    })
    await test.step('code that a deploy removed', async () => {
      await waitForParts(explorer)
      host.deploy('second')
      await page.route(/\/assets\/documents-/, async (route) => {
        await deployed
        await route.fulfill({ status: 404, body: '' })
      })
      await explorer.follow('#/compare?compare=2024,2025&v=3')
      await expect(explorer.notice).toContainText(OLDER)
      await explorer.notice.getByRole('button', { name: 'Reload now' }).click()
      await expect(page.getByRole('main').getByRole('table').first()).toBeVisible()
      expect(page.url()).toContain('#/compare?')
      expect(await offline.version()).toBe('second')
    })

    await test.step('a data file that a deploy removed', async () => {
      await offline.sign.waitFor({ state: 'attached' })
      host.deploy('first')
      await page.route(/\/assets\/[^/]*\.js$/, (route) =>
        route.fulfill({ path: host.pathOf('second', route.request().url()) }),
      )
      goOn()
      await explorer.follow(reading.link)
      await expect(explorer.notice.filter({ hasText: 'documents.json' }).first()).toContainText(
        'belongs to an older version of this page',
      )
      // What is still being answered would be answered twice.
      await page.unrouteAll({ behavior: 'wait' })
      await expect(offline.notice).toContainText(OLDER)
      await offline.reload.click()
      await expect(reader.lit.first()).toBeVisible()
      expect(await offline.version()).toBe('first')
    })
  })
})

// It needs no host of its own.
base(
  'works without any storage, and with full storage and invalid values under our keys',
  async ({ context }) => {
    await base.step('refused: a chosen theme is kept for the page', async () => {
      await chooseThemeAndYear(context, 'Dark', () => {
        const refuse = () => {
          throw new DOMException('refused', 'SecurityError')
        }
        Object.defineProperty(window, 'localStorage', { get: refuse })
        Object.defineProperty(window, 'sessionStorage', { get: refuse })
      })
    })
    await base.step('full, with invalid values', async () => {
      await chooseThemeAndYear(context, 'Light', () => {
        for (const key of ['throughline.theme', 'throughline.letters'])
          localStorage.setItem(key, '{"x":\u0000')
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError')
        }
      })
    })
  },
)

/** Uses the app in a new tab whose storage `spoil` changed. */
async function chooseThemeAndYear(
  context: BrowserContext,
  theme: 'Dark' | 'Light',
  spoil: () => void,
): Promise<void> {
  const page = await context.newPage()
  await page.addInitScript(spoil)
  // A page with the filters, and without a map.
  const { explorer } = await open(page, '#/table')
  await explorer.chooseTheme(theme)
  await explorer.chooseYear('2025')
  await expect(explorer.sentence).toContainText('2025')
  await page.close()
}
