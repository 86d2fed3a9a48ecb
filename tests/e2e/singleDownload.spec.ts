import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { parcelOf } from '#domain/fileParcel.ts'
import { published } from '#tests/support/published.ts'
import { expect, test } from './support/test.ts'

const TALK = 'calais-group-en'
const TEMPLATE = '**/throughline.html'

/** The briefing's page, with the download button. */
async function openTalk(page: Page) {
  await page.goto(`/#/briefing?step=${TALK}`)
  await expect(page.getByRole('heading', { level: 2, name: /^Calais Group/ })).toBeVisible()
  return page.getByRole('button', { name: 'Download as one HTML file' })
}

test('saves the open briefing as one file with its sources, which opens with it', async ({
  page,
  browser,
}, info) => {
  const button = await openTalk(page)
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  expect(download.suggestedFilename()).toBe(`throughline-${TALK}.html`)
  await expect(page.getByText(`Done: throughline-${TALK}.html`)).toBeVisible()
  const path = info.outputPath('taken.html')
  await download.saveAs(path)

  const html = readFileSync(path, 'utf8')
  const parcel = parcelOf(html)
  expect(parcel?.version).toBe(published('manifest').data)
  expect(parcel?.citations.length).toBeGreaterThan(0)
  expect(parcel?.evidence.length).toBeGreaterThan(5)
  expect(parcel?.briefing?.id).toBe(TALK)
  // The page was served from localhost, an address that others cannot reach.
  expect(parcel?.address).toBeNull()
  expect(Buffer.byteLength(html)).toBeLessThan(4_000_000)

  const context = await browser.newContext()
  const taken = await context.newPage()
  const asked: string[] = []
  const said: string[] = []
  taken.on('request', (request) => asked.push(request.url()))
  taken.on('console', (message) => said.push(message.text()))
  await taken.goto(pathToFileURL(path).href)
  await expect(taken.getByRole('heading', { level: 2, name: /^Calais Group/ })).toBeVisible()
  // The file saves copies of itself, with its open view.
  await taken.getByRole('button', { name: /^Routes 2024 against 2025/ }).click()
  const [again] = await Promise.all([
    taken.waitForEvent('download'),
    taken.getByRole('button', { name: 'Download as one HTML file' }).click(),
  ])
  const copy = info.outputPath('copy.html')
  await again.saveAs(copy)
  expect(parcelOf(readFileSync(copy, 'utf8'))?.briefing?.id).toBe('routes-2024-2025-en')
  const page2 = await context.newPage()
  await page2.goto(pathToFileURL(copy).href)
  await expect(page2.getByRole('heading', { level: 2, name: /^Routes 2024 against 2025/ })).toBeVisible()
  expect(asked.filter((url) => !/^(?:blob|data):/.test(url))).toEqual([pathToFileURL(path).href])
  expect(said).toEqual([])
  await context.close()
})

test('saves any view as one file that opens with it', async ({ page, browser }, info) => {
  await page.goto('/#/explore?routes=channel&v=1&years=2025')
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'App as one HTML file' }).click(),
  ])
  const path = info.outputPath('view.html')
  await download.saveAs(path)
  expect(parcelOf(readFileSync(path, 'utf8'))).toMatchObject({ briefing: null })
  const context = await browser.newContext()
  const taken = await context.newPage()
  await taken.goto(pathToFileURL(path).href)
  await expect(taken.getByRole('main').getByRole('status')).toHaveText(/2025/)
  expect(taken.url()).toContain('#/explore?')
  await context.close()
})

test.describe('a file that cannot be downloaded', () => {
  test.use({ expectedFaults: /status of 404/ })

  test('can be cancelled, is rejected with other data, and is reported missing', async ({ page }) => {
    const button = await openTalk(page)
    await test.step('cancelled', async () => {
      await page.route(TEMPLATE, () => {})
      await button.click()
      await page.getByRole('button', { name: 'Cancel' }).click()
      await expect(page.getByText('Cancelled. Nothing was exported.')).toBeVisible()
      await expect(button).toBeEnabled()
      await page.unroute(TEMPLATE)
    })
    await test.step('missing on the host', async () => {
      await page.route(TEMPLATE, (route) => route.fulfill({ status: 404 }))
      await button.click()
      await expect(page.getByRole('alert')).toContainText('answer 404')
      await page.unroute(TEMPLATE)
    })
    await test.step('other data than the page has', async () => {
      const html = readFileSync('dist-single/throughline.html', 'utf8')
      const { data } = published('manifest')
      await page.route(TEMPLATE, (route) =>
        route.fulfill({ body: html.replaceAll(data, '000000000000'), contentType: 'text/html' }),
      )
      await button.click()
      await expect(page.getByRole('alert')).toContainText('data of version 000000000000')
      await expect(page.getByRole('alert')).toContainText(data)
    })
  })
})
