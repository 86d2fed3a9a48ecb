import type { Locator, Page } from '@playwright/test'
import type { RouteLines } from '#map/MapLayers.tsx'
import { formattedChange, formattedTotal } from '#tests/support/publishedTotals.ts'
import { expect, test } from './support/test.ts'

/** The Compare page, by accessible names. */
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

  /** The transform of a map's drawing, to a hundredth of a px. */
  async place(period: string): Promise<string> {
    const transform = (await this.map(period).locator('svg > g').first().getAttribute('transform')) ?? ''
    return transform.replace(/\d+\.\d+/g, (number) => Number(number).toFixed(2))
  }
}

/** Number of nodes by role in a table's accessibility tree. */
async function accessibleRoles(page: Page, name: string): Promise<Record<string, number>> {
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

test('two maps share one scale and camera, can be printed, fit a phone, and load no MapLibre code', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const compare = new Comparison(page)
  await compare.open('#/compare?period=2025&v=3')
  await expect(compare.map('2024')).toBeVisible()
  await expect(compare.map('2025')).toBeVisible()

  await test.step('line widths follow the monthly mean of each period', async () => {
    const widest = async (period: string) => {
      return compare.map(period).evaluate((map) => {
        const frame = map.closest('[data-testid="map"]') as unknown as { lines: RouteLines }
        const own = frame.lines.at(3).strokes.filter(({ route }) => route === 'western-african')
        return 2 * Math.max(...own.map(({ centre }) => centre.halves.at(-1) ?? 0))
      })
    }
    await expect.poll(() => widest('2024')).toBeGreaterThan(3)
    // Widths follow the square root of the detections: 1.6 to 1 on the Western African route.
    expect((await widest('2024')) / (await widest('2025'))).toBeCloseTo(1.6, 0)
  })

  await test.step('both maps follow drag and keys, and the link keeps the camera', async () => {
    const start = await compare.place('2024')
    expect(await compare.place('2025')).toBe(start)
    const box = await compare.map('2024').boundingBox()
    if (!box) throw new Error('no map')
    // A point without a label.
    const [x, y] = [box.x + box.width * 0.95, box.y + box.height * 0.8]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x - 60, y - 20, { steps: 4 })
    // During the drag, not only after it.
    await expect.poll(() => compare.place('2024')).not.toBe(start)
    expect(await compare.place('2025')).toBe(await compare.place('2024'))
    await page.mouse.up()
    await expect(page).toHaveURL(/camera=/)
    await compare.map('2025').focus()
    const moved = await compare.place('2025')
    await page.keyboard.press('+')
    await expect.poll(() => compare.place('2025')).not.toBe(moved)
    // The zoom is animated.
    await expect.poll(async () => (await compare.place('2024')) === (await compare.place('2025'))).toBe(true)
    await expect(page).toHaveURL(/camera=[\d.]+,[\d.]+,3\.\d/)
  })

  await test.step('prints the finding, maps and tables without controls', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const part of [compare.headline, compare.map('2024'), compare.map('2025')]) {
      await expect(part).toBeVisible()
    }
    await expect(compare.changes).toBeVisible()
    await expect(compare.measures).toBeVisible()
    await expect(page.getByRole('button', { name: 'Zoom in' }).first()).toBeHidden()
    await expect(compare.choice('Earlier')).toBeHidden()
  })
  await page.emulateMedia({ media: null, colorScheme: null })

  await test.step('on a phone each row is a card with table semantics, and a switch picks the period of the map', async () => {
    const heard = async (name: string) => {
      const { table, row, columnheader, rowheader, cell } = await accessibleRoles(page, name)
      return { table, row, columnheader, rowheader, cell }
    }
    const [changes, measures] = [await heard('Change by route'), await heard('Measures by kind')]
    expect(changes).toMatchObject({ table: 1, columnheader: 6, rowheader: 11 })
    await page.setViewportSize({ width: 390, height: 844 })
    // The map moves with the width, and the tables follow it.
    await expect(page.getByRole('group', { name: 'Period on the map' })).toBeVisible()
    expect(await heard('Change by route')).toEqual(changes)
    expect(await heard('Measures by kind')).toEqual(measures)

    const row = compare.row('Western African')
    const name = await row.getByRole('rowheader').boundingBox()
    const numbers = row.getByRole('button')
    await expect(numbers).toHaveText([
      formattedTotal('western-african', 2024),
      formattedTotal('western-african', 2025),
      formattedChange('western-african', 2024, 2025),
      '−62%',
    ])
    for (const number of await numbers.all()) {
      const box = await number.boundingBox()
      expect(box && name && box.y >= name.y + name.height - 1).toBe(true)
      expect(box && box.x + box.width <= 390).toBe(true)
    }
    // The column headers stay visible above the rows.
    await compare.row('Western Balkans').scrollIntoViewIfNeeded()
    await expect(compare.changes.getByRole('columnheader', { name: '2024' })).toBeInViewport()
    await numbers.nth(2).click()
    await expect(page).toHaveURL(/reader=cells:.*2024-01\.\.2024-12;2025-01|reader=cells:.*western-african/)
    await page.keyboard.press('Escape')

    await expect(compare.map('2025')).toBeVisible()
    await expect(compare.map('2024')).toBeHidden()
    const group = page.getByRole('group', { name: 'Period on the map' })
    await group.getByRole('button', { name: '2024' }).click()
    await expect(group.getByRole('button', { name: '2024' })).toHaveAttribute('aria-pressed', 'true')
    await expect(compare.map('2024')).toBeVisible()
  })

  expect(asked.filter((url) => /WebGlMap|maplibre/.test(url))).toEqual([])
})
