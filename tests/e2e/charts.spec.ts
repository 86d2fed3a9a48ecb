import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { builtVersion, builtVersionText } from '#tests/support/builtVersion.ts'
import { Explorer } from './drivers/explorer.ts'
import { expect, sharedTest } from './support/test.ts'

/** Of several plots, of bars and of stacks; the matrix of screens opens the table of every chart. */
const CHARTS = ['Monthly by route', 'Nationalities', 'Dead and missing by route and cause']

/** Opens the charts of the overview with the view of a link. */
async function openCharts(page: Page, link = '#/explore'): Promise<Explorer> {
  const explorer = new Explorer(page)
  await explorer.open(link)
  await explorer.showOverviewAs('Charts')
  await expect(chart(explorer, 'Monthly by route')).toHaveAttribute('aria-expanded', 'true')
  return explorer
}

function chart(explorer: Explorer, name: string): Locator {
  return explorer.details.getByRole('button', { name, exact: true })
}

async function open(explorer: Explorer, name: string): Promise<void> {
  const button = chart(explorer, name)
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click()
  await expect(button).toHaveAttribute('aria-expanded', 'true')
}

async function openWithTable(explorer: Explorer, name: string): Promise<void> {
  await open(explorer, name)
  const item = explorer.details
    .getByRole('listitem')
    .filter({ has: explorer.page.getByRole('button', { name, exact: true }) })
  await item
    .getByRole('button', { name: /^Show table/ })
    .first()
    .click()
  await expect(item.getByRole('table').first()).toBeVisible()
}

sharedTest(
  'two charts can be open, a mark opens by keyboard, and a hovered month is marked in every plot',
  async ({ page }) => {
    const explorer = await openCharts(page)
    const reader = page.getByRole('dialog', { name: 'Reader' })

    await sharedTest.step('a hovered month is marked in the other plots', async () => {
      const detections = explorer.details.getByRole('slider', { name: 'Detections by route' })
      const arrivals = explorer.details.getByRole('slider', { name: 'Arrivals across the Channel' })
      const marked = arrivals.locator('xpath=preceding-sibling::span[contains(@class, "column")]')
      await expect(marked).toHaveCount(0)
      await detections.hover()
      await expect(marked).toHaveCount(1)
      await explorer.line.hover()
      await expect(marked).toHaveCount(0)
    })

    await sharedTest.step('a mark opens with the keyboard alone', async () => {
      const plot = explorer.details.getByRole('slider', { name: 'Detections by route' })
      await plot.focus()
      await page.keyboard.press('End')
      const said = (await plot.getAttribute('aria-valuetext')) ?? ''
      const number = /: ([\d,]+)/.exec(said)?.[1] ?? 'no number'
      await page.keyboard.press('Enter')
      await expect(reader).toContainText(number)
      await expect(page).toHaveURL(/reader=cells:frontex-detections:detections:2026-06\.\.2026-06:route:/)
      await page.keyboard.press('Escape')
      await expect(reader).toBeHidden()
    })

    await sharedTest.step('a chart has a table, and two can be open', async () => {
      for (const name of CHARTS) {
        await openWithTable(explorer, name)
        await expect(explorer.details.locator('h4 > button[aria-expanded="true"]')).toHaveCount(2)
      }
    })

    await sharedTest.step('a number in a table opens with the keyboard alone', async () => {
      await open(explorer, 'Nationalities')
      const table = explorer.details.getByRole('table', { name: 'Nationalities detected' })
      const show = explorer.details.getByRole('button', { name: 'Show table: Nationalities detected' })
      if (await show.isVisible()) await show.press('Enter')
      const number = table.getByRole('button', { name: /^Syria: / })
      const value = /: ([\d,]+)/.exec((await number.getAttribute('aria-label')) ?? '')?.[1] ?? 'no number'
      await number.press('Enter')
      await expect(reader).toContainText(value)
    })
  },
)

sharedTest.describe('the picture of a chart', () => {
  sharedTest.use({ expectedFaults: /status of 500|manifest/ })

  sharedTest(
    'is not saved without the data version; with it, has the marks of the page, its text and sources',
    async ({ page }) => {
      const manifest = /manifest-[^/]*\.json$/
      await page.route(manifest, (route) => route.fulfill({ status: 500 }))
      const explorer = await openCharts(page, '#/explore?years=2026&v=2')
      let isSaved = false
      page.on('download', () => {
        isSaved = true
      })
      await explorer.details.getByRole('button', { name: 'Save as SVG: Detections by route' }).click()
      await expect(explorer.details.getByRole('alert')).toContainText('Nothing was exported.')
      expect(isSaved).toBe(false)
      await page.unroute(manifest)

      const save = async (format: 'PNG' | 'SVG', title: string) => {
        const waiting = page.waitForEvent('download')
        await explorer.details
          .getByRole('button', { name: `Save as ${format}: ${title}`, exact: true })
          .click()
        const file = await waiting
        return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
      }
      const svg = await save('SVG', 'Detections by route')
      const version = builtVersion()
      expect(svg.name).toBe(`throughline-routes-detections-period-2026-years-2026-${version}.svg`)
      const drawn = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
        const lines = [...document.querySelectorAll('.shell-panel figure .recharts-line-curve')]
        const colours = lines.map((line) => getComputedStyle(line).stroke)
        return {
          fault: parsed.querySelector('parsererror')?.textContent ?? null,
          texts: [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent ?? ''),
          carried: parsed.querySelector('metadata')?.textContent ?? '',
          colours,
          strokes: [...parsed.querySelectorAll('[stroke]')].map((group) => {
            const probe = document.createElement('i')
            probe.style.color = group.getAttribute('stroke') ?? ''
            return probe.style.color
          }),
        }
      }, svg.bytes.toString('utf8'))
      expect(drawn.fault).toBeNull()
      // Names at the line ends, years of the axis, unit, source and version.
      for (const text of ['Central Med.', '2026']) expect(drawn.texts).toContain(text)
      expect(drawn.texts[0]).toMatch(/^Detections by route: Central Mediterranean most/)
      expect(drawn.texts.join(' ')).toContain(builtVersionText())
      // The plot of arrivals beside it is not in the file.
      const colours = new Set(drawn.colours.slice(0, 7))
      expect(colours.size).toBeGreaterThan(5)
      for (const colour of colours) expect(drawn.strokes).toContain(colour)
      const carried = JSON.parse(drawn.carried)
      expect(carried.version).toBe(version)
      expect(carried.evidence[0].id).toMatch(/^cells:frontex-detections:detections:/)
      expect(carried.citations.join(' ')).not.toContain('Home Office')

      const png = await save('PNG', 'Detections by route')
      // Twice the sheet's 1280 px, with its provenance.
      expect(png.bytes.readUInt32BE(16)).toBe(2560)
      expect(png.bytes.includes('iTXtProvenance')).toBe(true)
      await expect(page.locator('body > [inert]')).toHaveCount(0)
    },
  )
})
