import { readFile } from 'node:fs/promises'
import type { Download, Locator, Page } from '@playwright/test'
import { builtVersion, builtVersionText } from '#tests/support/builtVersion.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { Explorer } from './drivers/explorer.ts'
import { expect, sharedTest } from './support/test.ts'

const VERSION = builtVersion()
const MANIFEST = /manifest-[^/]*\.json$/

/** The export dialog, by accessible names. */
class Exporter {
  readonly page: Page
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Export' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(this.button('Map as PNG')).toBeEnabled()
  }

  button(name: string): Locator {
    return this.dialog.getByRole('button', { name })
  }

  async save(name: string): Promise<{ name: string; bytes: Buffer }> {
    const download: Promise<Download> = this.page.waitForEvent('download')
    await this.button(name).click()
    const file = await download
    await expect(this.dialog.getByRole('status')).toContainText(file.suggestedFilename())
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }
}

/** Size and number of colours of a picture, decoded by the browser. */
async function decodePicture(
  page: Page,
  bytes: Buffer,
): Promise<{ width: number; height: number; colours: number }> {
  return page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? []
    const seen = new Set<number>()
    for (let at = 0; at < pixels.length; at += 4 * 97) {
      seen.add(((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0))
    }
    return { width: image.width, height: image.height, colours: seen.size }
  }, bytes.toString('base64'))
}

/** The provenance in the text chunk of a PNG file. */
function textOf(bytes: Buffer): unknown {
  const at = bytes.indexOf('iTXtProvenance')
  const length = bytes.readUInt32BE(at - 4)
  return JSON.parse(bytes.subarray(at + 'iTXtProvenance'.length + 5, at + 4 + length).toString('utf8'))
}

// The browser reports the failed file that a step plants.
sharedTest.use({ expectedFaults: /status of 500|manifest/ })

sharedTest(
  'saves pictures, numbers and routes with their provenance, and works with the keyboard alone',
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const exporter = new Exporter(page)
    const opener = page.getByRole('button', { name: 'Export', exact: true })

    await sharedTest.step(
      'without the data version nothing is exported, and the dialog says why',
      async () => {
        await page.route(MANIFEST, (route) => route.fulfill({ status: 500 }))
        await page.goto('/#/explore?v=3')
        await exporter.open()
        let isSaved = false
        page.on('download', () => {
          isSaved = true
        })
        await exporter.button('Table as CSV').click()
        await expect(exporter.dialog.getByRole('alert')).toContainText('Nothing was exported.')
        expect(isSaved).toBe(false)
        await page.unroute(MANIFEST)
        await exporter.save('Table as CSV')
        await page.keyboard.press('Escape')
        await expect(exporter.dialog).toBeHidden()
      },
    )

    await sharedTest.step('opens, copies a citation and closes by keyboard', async () => {
      await opener.focus()
      await page.keyboard.press('Enter')
      await expect(exporter.button('Close')).toBeFocused()
      await expect(exporter.button('Copy citation')).toBeEnabled()
      await tabTo(page, exporter.button('Copy citation'))
      await page.keyboard.press('Enter')
      await expect(exporter.dialog.getByRole('status')).toContainText('clipboard')
      const text = await page.evaluate(() => navigator.clipboard.readText())
      expect(text).toContain('Map of routes, Jan–Jun 2026.')
      expect(text).toContain(VERSION)
      expect(text).toContain('- Frontex, Detections by route and month')
      expect(text).not.toContain('inside the file')
      await page.keyboard.press('Escape')
      await expect(exporter.dialog).toBeHidden()
      await expect(opener).toBeFocused()
    })

    await sharedTest.step('the map of Explore as PNG and SVG, its numbers and its routes', async () => {
      await new Explorer(page).follow('#/explore?years=2025&v=2')
      await exporter.open()
      const png = await exporter.save('Map as PNG')
      expect(png.name).toMatch(/^throughline-explore-\d{4}-\d\d-\d\d-period-2025-years-2025-[\w-]+\.png$/)
      const seen = await decodePicture(page, png.bytes)
      expect(seen.width).toBe(2 * 1280)
      expect(seen.height).toBeGreaterThan(2 * 720)
      expect(seen.colours).toBeGreaterThan(100)
      expect(textOf(png.bytes)).toMatchObject({ version: VERSION, filters: 'Time: 2025' })

      const svg = await exporter.save('Map as SVG')
      const read = await page.evaluate((text) => {
        const document = new DOMParser().parseFromString(text, 'image/svg+xml')
        return {
          fault: document.querySelector('parsererror')?.textContent ?? null,
          title: document.querySelector('svg > title')?.textContent,
          texts: [...document.querySelectorAll('text:not([aria-hidden])')].map(
            (element) => element.textContent,
          ),
          carried: document.querySelector('metadata')?.textContent ?? '',
        }
      }, svg.bytes.toString('utf8'))
      expect(read.fault).toBeNull()
      expect(read.title).toMatch(/^All Frontex routes, 2025: [\d,]+ detections, 25% fewer than in 2024$/)
      for (const text of [
        'Central Mediterranean',
        `${formattedTotal('central-mediterranean', 2025)} detections`,
      ]) {
        expect(read.texts).toContain(text)
      }
      expect(read.texts.join(' ')).toContain('Boundaries and names imply no endorsement.')
      expect(read.texts.join(' ')).toMatch(
        /Filters: .*Time: 2025 .*Source: Frontex, .*Throughline, (?:edition|data) /,
      )
      expect(JSON.parse(read.carried)).toMatchObject({ version: VERSION })

      const csv = await exporter.save('Table as CSV')
      const [header = [], ...rows] = parseCsv(csv.bytes.toString('utf8'))
      expect(csv.name).toBe(`throughline-measures-years-2025-${VERSION}.csv`)
      expect(new Set(rows.map((row) => row[header.indexOf('data_version')]))).toEqual(new Set([VERSION]))
      const about = await exporter.save('Sources and caveats as text')
      expect(about.name).toMatch(/-about\.txt$/)
      for (const part of [
        `Version:\n- ${builtVersionText()}`,
        'Boundaries and names imply no endorsement.',
        'Credit and licence:\n- ',
      ]) {
        expect(about.bytes.toString('utf8')).toContain(part)
      }
      const geojson = JSON.parse((await exporter.save('Routes as GeoJSON')).bytes.toString('utf8'))
      expect(geojson.features.length).toBeGreaterThan(0)
      expect(geojson.provenance.version).toBe(VERSION)
      await page.keyboard.press('Escape')
    })

    await sharedTest.step('both maps of Compare as a picture, and its numbers as bars', async () => {
      await new Explorer(page).follow('#/compare?compare=2024,2025&v=3')
      await expect(page.getByRole('table').first()).toBeVisible()
      await exporter.open()
      const png = await exporter.save('Map as PNG')
      expect((await decodePicture(page, png.bytes)).colours).toBeGreaterThan(100)
      const chart = await exporter.save('Numbers as PNG')
      const seen = await decodePicture(page, chart.bytes)
      expect([seen.width, seen.colours > 20]).toEqual([2560, true])
      expect(textOf(chart.bytes)).toMatchObject({ filters: expect.stringContaining('2024') })
    })
  },
)

/** Presses Tab until an element has the focus, at most 40 times. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await element.evaluate((node) => node === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(element).toBeFocused()
}
