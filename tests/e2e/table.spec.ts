import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { Explorer } from './drivers/explorer.ts'
import { DEFAULT_VIEWPORT } from './support/contextOptions.ts'
import { expect, test } from './support/test.ts'

/** The table, by accessible names. */
class DataTable {
  readonly page: Page
  readonly explorer: Explorer

  constructor(page: Page) {
    this.page = page
    this.explorer = new Explorer(page)
  }

  region(kind: 'measures' | 'events' | 'claims' | 'records'): Locator {
    return this.page.getByRole('region', { name: `Table of ${kind}` })
  }

  rows(kind: Parameters<DataTable['region']>[0]): Locator {
    return this.region(kind).locator('tbody tr:not([hidden])')
  }

  kind(name: string): Locator {
    return this.page.getByRole('group', { name: 'What the table lists' }).getByRole('button', { name })
  }

  head(kind: Parameters<DataTable['region']>[0], column: string): Locator {
    return this.region(kind).getByRole('columnheader', { name: column, exact: true })
  }

  async open(link = '#/table'): Promise<void> {
    await this.explorer.open(link)
    await expect(this.rows('measures').first()).toBeVisible()
  }

  /** Saves the file and parses it: its name, and its rows as objects by column name. */
  async save(): Promise<{ name: string; rows: Record<string, string>[] }> {
    const waiting = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: 'Save as CSV' }).click()
    const download = await waiting
    const [header = [], ...rows] = parseCsv(await readFile(await download.path(), 'utf8'))
    return {
      name: download.suggestedFilename(),
      rows: rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']))),
    }
  }
}

test('opens by link without map code or other languages; rows open dossiers and evidence opens the Reader by keyboard', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const table = new DataTable(page)
  await table.open()
  await page.waitForLoadState('networkidle')
  expect(asked.filter((url) => /WebGlMap|SvgMap|basemap|maplibre|messages-/.test(url))).toEqual([])

  await test.step('kind, order, row and evidence by keyboard alone', async () => {
    await table.kind('Measures').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(table.kind('Events')).toHaveAttribute('aria-pressed', 'true')
    const region = table.region('events')
    await expect(region).toBeVisible()
    await region.focus()
    await expect(region).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(table.head('events', 'Title')).toHaveAttribute('aria-sort', 'ascending')
    await table.rows('events').first().getByRole('rowheader').getByRole('button').focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/selected=event:/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const reader = page.getByRole('dialog', { name: 'Reader' })
    await expect(reader).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(reader).toBeHidden()
  })

  await test.step('the CSV has the rows shown, and its links lead back', async () => {
    await table.kind('Measures').click()
    await table.explorer.chooseYear('2025')
    // The order is that of the events: it is part of the link.
    await expect(table.head('measures', 'Title')).toHaveAttribute('aria-sort', 'ascending')
    await page.getByRole('searchbox', { name: 'Find in table' }).fill('Frontex')
    await expect(table.rows('measures').first()).toContainText('Frontex')
    const titles = await table.rows('measures').locator('th').allInnerTexts()
    const { name, rows } = await table.save()
    expect(rows.map((row) => row.title)).toEqual(titles)
    expect(titles.length).toBeGreaterThan(1)
    const [first] = rows
    expect(name).toBe(`throughline-measures-years-2025-q-Frontex-sort-title-${first?.data_version}.csv`)
    await page.goto(first?.link ?? '')
    await expect(table.explorer.details.getByRole('heading', { level: 2 })).toHaveText(titles[0] ?? '')
  })

  await test.step('the table scrolls in its own region, with headings and titles in view', async () => {
    for (const width of [320, 390, 900, 1280]) {
      await page.setViewportSize({ width, height: 720 })
      await table.explorer.follow('#/table?v=3')
      const region = table.region('measures')
      await expect
        .poll(() => region.evaluate((element) => element.scrollWidth > element.clientWidth), `${width} px`)
        .toBe(true)
      const right = await region.evaluate((element) => element.getBoundingClientRect().right)
      expect(right, `${width} px`).toBeLessThanOrEqual(width + 1)
      await region.evaluate((element) => element.scrollTo({ left: 600, top: 400 }))
      const corner = await table.head('measures', 'Title').boundingBox()
      const frame = await region.boundingBox()
      expect(Math.abs((corner?.x ?? -99) - (frame?.x ?? 99)), `${width} px`).toBeLessThanOrEqual(1)
      expect(Math.abs((corner?.y ?? -99) - (frame?.y ?? 99)), `${width} px`).toBeLessThanOrEqual(2)
    }
  })

  await test.step('paper has the whole table without controls', async () => {
    await page.setViewportSize(DEFAULT_VIEWPORT)
    await table.explorer.follow('#/table?measures=border-control&v=3')
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('banner')).toBeHidden()
    await expect(table.explorer.filters).toBeHidden()
    await expect(page.getByRole('button', { name: 'Save as CSV' })).toBeHidden()
    const { height, content } = await table
      .region('measures')
      .evaluate((element) => ({ height: element.clientHeight, content: element.scrollHeight }))
    expect(height).toBeGreaterThanOrEqual(content - 1)
    await expect(table.rows('measures').last()).toBeVisible()
  })
})
