import type { Page } from '@playwright/test'
import { faultsOfAccessibility } from './drivers/audit.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { dossiers, readings, type Screen } from './drivers/screens.ts'
import { withoutWebGl } from './drivers/withoutWebGl.ts'
import { expect, test } from './support/test.ts'

const PANEL = '.shell-panel'

/** Gives the page the look that the system asks for, so that no control of the page has to be in sight for it. */
async function wear(page: Page, look: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: look })
  const ink = await page.locator('body').evaluate((body) => getComputedStyle(body).color)
  expect(Number(/\d+/.exec(ink)) > 127, `the ink: ${ink}`).toBe(look === 'dark')
}

/** Looks at the page in both themes, so that each screen has to be reached once. */
async function expectNoFault(page: Page, screen: string, part?: string): Promise<void> {
  const place = part === undefined ? {} : { part }
  // Soft, so that one run tells the faults of all screens.
  expect.soft(await faultsOfAccessibility(page, place), `${screen}, light`).toEqual([])
  await wear(page, 'dark')
  expect
    .soft(await faultsOfAccessibility(page, { ...place, onlyColours: true }), `${screen}, dark`)
    .toEqual([])
  await wear(page, 'light')
}

async function show(page: Page, { link, part, words }: Screen): Promise<void> {
  await new Explorer(page).follow(link)
  const place =
    part === 'Reader' ? page.getByRole('dialog', { name: part }) : page.getByRole('region', { name: part })
  await expect(place).toContainText(words)
}

test('the start with its map has no fault that axe finds', async ({ page }) => {
  await new Explorer(page).open()
  await new DrawnMap(page).isReady()
  await expect(page.getByRole('region', { name: 'Details' }).getByRole('table')).toBeVisible()
  await expectNoFault(page, 'the start')
})

// From here on what stands beside the map is looked at; without its drawing the page answers faster.
test.describe('beside the map', () => {
  test.beforeEach(async ({ page }) => {
    await withoutWebGl(page)
    await new Explorer(page).open()
    await expect(page.getByText('Drawn without WebGL.')).toBeVisible()
  })

  test('tables, charts and filters in use have no fault that axe finds', async ({ page }) => {
    const explorer = new Explorer(page)
    await expectNoFault(page, 'the start without WebGL')
    await explorer.showOverviewAs('Places')
    await expectNoFault(page, 'the table of places', PANEL)
    await explorer.showOverviewAs('Charts')
    await explorer.details.getByRole('button', { name: 'Show table' }).first().click()
    await expectNoFault(page, 'the charts and the table of one', PANEL)
    await explorer.showOverviewAs('List')
    await explorer.follow('#/explore?years=2025&status=planned&regions=north-africa&actors=EU&v=1')
    await explorer.timeline.getByRole('button', { name: 'Show table' }).click()
    await explorer.filters.getByRole('button', { name: /^Actors/ }).click()
    await expectNoFault(page, 'the list, the table of the timeline and the filters in use')
    await explorer.details.getByRole('button', { name: 'Show table' }).click()
    await expectNoFault(page, 'the table of the list', PANEL)
    await explorer.follow('#/explore?years=2023&status=gap&measures=online-action&routes=channel&colour=red')
    await expect(explorer.details).toContainText('No measure matches')
    await expectNoFault(page, 'nothing that matches, and a link that lost a part')
  })

  test('the eight dossiers have no fault that axe finds', async ({ page }) => {
    for (const screen of dossiers()) {
      await show(page, screen)
      await expectNoFault(page, screen.name, PANEL)
    }
  })

  test('the Reader has no fault that axe finds', async ({ page }) => {
    for (const screen of readings()) {
      await show(page, screen)
      await expectNoFault(page, screen.name, 'dialog')
    }
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('the sheet has no fault that axe finds', async ({ page }) => {
    await new Explorer(page).open()
    await new DrawnMap(page).isReady()
    await expectNoFault(page, 'the sheet with the details')
    await page.getByRole('main').getByRole('button', { name: 'Filters', exact: true }).click()
    await expect(new Explorer(page).filters).toBeVisible()
    await expectNoFault(page, 'the sheet with the filters', '.shell-main')
    for (const screen of readings()) {
      await show(page, screen)
      await expectNoFault(page, `${screen.name} on a phone`, 'dialog')
    }
  })
})
