import type { Locator } from '@playwright/test'
import { Explorer } from './drivers/explorer.ts'
import { withoutWebGl } from './drivers/withoutWebGl.ts'
import { expect, sharedTest as test } from './support/test.ts'

/** The number in the name of an option: "Border control, 28 measures". */
async function countOf(option: Locator): Promise<number> {
  return Number(/, (\d+) measures?/.exec((await option.getAttribute('aria-label')) ?? '')?.[1])
}

test('every option shows as many measures as it says', async ({ page }) => {
  await withoutWebGl(page)
  const explorer = new Explorer(page)
  await explorer.open()
  await explorer.showOverviewAs('List')
  const group = (name: string) => explorer.filters.getByRole('group', { name })
  const routes = explorer.filters.getByRole('list', { name: 'Routes' })
  const rows: Record<string, Locator> = {
    Year: group('Year').getByRole('button'),
    Status: group('Status').getByRole('checkbox'),
    Measures: group('Measures').getByRole('checkbox'),
    Regions: routes.getByRole('checkbox'),
    Routes: routes.getByRole('button', { name: /measure/ }),
  }
  for (const [name, options] of Object.entries(rows)) {
    const all = await options.all()
    expect(all.length, name).toBeGreaterThan(2)
    // Of a long group every third: the rule is one, the list is long.
    for (const option of all.filter((_, index) => all.length <= 6 || index % 3 === 0)) {
      const promised = await countOf(option)
      await option.click()
      const label = await option.getAttribute('aria-label')
      await expect.poll(() => explorer.statedMeasures(), `stated with ${label}`).toBe(promised)
      if (name !== 'Routes' && promised > 0) {
        // The list follows the sentence: it is drawn when map and timeline are done.
        await expect(explorer.listedMeasures(), `listed with ${label}`).toHaveCount(promised)
      }
      await option.click()
    }
  }
  // Within another choice the promise holds as well.
  await explorer.year('2025').click()
  const option = explorer.category('Border control')
  const promised = await countOf(option)
  await option.click()
  await expect.poll(() => explorer.statedMeasures()).toBe(promised)
  await expect(explorer.listedMeasures()).toHaveCount(promised)
})
