import { published } from '#tests/support/published.ts'
import { Explorer } from './drivers/explorer.ts'
import { OpenReader } from './drivers/openReader.ts'
import { expect, sharedTest } from './support/test.ts'

const { claims } = published('claims')

sharedTest('the sentence of a measure takes at most 25 key presses', async ({ page }) => {
  const explorer = new Explorer(page)
  const reader = new OpenReader(page)
  await explorer.open()
  await expect(explorer.details.getByRole('table')).toBeVisible()
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
  await tabTo('td button')
  await press('Enter')
  await tabTo('button:has(q)')
  const quote = await focused.innerText()
  await press('Enter')
  expect(await reader.litText()).toBe(quote)
  expect(claims.map(({ citation }) => citation.exact)).toContain(quote)
  await expect(focused).toHaveText(quote)
  expect(presses).toBeLessThanOrEqual(25)
  // And back.
  await press('Escape')
  await expect(reader.dialog).toBeHidden()
  await expect(focused).toHaveText(quote)
})
