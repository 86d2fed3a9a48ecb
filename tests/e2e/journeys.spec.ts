import { published } from '#tests/support/published.ts'
import { Explorer } from './drivers/explorer.ts'
import { OpenReader } from './drivers/openReader.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, sharedTest, test } from './support/test.ts'

const { measures } = published('measures')
const { claims } = published('claims')

const in2025 = measures.filter(({ period }) => period?.start.startsWith('2025'))

/** A claim of the owner's document behind a measure of 2025. */
const claim = firstOf(
  in2025.flatMap(({ evidence }) =>
    evidence.flatMap((piece) =>
      piece.type === 'citation' ? claims.filter(({ id }) => id === piece.claimId) : [],
    ),
  ),
  'measure of 2025 with a sentence behind it',
)

test('a copied link opens the same view, and Back and Forward replay each step', async ({ page }) => {
  const explorer = new Explorer(page)
  const reader = new OpenReader(page)
  await explorer.open()
  const start = await explorer.sentence.innerText()
  await explorer.year('2025').click()
  await explorer.status('Planned').click()
  await expect(explorer.sentence).not.toHaveText(start)
  const filtered = await explorer.sentence.innerText()
  await explorer.showOverviewAs('List')
  await explorer.chooseMeasureWith(claim.citation.exact)
  const chosen = await explorer.details.getByRole('heading', { level: 2 }).innerText()
  await explorer.openEvidence(claim.citation.exact)
  await reader.lit.first().waitFor()
  const link = await explorer.copyLink()
  expect(link).toBe(page.url())

  const other = await page.context().newPage()
  const replayed = new Explorer(other)
  await other.goto(link)
  await expect(replayed.sentence).toHaveText(filtered)
  await expect(replayed.year('2025')).toHaveAttribute('aria-pressed', 'true')
  await expect(replayed.details.getByRole('heading', { level: 2, includeHidden: true })).toHaveText(chosen)
  expect(await new OpenReader(other).litText()).toBe(claim.citation.exact)
  await other.close()

  await page.goBack()
  await expect(reader.dialog).toBeHidden()
  await expect(explorer.details.getByRole('heading', { level: 2 })).toHaveText(chosen)
  await page.goBack()
  await expect(explorer.details.getByRole('button', { name: 'Back to overview' })).toBeHidden()
  await expect(explorer.sentence).toHaveText(filtered)
  await page.goBack()
  await page.goBack()
  await expect(explorer.sentence).toHaveText(start)
  for (let step = 0; step < 4; step += 1) await page.goForward()
  expect(await reader.litText()).toBe(claim.citation.exact)
  await expect(explorer.sentence).toHaveText(filtered)
  expect(page.url()).toBe(link)
})

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
