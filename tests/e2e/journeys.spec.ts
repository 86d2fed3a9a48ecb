import type { Page } from '@playwright/test'
import { published } from '#tests/support/published.ts'
import { Explorer } from './drivers/explorer.ts'
import { OpenReader } from './drivers/openReader.ts'
import { expect, sharedTest } from './support/test.ts'

const { claims } = published('claims')

/** How often Tab moves the focus before it leaves the page. */
async function countTabStops(page: Page): Promise<number> {
  let count = 0
  while (count < 200) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement === document.body)) break
    count += 1
  }
  return count
}

// As most readers have it: the other specs reduce motion.
sharedTest.use({ reducedMotion: 'no-preference' })

sharedTest(
  'the start has at most 60 tab stops, and the sentence of a measure takes at most 25 key presses',
  async ({ page }) => {
    const explorer = new Explorer(page)
    const reader = new OpenReader(page)
    await explorer.open()
    await expect(explorer.details.getByRole('link', { name: 'See Plans' })).toBeVisible()
    expect(await countTabStops(page)).toBeLessThanOrEqual(60)
    let presses = 0
    const press = async (key: string) => {
      presses += 1
      await page.keyboard.press(key)
    }
    const focused = page.locator(':focus')
    /** Presses Tab until the focused element matches `selector`. */
    const tabTo = async (selector: string) => {
      do await press('Tab')
      while (presses < 25 && !(await focused.evaluate((element, css) => element.matches(css), selector)))
    }
    await press('Tab')
    await press('Tab')
    await expect(focused).toHaveText('Skip to the details')
    await press('Enter')
    await expect(explorer.details).toBeFocused()
    await tabTo('[role="tab"]')
    await press('ArrowRight')
    await press('ArrowRight')
    await expect(focused).toHaveText('Measures')
    await expect(explorer.details.getByRole('button', { name: 'Show table' })).toBeVisible()
    // As a table that begins with what has no date.
    await tabTo('[role="tabpanel"] p > button:last-of-type')
    await press('Enter')
    await tabTo('th:nth-child(3) button')
    await press('Enter')
    await tabTo('tbody th button')
    const title = await focused.innerText()
    expect(title).toContain('no date')
    await tabTo('td button')
    await press('Enter')
    expect(claims.map(({ citation }) => citation.exact)).toContain(await reader.litText())
    expect(presses).toBeLessThanOrEqual(25)
    // And back.
    await press('Escape')
    await expect(reader.dialog).toBeHidden()
    await expect(focused).toHaveAccessibleName(`Read the evidence of ${title}: 2 items; opens the first`)
  },
)
