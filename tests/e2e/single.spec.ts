import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { published } from '#tests/support/published.ts'
import { faultsOfAccessibility, faultsOfLayout } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { OpenReader } from './drivers/openReader.ts'
import { SvgMap } from './drivers/svgMap.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, FILE, fileWith, openFile, test } from './support/singleFile.ts'

test('opens from disk with MapLibre', { tag: '@webgl' }, async ({ page }) => {
  await openFile(page)
  await expect(page.locator('html')).toHaveAttribute('data-map', 'ready')
  await expect(page.locator('.maplibregl-canvas')).toBeVisible()
})

test('opens from disk, filters, goes back and forward, opens the Reader, other pages and languages, and copies links to the file', async ({
  page,
}) => {
  const reader = new OpenReader(page)
  const explorer = new Explorer(page)
  await openFile(page)
  const map = new SvgMap(page)
  await map.isReady()
  expect((await map.drawnRoutes()).length).toBeGreaterThan(5)
  await expect(explorer.sentence).toHaveText(/measures/)
  await expect(page.getByRole('banner')).toContainText('One file: everything is inside')

  await test.step('filters, back and forward', async () => {
    await explorer.chooseYear('2025')
    await expect(explorer.sentence).toHaveText(/2025/)
    expect(page.url()).toMatch(/^file:.*#\/explore\?.*years=2025/)
    // Each thumb is a step of its own.
    await page.goBack()
    await expect(explorer.sentence).toHaveText(/2025–/)
    await page.goBack()
    await expect(explorer.sentence).toHaveText(/all years/)
    await page.goForward()
    await expect(explorer.sentence).toHaveText(/2025–/)
  })

  await test.step('sentences and cells in the Reader', async () => {
    await explorer.follow('#/explore?reader=cells:frontex-detections:detections:2024-01..2024-12&v=3')
    await expect(reader.title).toHaveText('Detections by route and month')
    await page.keyboard.press('Escape')
    const { start, end, exact, documentId } = firstOf(published('claims').claims, 'claim').citation
    await explorer.follow(`#/explore?reader=${documentId}:${start}-${end}&v=3`)
    await expect(reader.dialog).toContainText(exact)
  })

  await test.step('the sources, and a link to the file', async () => {
    await explorer.follow('#/sources')
    const part = page.getByRole('heading', { name: 'This file' }).locator('xpath=ancestor::section[1]')
    await part.evaluate((section) => section.setAttribute('data-of-file', ''))
    await page.getByText(/publications it is based on/).click()
    await expect(page.getByText(/Frontex \(FRAN data\)/).first()).toBeVisible()
    expect(await explorer.copyLink()).toBe('throughline.html#/sources')
    await expect(page.getByText('The recipient also needs the file.')).toBeVisible()
    // The rest is that of the page on a host.
    expect(await faultsOfAccessibility(page, { part: '[data-of-file]', hasContrast: false })).toEqual([])
  })

  await test.step('the Desk: a decision goes into a project file and comes back from it', async () => {
    await explorer.follow('#/desk')
    await page.getByRole('button', { name: 'Open the sample' }).click()
    const claim = page.getByRole('region', { name: 'Claim' })
    await claim
      .getByRole('button', { name: /^Accept/ })
      .first()
      .click()
    const status = page.getByRole('status').filter({ hasText: /^1 of \d+ decided$/ })
    await expect(status).toBeVisible()
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
    expect(download.suggestedFilename()).toBe('Sample.throughline')
    await page.getByRole('button', { name: 'Delete the project' }).click()
    await page.getByRole('button', { name: 'Delete it' }).click()
    await expect(page.getByText('No project yet.')).toBeVisible()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Open a project file' }).click(),
    ])
    await chooser.setFiles({
      name: download.suggestedFilename(),
      mimeType: 'application/zip',
      buffer: await readFile(await download.path()),
    })
    await expect(status).toBeVisible()
    await expect(claim.getByRole('heading')).not.toHaveCount(0)
  })

  await test.step('other pages and languages', async () => {
    // In French the language stands beside the other names only on a wide screen.
    await page.setViewportSize({ width: 1920, height: 1080 })
    await explorer.follow('#/compare')
    await expect(page.getByRole('table').first()).toBeVisible()
    for (const [language, word] of [
      ['FR', 'Explorer'],
      ['NL', 'Verkennen'],
    ] as const) {
      await page.locator('header button', { hasText: /^(EN|FR|NL)$/ }).click()
      await page.getByRole('banner').getByRole('button', { name: language }).click()
      await expect(page.getByRole('banner').getByRole('link', { name: word })).toBeVisible()
      expect(await faultsOfLayout(page)).toEqual([])
    }
  })
})

test('with an embedded briefing, opens with it, exports and presents it, and links to the original app', async ({
  page,
}, info) => {
  const address = fileWith('routes-2024-2025-en', info)
  await openFile(page, '', address)
  await expect(page.getByRole('heading', { level: 2, name: /^Our own: Routes: 2024/ })).toBeVisible()
  expect(await new Explorer(page).copyLink()).toMatch(/^https:\/\/throughline\.example\/app\/#\/briefing\?/)

  await test.step('exports slides with links to the original app', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download slides (PPTX)' }).click(),
    ])
    const files = unzipSync(await readFile(await download.path()))
    const slides = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    expect(slides.length).toBeGreaterThan(10)
    const links = Object.entries(files)
      .filter(([name]) => /^ppt\/slides\/_rels\/.*\.rels$/.test(name))
      .map(([, bytes]) => strFromU8(bytes))
      .join('\n')
    expect(links).toContain('https://throughline.example/app/#/')
    expect(links).not.toContain('file:')
  })

  const title = page.getByRole('main', { name: 'Stage' }).getByRole('heading', { level: 1 })
  await test.step('has a presenter window that stays in sync', async () => {
    const [presenter] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Present with presenter window' }).click(),
    ])
    const step = presenter.getByRole('navigation', { name: 'All steps' }).locator('[aria-current="step"]')
    await expect(title).toHaveText('Routes to Europe: 2024 against 2025')
    await expect(page.locator('html')).toHaveAttribute('data-map', 'ready')
    // The window reads the whole file, and has keys only then.
    await expect(step).toContainText('Routes to Europe: 2024 against 2025')
    await presenter.keyboard.press('4')
    await presenter.keyboard.press('Enter')
    await expect(title).toHaveText('Detections fell by a quarter in 2025')
    await presenter.getByRole('button', { name: 'Next', exact: true }).click()
    await expect(title).toHaveText('Numbers fell on six routes and rose on two')
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    await expect(step).toContainText('Central Mediterranean: almost unchanged')
    await presenter.keyboard.press('PageDown')
    await expect(title).toHaveText('Eastern Mediterranean: down by a quarter')
    await presenter.close()
  })

  await new Explorer(page).follow('#/sources')
  await expect(page.getByText('It contains the briefing “Our own: Routes: 2024 against 2025”')).toBeVisible()
})

test('reports that it could not be unpacked', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'DecompressionStream', { value: undefined })
  })
  await page.goto(FILE)
  await expect(page.getByText('This file could not be unpacked.')).toBeVisible()
})
