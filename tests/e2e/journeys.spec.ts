import { published } from '#tests/support/published.ts'
import { Explorer } from './drivers/explorer.ts'
import { OpenReader } from './drivers/openReader.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, test } from './support/test.ts'

const { measures } = published('measures')
const { claims } = published('claims')
const { records } = published('records')

const in2025 = measures.filter(({ period }) => period?.start.startsWith('2025'))

/** A claim of the owner's document behind a measure of 2025, and a record behind another. */
const claim = firstOf(
  in2025.flatMap(({ evidence }) =>
    evidence.flatMap((piece) =>
      piece.type === 'citation' ? claims.filter(({ id }) => id === piece.claimId) : [],
    ),
  ),
  'measure of 2025 with a sentence behind it',
)
const record = firstOf(
  in2025.flatMap(({ evidence }) =>
    evidence.flatMap((piece) =>
      piece.type === 'record' ? records.filter(({ id }) => id === piece.recordId) : [],
    ),
  ),
  'measure of 2025 with a record behind it',
)
const document = firstOf(
  published('documents').documents.filter(({ id }) => id === claim.citation.documentId),
  `document ${claim.citation.documentId}`,
)

test('from a year to a measure of the document to the very sentence behind it', async ({ page }) => {
  const explorer = new Explorer(page)
  const reader = new OpenReader(page)
  await explorer.open()
  await explorer.year('2025').click()
  await expect(explorer.sentence).toContainText('2025')
  await explorer.showOverviewAs('List')
  await explorer.chooseMeasureWith(claim.citation.exact)
  await explorer.openEvidence(claim.citation.exact)
  await expect(reader.title).toHaveText(document.title)
  expect(await reader.litText()).toBe(claim.citation.exact)
  await expect(reader.lit.first()).toBeInViewport()
})

test('from a year to a measure of a record to its publisher and the way out', async ({ page }) => {
  const explorer = new Explorer(page)
  const reader = new OpenReader(page)
  const source = firstOf(record.sources, `source of record ${record.id}`)
  await explorer.open()
  await explorer.year('2025').click()
  await explorer.showOverviewAs('List')
  await explorer.chooseMeasureWith(record.title.en)
  await explorer.openEvidence(source.title)
  await expect(reader.title).toHaveText(record.title.en)
  await expect(reader.dialog).toContainText(source.publisher)
  const out = reader.dialog.getByRole('link', { name: source.title }).first()
  await expect(out).toHaveAttribute('href', source.url)
  await expect(out).toHaveAttribute('target', '_blank')
  await expect(out).toHaveAttribute('rel', /noreferrer/)
})

test('a copied link opens the same view elsewhere; Back and Forward replay each step', async ({ page }) => {
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

test('a link that is partly wrong opens with the rest and says what it lost', async ({ page }) => {
  const explorer = new Explorer(page)
  await explorer.open('#/explore?years=2025,soon&routes=channel,moon&colour=red')
  for (const part of ['years: “soon”', 'routes: “moon”', '“colour”']) {
    await expect(explorer.notice).toContainText(part)
  }
  await expect(explorer.year('2025')).toHaveAttribute('aria-pressed', 'true')
  await expect(explorer.route('English Channel')).toHaveAttribute('aria-pressed', 'true')
  await explorer.notice.getByRole('button', { name: 'Close' }).click()
  await expect(explorer.notice).toBeHidden()
})

test('the keyboard alone reaches the sentence of a measure in at most 25 presses', async ({ page }) => {
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
  /** Tabs on until the focus is on something that `selector` matches. */
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
  // And back to where it came from.
  await press('Escape')
  await expect(reader.dialog).toBeHidden()
  await expect(focused).toHaveText(quote)
})
