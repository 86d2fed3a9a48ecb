import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { published } from '#tests/support/published.ts'
import { faultsOfLayout } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { faultsInAllLooks } from './drivers/looks.ts'
import { withoutWebGl } from './drivers/withoutWebGl.ts'
import { expect, test } from './support/test.ts'

/** What a reader does on Compare, by the names that are seen and heard. */
class Comparison {
  readonly page: Page
  readonly changes: Locator
  readonly measures: Locator
  readonly headline: Locator

  constructor(page: Page) {
    this.page = page
    this.changes = page.getByRole('table', { name: 'Change by route' })
    this.measures = page.getByRole('table', { name: 'Measures by kind' })
    this.headline = page.getByRole('heading', { level: 1 })
  }

  async open(link = '#/compare'): Promise<void> {
    await this.page.goto(`/${link}`)
    await expect(this.changes).toBeVisible()
  }

  row(place: string): Locator {
    return this.changes.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name: place }) })
  }

  map(period: string): Locator {
    return this.page.getByRole('region', { name: `Map of ${period}` })
  }

  choice(name: string): Locator {
    return this.page
      .getByRole('group', { name: 'What is compared' })
      .getByRole('combobox', { name, exact: true })
  }

  /** Where the lines of a map lie, to a hundredth of a px: its drawing is moved as a whole. */
  async place(period: string): Promise<string> {
    const transform = (await this.map(period).locator('svg > g').first().getAttribute('transform')) ?? ''
    return transform.replace(/\d+\.\d+/g, (number) => Number(number).toFixed(2))
  }
}

/** Cells whose text sticks out of them, and tables that stick out of their frame, each by its words. */
async function sidewaysInTables(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main :is(th, td, table)')].flatMap((element) => {
      const isOut = element.scrollWidth > Math.ceil(element.getBoundingClientRect().width) + 1
      return isOut && element.clientWidth > 1 ? [(element.textContent ?? '').slice(0, 40)] : []
    }),
  )
}

/** How often each role stands in a part of what the browser tells to who listens. */
async function rolesHeard(page: Page, name: string): Promise<Record<string, number>> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const roles: Record<string, number> = {}
  const count = (id: string) => {
    const node = byId.get(id)
    const role = String(node?.role?.value ?? '')
    if (node && !node.ignored) roles[role] = (roles[role] ?? 0) + 1
    for (const child of node?.childIds ?? []) count(child)
  }
  const table = nodes.find(({ role, name: own }) => role?.value === 'table' && own?.value === name)
  if (table) count(table.nodeId)
  return roles
}

test('is reached from the bar, compares the last two whole years, and says what changed', async ({
  page,
}) => {
  await new Explorer(page).open()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Compare' }).click()
  const compare = new Comparison(page)
  await expect(compare.changes).toBeVisible()
  await expect(page).toHaveURL(/#\/compare$/)
  await expect(compare.headline).toHaveText(
    '2024 against 2025: detections fell by a quarter. Two routes rose.',
  )
  await expect(compare.row('All routes of Frontex').getByRole('cell')).toHaveText([
    '240,101',
    '179,921',
    '−60,180',
    '−25%',
    '',
  ])
  await expect(compare.row('Western Mediterranean')).toContainText('+11%')
  await expect(compare.row('English Channel')).toContainText('41,472')
  // What is no route of ours is named, and the other unit stands apart.
  await expect(compare.row('Black Sea')).toBeVisible()
  await expect(compare.changes).toContainText('another unit, never added to detections')
})

test('every number leads to its cells, and a kind of measure to its measures', async ({ page }) => {
  const compare = new Comparison(page)
  await compare.open()
  const reader = page.getByRole('dialog', { name: 'Reader' })
  await compare.row('Western Balkans').getByRole('button', { name: 'Western Balkans, 2025: 12,526' }).click()
  await expect(reader).toContainText('12,526')
  await expect(page).toHaveURL(
    /reader=cells:frontex-detections:detections:2025-01..2025-12:route:western-balkans/,
  )
  await page.keyboard.press('Escape')
  await expect(reader).toBeHidden()
  await compare
    .row('Western Balkans')
    .getByRole('button', { name: /−8,999/ })
    .press('Enter')
  await expect(reader).toContainText('21,525')
  await page.keyboard.press('Escape')

  const cell = compare.measures.getByRole('button', { name: /^Border control, 2025: / })
  const count = Number(/: (\d+) /.exec((await cell.getAttribute('aria-label')) ?? '')?.[1])
  await cell.click()
  await expect(page).toHaveURL(/#\/explore\?years=2025&measures=border-control/)
  expect(await new Explorer(page).statedMeasures()).toBe(count)
  await page.goBack()
  await expect(compare.changes).toBeVisible()
})

test('two maps move together, and the place they were moved to is in the link', async ({ page }) => {
  const compare = new Comparison(page)
  await compare.open()
  await expect(compare.map('2024')).toBeVisible()
  const start = await compare.place('2024')
  expect(await compare.place('2025')).toBe(start)
  const box = await compare.map('2024').boundingBox()
  if (!box) throw new Error('no map')
  // On open ground, beside all names.
  const [x, y] = [box.x + box.width * 0.86, box.y + box.height * 0.84]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x - 60, y - 20, { steps: 4 })
  // While it is dragged, not only after.
  await expect.poll(() => compare.place('2024')).not.toBe(start)
  expect(await compare.place('2025')).toBe(await compare.place('2024'))
  await page.mouse.up()
  await expect(page).toHaveURL(/camera=/)
  await compare.map('2025').focus()
  const moved = await compare.place('2025')
  await page.keyboard.press('+')
  await expect.poll(() => compare.place('2025')).not.toBe(moved)
  // It glides: in the end both lie alike.
  await expect.poll(async () => (await compare.place('2024')) === (await compare.place('2025'))).toBe(true)
  await expect(page).toHaveURL(/camera=[\d.]+,[\d.]+,3\.\d/)
})

test('lines are as wide as the means of their own period, on one scale', async ({ page }) => {
  const compare = new Comparison(page)
  await compare.open()
  const widths = (period: string) =>
    compare
      .map(period)
      .locator('[data-layer="route-line"] path')
      .evaluateAll((paths) =>
        paths.map((path) => `${path.getAttribute('stroke')} ${path.getAttribute('stroke-width')}`),
      )
  const widest = async (period: string) => {
    const lines = (await widths(period)).filter((line) => line.startsWith('#651028'))
    return Math.max(...lines.map((line) => Number(line.split(' ')[1])))
  }
  await expect.poll(() => widest('2024')).toBeGreaterThan(3)
  // 46,820 against 17,860 on the Western African route: the roots are as 1.6 to 1.
  expect((await widest('2024')) / (await widest('2025'))).toBeCloseTo(1.6, 0)
})

test('a year that has not ended is set beside the same months, and a choice is a step in the link', async ({
  page,
}) => {
  const compare = new Comparison(page)
  await compare.open('#/compare?compare=2025,2026&v=1')
  await expect(compare.changes.getByRole('columnheader').nth(2)).toHaveText('Jan–Jun 2026')
  await expect(page.getByText(/the same months of both/)).toBeVisible()
  await compare.choice('Compare').selectOption('2023')
  await compare.choice('against').selectOption('2024')
  await expect(page).toHaveURL(/compare=2023,2024/)
  await expect(page.getByText(/the same months of both/)).toBeHidden()
  await compare.choice('to').selectOption('March')
  await expect(page).toHaveURL(/compare=2023-01\.\.2023-03,2024-01\.\.2024-03/)
  await page.goBack()
  await expect(compare.choice('to')).toHaveValue('12')
  await compare.open('#/compare?compare=2024-01..2024-06,2024-07..2024-12&v=1')
  await expect(page.getByText(/do not hold the same months/)).toBeVisible()
})

test('the file holds both values of every row with their cells and the version of the data', async ({
  page,
}) => {
  const compare = new Comparison(page)
  await compare.open()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  const download = await waiting
  const [header = [], ...rows] = parseCsv(await readFile(await download.path(), 'utf8'))
  const at = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? ''
  const channel = rows.filter((row) => at(row, 'Series') === 'English Channel')
  expect(channel.map((row) => [at(row, 'Period'), at(row, 'Value'), at(row, 'Unit')])).toEqual([
    ['2024-01/2024-12', '36816', 'persons arrived'],
    ['2025-01/2025-12', '41472', 'persons arrived'],
  ])
  expect(at(rows[0] ?? [], 'Cells')).toBe('frontex-detections:detections:2024-01..2024-12')
  expect(new Set(rows.map((row) => at(row, 'Version of the data')))).toEqual(
    new Set([published('manifest').data]),
  )
})

test('without WebGL nothing is missing', async ({ page }) => {
  await withoutWebGl(page)
  const compare = new Comparison(page)
  await compare.open()
  await expect(compare.map('2024')).toBeVisible()
  await expect(compare.map('2025')).toBeVisible()
})

test('loads nothing of the map library', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await new Comparison(page).open()
  await page.waitForLoadState('networkidle')
  expect(asked.filter((url) => /RouteMap|maplibre/.test(url))).toEqual([])
})

test('axe finds nothing, in any look', async ({ page }) => {
  const compare = new Comparison(page)
  await compare.open('#/compare?compare=2025,2026&routes=channel&v=1')
  await expect(compare.measures).toBeVisible()
  expect.soft(await faultsInAllLooks(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect.soft(await faultsInAllLooks(page, '.shell-page'), 'on a phone').toEqual([])
})

for (const [width, height] of [
  [1440, 900],
  [1148, 720],
  [900, 720],
  [648, 800],
  [390, 844],
  [320, 640],
] as const) {
  test(`nothing scrolls sideways or overlaps at ${width} px, in any language`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    for (const language of ['en', 'fr', 'nl']) {
      await page.goto(`/?${language}#/compare?compare=2025,2026&lang=${language}&v=1`)
      await expect(page.getByRole('table').first()).toBeVisible()
      expect.soft(await faultsOfLayout(page, ['.shell-topbar']), language).toEqual([])
      const wide = await page
        .locator('.shell-page')
        .evaluate((element) => element.scrollWidth - element.clientWidth)
      expect.soft(wide, language).toBeLessThanOrEqual(0)
      expect.soft(await sidewaysInTables(page), language).toEqual([])
    }
  })
}

test('on a phone every row is a card, which is heard as a row of the table and opens its cells', async ({
  page,
}) => {
  const compare = new Comparison(page)
  await compare.open()
  const heard = async (name: string) => {
    const { table, row, columnheader, rowheader, cell } = await rolesHeard(page, name)
    return { table, row, columnheader, rowheader, cell }
  }
  const [changes, measures] = [await heard('Change by route'), await heard('Measures by kind')]
  expect(changes).toMatchObject({ table: 1, columnheader: 6, rowheader: 11 })
  await page.setViewportSize({ width: 390, height: 844 })
  // The map's place changes with the width; the tables follow it.
  await expect(page.getByRole('group', { name: 'Period on the map' })).toBeVisible()
  expect(await heard('Change by route')).toEqual(changes)
  expect(await heard('Measures by kind')).toEqual(measures)

  const row = compare.row('Western African')
  const name = await row.getByRole('rowheader').boundingBox()
  const numbers = row.getByRole('button')
  await expect(numbers).toHaveText(['46,820', '17,860', '−28,960', '−62%'])
  for (const number of await numbers.all()) {
    const box = await number.boundingBox()
    expect(box && name && box.y >= name.y + name.height - 1).toBe(true)
    expect(box && box.x + box.width <= 390).toBe(true)
  }
  // The heads of the columns stay in sight over the row that is read.
  await compare.row('Western Balkans').scrollIntoViewIfNeeded()
  await expect(compare.changes.getByRole('columnheader', { name: '2024' })).toBeInViewport()
  await numbers.nth(2).click()
  await expect(page).toHaveURL(/reader=cells:.*2024-01\.\.2024-12;2025-01|reader=cells:.*western-african/)
})

test('a row of signs that is cut says how many measures more there are, and leads to all', async ({
  page,
}) => {
  const compare = new Comparison(page)
  await compare.open()
  for (const cell of await compare.measures.getByRole('button').all()) {
    const signs = await cell.locator('svg').count()
    const count = Number(/: (\d+) measures?$/.exec((await cell.getAttribute('aria-label')) ?? '')?.[1])
    const more = Number(/\+(\d+)$/.exec(await cell.innerText())?.[1] ?? 0)
    if (signs > 0) expect.soft(signs + more, await cell.innerText()).toBe(count)
  }
  const total = compare.measures.getByRole('button', { name: /^All kinds, 2025: / })
  const count = Number(await total.innerText())
  await total.click()
  expect(await new Explorer(page).statedMeasures()).toBe(count)
})

test('on a phone one map is switched between the two periods', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const compare = new Comparison(page)
  await compare.open()
  await expect(compare.map('2025')).toBeVisible()
  await expect(compare.map('2024')).toBeHidden()
  const group = page.getByRole('group', { name: 'Period on the map' })
  await group.getByRole('button', { name: '2024' }).click()
  await expect(group.getByRole('button', { name: '2024' })).toHaveAttribute('aria-pressed', 'true')
  await expect(compare.map('2024')).toBeVisible()
})

test('on paper stand the finding, both maps and both tables, and nothing to press', async ({ page }) => {
  const compare = new Comparison(page)
  await compare.open()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(compare.headline).toBeVisible()
  await expect(compare.map('2024')).toBeVisible()
  await expect(compare.map('2025')).toBeVisible()
  await expect(compare.changes).toBeVisible()
  await expect(compare.measures).toBeVisible()
  await expect(page.getByRole('button', { name: 'Zoom in' }).first()).toBeHidden()
  await expect(compare.choice('Compare')).toBeHidden()
})
