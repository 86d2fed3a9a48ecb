import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import { parcelOf, withParcel } from '#domain/fileParcel.ts'
import { builtVersion } from '#tests/support/builtVersion.ts'
import { Explorer } from './drivers/explorer.ts'
import { expect, sharedTest } from './support/test.ts'

const TALK = 'calais-group-en'
const TEMPLATE = '**/throughline.html'

/** The briefing's page, with the download button. */
async function openTalk(page: Page) {
  await page.goto(`/#/briefing?step=${TALK}`)
  await expect(page.getByRole('heading', { level: 2, name: /^Calais Group/ })).toBeVisible()
  await page.getByRole('button', { name: 'Export' }).click()
  return page.getByRole('button', { name: 'Download as one HTML file' })
}

// The browser reports the missing file that a step plants.
sharedTest.use({ expectedFaults: /status of 404/ })

sharedTest(
  'saves the open briefing and any view as one file that opens with it, or says why not',
  async ({ page, browser }, info) => {
    const button = await openTalk(page)
    await sharedTest.step('is reported missing on the host', async () => {
      await page.route(TEMPLATE, (route) => route.fulfill({ status: 404 }))
      await button.click()
      await expect(page.getByRole('alert')).toContainText('status 404')
      await page.unroute(TEMPLATE)
    })
    await sharedTest.step('is rejected with other data than the page has', async () => {
      const html = readFileSync('dist-single/throughline.html', 'utf8')
      const version = builtVersion()
      await page.route(TEMPLATE, (route) =>
        route.fulfill({ body: html.replaceAll(version, '000000000000'), contentType: 'text/html' }),
      )
      await button.click()
      await expect(page.getByRole('alert')).toContainText('version 000000000000')
      await expect(page.getByRole('alert')).toContainText(version)
      await page.unroute(TEMPLATE)
    })

    const path = info.outputPath('taken.html')
    await sharedTest.step('carries the briefing and its sources', async () => {
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
      expect(download.suggestedFilename()).toBe('calais-group-measures-of-2024-plans-for-2025.html')
      await expect(page.getByText('Done: calais-group-measures-of-2024-plans-for-2025.html')).toBeVisible()
      await download.saveAs(path)
      const html = readFileSync(path, 'utf8')
      const parcel = parcelOf(html)
      expect(parcel?.version).toBe(builtVersion())
      expect(parcel?.citations.length).toBeGreaterThan(0)
      expect(parcel?.evidence.length).toBeGreaterThan(5)
      expect(parcel?.briefing?.id).toBe(TALK)
      // The page was served from localhost, an address that others cannot reach.
      expect(parcel?.address).toBeNull()
      // A third of it is the Desk: what reads PDF, Word and tables, the rules, and the model of suggestions.
      expect(Buffer.byteLength(html)).toBeLessThan(5_450_000)
    })
    const view = info.outputPath('view.html')
    await sharedTest.step('carries any view', async () => {
      await new Explorer(page).follow('#/explore?routes=channel&v=2&years=2025')
      await page.getByRole('banner').getByRole('button', { name: 'Export' }).click()
      await saveTo(page, 'App as one HTML file', view)
      expect(parcelOf(readFileSync(view, 'utf8'))).toMatchObject({ briefing: null })
    })
    await checkFiles(browser, { path, view, copy: info.outputPath('copy.html') })
  },
)

async function saveTo(page: Page, name: string, path: string): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ])
  await download.saveAs(path)
}

/**
 * Opens the saved files in a new browser context; the one with a briefing saves a copy of itself at `copy`, which need not be
 * opened too: but for its parcel it is the same file.
 */
async function checkFiles(
  browser: Browser,
  { path, view, copy }: { path: string; view: string; copy: string },
): Promise<void> {
  const context = await browser.newContext()
  const taken = await context.newPage()
  const [asked, said]: [string[], string[]] = [[], []]
  context.on('request', (request) => asked.push(request.url()))
  context.on('console', (message) => said.push(message.text()))
  context.on('weberror', (fault) => said.push(fault.error().message))
  const addresses = [path, view].map((file) => pathToFileURL(file).href)
  await sharedTest.step('the file opens, and saves copies of itself with its open view', async () => {
    await taken.goto(addresses[0] ?? '')
    await expect(taken.getByRole('heading', { level: 2, name: /^Calais Group/ })).toBeVisible()
    await taken.getByRole('button', { name: /^Routes: 2024 against 2025/ }).click()
    await expect(taken.getByRole('heading', { level: 2, name: /^Routes: 2024 against 2025/ })).toBeVisible()
    await taken.getByRole('button', { name: 'Export' }).click()
    await saveTo(taken, 'Download as one HTML file', copy)
    const [whole, copied] = [path, copy].map((file) => readFileSync(file, 'utf8')) as [string, string]
    const [first, second] = [parcelOf(whole), parcelOf(copied)]
    expect(second?.briefing?.id).toBe('routes-2024-2025-en')
    expect(second?.start).toContain('routes-2024-2025-en')
    // Not `toBe` of the texts, which would print five megabytes.
    expect(first && withParcel(copied, first) === whole).toBe(true)
  })
  await sharedTest.step('the file of a view opens with it', async () => {
    await taken.goto(addresses[1] ?? '')
    await expect(taken.getByRole('main').getByRole('status')).toHaveText(/2025/)
    expect(taken.url()).toContain('#/explore?')
  })
  expect(asked.filter((url) => !/^(?:blob|data):/.test(url))).toEqual(addresses)
  expect(said).toEqual([])
  await context.close()
}
