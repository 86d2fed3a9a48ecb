import { coveringControls, faultsOfLayout } from './drivers/audit.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { dossiers, readings } from './drivers/screens.ts'
import { withoutWebGl } from './drivers/withoutWebGl.ts'
import { expect, test } from './support/test.ts'

/** The parts that stand apart in the sheet of a narrow screen: the map stays while the rest moves over it. */
const SHEET = ['.shell-strip', '.shell-dock', '.shell-panel']
const FILTERS_IN_USE = '#/explore?years=2024,2025&status=done,planned&regions=north-africa&actors=EU&v=1'

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } })

    test('nothing of the frame covers another part, and nothing scrolls sideways', async ({ page }) => {
      const explorer = new Explorer(page)
      const map = new DrawnMap(page)
      const isNarrow = width < 900
      await explorer.open()
      await map.isReady()
      const faults = () => (isNarrow ? faultsOfLayout(page, SHEET) : faultsOfLayout(page))
      expect.soft(await faults(), 'the start').toEqual([])
      expect.soft(await coveringControls(page, '.shell-topbar'), 'in the top bar').toEqual([])
      expect.soft(await coveringControls(page, '[data-testid="map"]'), 'on the map').toEqual([])
      if (!isNarrow) {
        const box = await map.frame.boundingBox()
        expect(box?.width).toBeGreaterThanOrEqual(600)
        expect(box?.height).toBeGreaterThanOrEqual(400)
      }
      await explorer.follow(FILTERS_IN_USE)
      await expect(page.getByRole('button', { name: 'Clear all filters' }).first()).toBeVisible()
      expect.soft(await faults(), 'filters in use').toEqual([])
      if (!isNarrow) {
        const box = await map.frame.boundingBox()
        expect.soft(box?.height, 'two rows of chips take nothing from the map').toBeGreaterThanOrEqual(400)
      }
      expect.soft(await coveringControls(page, '.shell-strip'), 'in the strip').toEqual([])
      for (const { name, link } of readings()) {
        await explorer.follow(link)
        await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible()
        const parts = isNarrow ? SHEET : ['.shell-topbar', '.shell-rail', '.shell-reader']
        expect.soft(await faultsOfLayout(page, parts), name).toEqual([])
      }
      for (const { name, link, words } of dossiers()) {
        await explorer.follow(link)
        await expect(explorer.details).toContainText(words)
        expect.soft(await faults(), name).toEqual([])
      }
    })
  })
}

test.describe('at 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('no screen scrolls sideways', async ({ page }) => {
    await withoutWebGl(page)
    const explorer = new Explorer(page)
    await explorer.open()
    for (const tab of ['Board', 'Places', 'List', 'Charts'] as const) {
      await explorer.showOverviewAs(tab)
      await explorer.details.getByRole('heading', { level: 3 }).first().waitFor()
      expect.soft(await faultsOfLayout(page, SHEET), tab).toEqual([])
    }
    await explorer.follow(FILTERS_IN_USE)
    const turn = page.getByRole('main').getByRole('button', { name: 'Filters', exact: true })
    await turn.click()
    await expect(explorer.filters).toBeVisible()
    expect.soft(await faultsOfLayout(page, ['.shell-rail', '.shell-strip']), 'filters').toEqual([])
    await turn.click()
    for (const { name, link, words, part } of [...dossiers(), ...readings()]) {
      await explorer.follow(link)
      const place = part === 'Reader' ? page.getByRole('dialog') : explorer.details
      await expect(place).toContainText(words)
      expect.soft(await faultsOfLayout(page, SHEET), name).toEqual([])
    }
  })
})
