import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { published } from '#tests/support/published.ts'
import { faultsOfLayout } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { faultsInAllLooks } from './drivers/looks.ts'
import { withoutWebGl } from './drivers/withoutWebGl.ts'
import { expect, test } from './support/test.ts'

const PANEL = '.shell-panel'
const CHARTS = [
  'Monthly by route',
  'Each route apart',
  'Year against year',
  'Nationalities',
  'Land against sea',
  'Deaths by route and cause',
  'Channel: arrivals and preventions',
]

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

test('two charts stand open at a time, each with a table that says the same', async ({ page }) => {
  const explorer = await openCharts(page)
  for (const name of CHARTS) {
    await openWithTable(explorer, name)
    expect(await explorer.details.locator('h4 > button[aria-expanded="true"]').count()).toBe(2)
  }
})

test.describe('in every look', () => {
  // So high that nothing scrolls, where axe would give up; the map is drawn by what answers faster.
  test.use({ viewport: { width: 1440, height: 2400 } })

  for (const name of CHARTS) {
    test(`axe finds nothing in a chart and its table: ${name}`, async ({ page }) => {
      await withoutWebGl(page)
      const explorer = await openCharts(page)
      await openWithTable(explorer, name)
      expect(await faultsInAllLooks(page, PANEL)).toEqual([])
    })
  }
})

test('a mark is reached and opened with the keyboard alone, and so is a number of the table', async ({
  page,
}) => {
  const explorer = await openCharts(page)
  const plot = explorer.details.getByRole('slider', { name: 'Detections by route' })
  await plot.focus()
  await page.keyboard.press('End')
  const said = (await plot.getAttribute('aria-valuetext')) ?? ''
  const number = /: ([\d,]+)/.exec(said)?.[1] ?? ''
  await page.keyboard.press('Enter')
  const reader = page.getByRole('dialog', { name: 'Reader' })
  await expect(reader).toContainText(number)
  await expect(page).toHaveURL(/reader=cells:frontex-detections:detections:2026-06\.\.2026-06:route:/)
  await page.keyboard.press('Escape')

  await open(explorer, 'Nationalities')
  const show = explorer.details.getByRole('button', { name: 'Show table: Nationalities detected' })
  await show.press('Enter')
  await explorer.details.getByRole('button', { name: 'Syria: 46,254' }).press('Enter')
  await expect(reader).toContainText('46,254')
})

test('a month that is pointed at in one plot is marked in the others', async ({ page }) => {
  const explorer = await openCharts(page)
  const detections = explorer.details.getByRole('slider', { name: 'Detections by route' })
  const arrivals = explorer.details.getByRole('slider', { name: 'Arrivals over the Channel' })
  const marked = arrivals.locator('xpath=preceding-sibling::span[contains(@class, "column")]')
  await expect(marked).toHaveCount(0)
  await detections.hover()
  await expect(marked).toHaveCount(1)
  await explorer.sentence.hover()
  await expect(marked).toHaveCount(0)
})

test('the routes and the time of the filters hold in the charts', async ({ page }) => {
  const explorer = await openCharts(page, '#/explore?routes=western-balkans&years=2024&v=1')
  await open(explorer, 'Monthly by route')
  await explorer.details.getByRole('button', { name: 'Show table: Detections by route' }).click()
  const table = explorer.details.getByRole('table', { name: 'Detections by route' })
  await expect(table.getByRole('columnheader')).toHaveText(['Month', 'Western Balkans'])
  await expect(table.getByRole('rowheader').last()).toHaveText('December 2024')
  await expect(explorer.details.getByRole('slider', { name: 'Arrivals over the Channel' })).toHaveCount(0)
})

test('preventions begin where they are stated, apart from arrivals', async ({ page }) => {
  const explorer = await openCharts(page, '#/explore?years=2024&v=1')
  await open(explorer, 'Channel: arrivals and preventions')
  await explorer.details.getByRole('button', { name: 'Show table: Prevented from leaving France' }).click()
  const table = explorer.details.getByRole('table', { name: 'Prevented from leaving France' })
  await expect(table.getByRole('row', { name: /week ending 28 April 2024/ })).toContainText('no data')
  await expect(table.getByRole('row', { name: /week ending 5 May 2024/ }).getByRole('button')).toBeVisible()
})

test('the file of a chart names the cells of every number and the version of the data', async ({ page }) => {
  const explorer = await openCharts(page)
  await open(explorer, 'Year against year')
  const waiting = page.waitForEvent('download')
  await explorer.details.getByRole('button', { name: /^Save as CSV: All routes/ }).click()
  const [header = [], ...rows] = parseCsv(await readFile(await (await waiting).path(), 'utf8'))
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)] ?? '')
  const sumOf = (year: string) =>
    column('Value').reduce(
      (sum, value, index) => (column('Period')[index]?.startsWith(year) ? sum + Number(value) : sum),
      0,
    )
  expect([sumOf('2024'), sumOf('2025')]).toEqual([240_101, 179_921])
  expect(column('Cells')[0]).toBe('frontex-detections:detections:2024-01..2024-01')
  expect(new Set(column('Version of the data'))).toEqual(new Set([published('manifest').data]))
})

test('the picture of a chart holds the same marks as the page, its words, and what it stands on', async ({
  page,
}) => {
  const explorer = await openCharts(page, '#/explore?years=2026&v=1')
  const save = async (format: 'PNG' | 'SVG', title: string) => {
    const waiting = page.waitForEvent('download')
    await explorer.details.getByRole('button', { name: `Save as ${format}: ${title}`, exact: true }).click()
    const file = await waiting
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }
  const svg = await save('SVG', 'Detections by route')
  const version = published('manifest').data
  expect(svg.name).toBe(`throughline-routes-detections-${version.slice(0, 12)}.svg`)
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
  // The names at the ends of the lines, the years of the axis, unit, source and version.
  for (const text of ['Detections by route', 'Central Med.', '2026', version])
    expect(drawn.texts).toContain(text)
  expect(drawn.texts.join(' ')).toContain('Data to June 2026.')
  // The plot of arrivals stands beside it and is not in the file.
  const colours = new Set(drawn.colours.slice(0, 7))
  expect(colours.size).toBeGreaterThan(5)
  for (const colour of colours) expect(drawn.strokes).toContain(colour)
  const carried = JSON.parse(drawn.carried)
  expect(carried.version).toBe(version)
  expect(carried.evidence[0].id).toMatch(/^cells:frontex-detections:detections:/)
  expect(carried.citations.join(' ')).not.toContain('Home Office')

  const png = await save('PNG', 'Detections by route')
  // Twice the 1280 px of the sheet, and its provenance inside.
  expect(png.bytes.readUInt32BE(16)).toBe(2560)
  expect(png.bytes.includes('iTXtProvenance')).toBe(true)
  await expect(page.locator('body > [inert]')).toHaveCount(0)
})

test.describe('where the version of the data cannot be read', () => {
  test.use({ expectedFaults: /status of 500|manifest/ })

  test('no picture of a chart is saved, and the chart says why', async ({ page }) => {
    await page.route(/manifest-[^/]*\.json$/, (route) => route.fulfill({ status: 500 }))
    const explorer = await openCharts(page)
    let isSaved = false
    page.on('download', () => {
      isSaved = true
    })
    await explorer.details.getByRole('button', { name: 'Save as SVG: Detections by route' }).click()
    await expect(explorer.details.getByRole('alert')).toContainText('Nothing was exported.')
    expect(isSaved).toBe(false)
  })
})

for (const language of ['en', 'fr', 'nl']) {
  test(`at 320 px no chart sticks out of the page: ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 })
    await page.goto(`/#/explore?lang=${language}&v=1`)
    const tabs = page.locator(`${PANEL} [role="group"] button`)
    await tabs.last().click()
    const names = page.locator(`${PANEL} h4 > button[aria-expanded]`)
    await expect(names.first()).toBeVisible()
    for (const name of await names.all()) {
      // By key: the bar at the top of a narrow page may lie over what has just been scrolled to.
      if ((await name.getAttribute('aria-expanded')) === 'false') await name.press('Enter')
      await expect(page.locator(`${PANEL} figure`).first()).toBeVisible()
      expect.soft(await faultsOfLayout(page, ['.shell-topbar']), await name.innerText()).toEqual([])
    }
  })
}
