import type { Locator, Page } from '@playwright/test'
import { said, saidChange } from '#tests/support/publishedTotals.ts'
import { expect, sharedTest, test } from './support/test.ts'

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

test('two maps on one scale move together, and stand on paper, without the code of the full map', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const compare = new Comparison(page)
  await compare.open()
  await expect(compare.map('2024')).toBeVisible()
  await expect(compare.map('2025')).toBeVisible()

  await test.step('lines are as wide as the means of their own period say', async () => {
    const widest = async (period: string) => {
      const lines = await compare
        .map(period)
        .locator('[data-layer="route-line"] path[stroke="#651028"]')
        .evaluateAll((paths) => paths.map((path) => Number(path.getAttribute('stroke-width'))))
      return Math.max(...lines)
    }
    await expect.poll(() => widest('2024')).toBeGreaterThan(3)
    // Widths are as the square roots of the detections on the Western African route, 1.6 to 1.
    expect((await widest('2024')) / (await widest('2025'))).toBeCloseTo(1.6, 0)
  })

  await test.step('both follow a drag and a key, and the place is in the link', async () => {
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

  await test.step('on paper stand the finding, maps and tables, and nothing to press', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    for (const part of [compare.headline, compare.map('2024'), compare.map('2025')]) {
      await expect(part).toBeVisible()
    }
    await expect(compare.changes).toBeVisible()
    await expect(compare.measures).toBeVisible()
    await expect(page.getByRole('button', { name: 'Zoom in' }).first()).toBeHidden()
    await expect(compare.choice('Compare')).toBeHidden()
  })

  expect(asked.filter((url) => /RouteMap|maplibre/.test(url))).toEqual([])
})

sharedTest(
  'on a phone every row is a card, heard as a row of the table, and one map is switched between the periods',
  async ({ page }) => {
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
    await expect(numbers).toHaveText([
      said('western-african', 2024),
      said('western-african', 2025),
      saidChange('western-african', 2024, 2025),
      '−62%',
    ])
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
    await page.keyboard.press('Escape')

    await expect(compare.map('2025')).toBeVisible()
    await expect(compare.map('2024')).toBeHidden()
    const group = page.getByRole('group', { name: 'Period on the map' })
    await group.getByRole('button', { name: '2024' }).click()
    await expect(group.getByRole('button', { name: '2024' })).toHaveAttribute('aria-pressed', 'true')
    await expect(compare.map('2024')).toBeVisible()
  },
)
