import { docxHeading, docxParagraph, docxTable, makeDocx } from '#tests/support/makeDocx.ts'
import { inTwoColumns, makePdf, setColumn } from '#tests/support/makePdf.ts'
import { TEST_TEXTS } from '#tests/support/testTexts.ts'
import { expect, sharedTest } from './support/test.ts'

const file = (name: string, mimeType: string, bytes: Uint8Array) => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes),
})
const encoded = (text: string) => new TextEncoder().encode(text)

/** Files of unlike formats and languages, a scan and a torn file. */
function ownFiles() {
  const [heading = '', ...paragraphs] = TEST_TEXTS.en.split('\n')
  const set = setColumn(paragraphs, { x: 60, y: 120, letters: 36 })
  const pdf = makePdf([
    {
      texts: [
        { text: heading, x: 60, y: 70, size: 16 },
        ...inTwoColumns(set, Math.ceil(set.length / 2), 245),
      ],
    },
  ])
  const [title = '', ...french] = TEST_TEXTS.fr.split('\n')
  const docx = makeDocx([
    docxHeading(title),
    ...french.map(docxParagraph),
    docxTable([
      ['Mois', 'Embarcations'],
      ['janvier 2025', '12'],
    ]),
  ])
  const html = `<!doctype html><html lang="nl"><title>Testtekst</title><body><main>${TEST_TEXTS.nl
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')}</main></body></html>`
  const csv =
    'month;route;detections\n2024-01;Western Balkans;1 234\n2024-02;Eastern Lnd;3\n2024-03;Channel;7\n'
  return [
    file('figures.csv', 'text/csv', encoded(csv)),
    file('two-columns.pdf', 'application/pdf', pdf),
    file('essai.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', docx),
    file('testtekst.html', 'text/html', encoded(html)),
    file('scan.pdf', 'application/pdf', makePdf([{ picture: true }])),
    file('torn.pdf', 'application/pdf', pdf.slice(0, 400)),
  ]
}

sharedTest(
  'own files are read, decided by keys, seen in Explore, kept, and none of it leaves the page',
  async ({ page }) => {
    await page.goto('./#/desk')
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Choose files' }).press('Enter'),
    ])
    await chooser.setFiles(ownFiles())

    const documents = page.getByRole('list', { name: 'Documents' })
    await expect(documents.getByRole('listitem')).toHaveCount(3)
    await expect(page.getByText('scan.pdf is a scan: its pages are pictures.')).toBeVisible()
    await expect(page.getByText('torn.pdf is damaged or incomplete.')).toBeVisible()
    const dismiss = page.getByRole('button', { name: 'Dismiss' })
    await dismiss.first().press('Enter')
    await dismiss.press('Enter')
    await expect(dismiss).toHaveCount(0)

    await documents.getByRole('button', { name: /^Test text: joint plan/ }).press('Enter')
    const text = page.getByRole('region', { name: 'Text' })
    await expect(text.locator('mark[data-claim]').first()).toBeVisible()
    // Hyphens of the columns are gone, the words are in reading order.
    await expect(text).toContainText(
      'France and Belgium signed an agreement on joint patrols along the coast',
    )
    const status = page.getByRole('status').filter({ hasText: 'decided' })
    await expect(status).toHaveText(/^0 of \d+ decided$/)
    const all = Number(/of (\d+)/.exec((await status.textContent()) ?? '')?.[1])
    expect(all).toBeGreaterThan(5)

    await text.press('a')
    await expect(status).toHaveText(`1 of ${all} decided`)
    await page.keyboard.press('z')
    await expect(status).toHaveText(`0 of ${all} decided`)
    await page.keyboard.press('r')
    for (let count = 1; count < all; count += 1) await page.keyboard.press('a')
    await expect(status).toHaveText(`All decided (${all}).`)
    const adds = page.getByRole('region', { name: 'What it adds' })
    await expect(adds.getByRole('heading')).toHaveText(/^Your \d+ measures?, beside \d+ published$/)

    // After the last proposal the keys decide nothing, until S begins with the suggestions, which are counted apart.
    await page.keyboard.press('r')
    const claim = page.getByRole('region', { name: 'Claim', exact: true })
    await expect(claim.getByRole('status')).toHaveText('Nothing is left to decide in this text.')
    await page.keyboard.press('s')
    const suggestion = claim.getByRole('heading', { name: 'Suggestion' })
    const suggested = text.getByRole('button', { name: /, Suggestion$/ })
    await expect(suggestion).toBeVisible()
    await expect(claim.getByRole('heading', { name: 'Words it is based on' })).toBeVisible()
    const open = await suggested.count()
    await page.keyboard.press('r')
    await expect(suggested).toHaveCount(open - 1)
    await expect(status).toHaveText(`All decided (${all}).`)
    await page.keyboard.press('a')
    await expect(suggested).toHaveCount(open - 2)
    await expect(status).toHaveText(`All decided (${all + 1}).`)
    await page.keyboard.press('z')
    await expect(suggested).toHaveCount(open - 1)
    await text.getByRole('checkbox', { name: 'Suggestions' }).press('Space')
    await expect(suggested).toHaveCount(0)

    await expect(page.getByText(/^Saved here/)).toBeVisible()
    await page.reload()
    await documents.getByRole('button', { name: /^Test text: joint plan/ }).press('Enter')
    await expect(status).toHaveText(`All decided (${all}).`)

    // A row is used when its route and its unit are settled; a count of another unit is kept apart.
    await page
      .getByRole('list', { name: 'Tables' })
      .getByRole('button', { name: /^figures/ })
      .press('Enter')
    await expect(page.getByRole('heading', { name: 'What the columns mean' })).toBeVisible()
    await page.getByLabel('Publisher', { exact: true }).first().selectOption({ label: 'not stated' })
    await expect(page.getByRole('button', { name: 'Use 1 figure' })).toBeEnabled()
    const settle = page.getByRole('region', { name: 'To settle' })
    await settle.getByRole('button', { name: 'Eastern land border' }).press('Enter')
    await settle.getByRole('button', { name: /^Keep apart, with a hollow symbol: Row 4/ }).press('Enter')
    await expect(settle.getByText('Nothing is left to settle.')).toBeVisible()
    await page.getByRole('button', { name: 'Use 3 figures' }).press('Enter')
    await expect(page.getByRole('status').filter({ hasText: '3 figures show in Explore' })).toBeVisible()
    // The address names the table too, and opens it again.
    await expect(page).toHaveURL(/&table=own-t-[0-9a-f]{12}&v=3$/)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'What the columns mean' })).toBeVisible()
    await documents.getByRole('button', { name: /^Test text: joint plan/ }).press('Enter')
    await expect(text.locator('mark[data-claim]').first()).toBeVisible()

    // The address names project, document and claim: it opens them again, on this device alone.
    await expect(page).toHaveURL(/#\/desk\?project=\w+&doc=own-[0-9a-f]{12}&claim=[\w-]+&v=3$/)
    const address = page.url()
    await page.getByRole('button', { name: 'All projects' }).press('Enter')
    await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
    await page.goto(address.replace(/project=\w+/, 'project=elsewhere'))
    await expect(page.getByRole('alert').filter({ hasText: 'not on this device' })).toBeVisible()
    await page.goto(address)
    await expect(status).toHaveText(`All decided (${all}).`)
    await expect(page).toHaveURL(address)
    await documents.getByRole('button', { name: /^Test text: joint plan/ }).press('Enter')

    // A second reader begins without the first one's decisions, sees one after deciding it, and settles the conflict.
    const name = page.getByLabel('Your name in the log')
    await name.fill('Second reader')
    await name.press('Tab')
    await expect(status).toHaveText(`0 of ${all} decided`)
    await expect(adds.getByRole('heading')).toHaveText(/^Your 0 measures/)
    await adds.getByRole('button', { name: 'Show them' }).press('Enter')
    await expect(adds.getByRole('heading')).toHaveText(/^Your [1-9]/)
    await adds.getByRole('button', { name: 'Hide them' }).press('Enter')
    await expect(adds.getByRole('heading')).toHaveText(/^Your 0 measures/)
    const tabs = page.getByRole('navigation', { name: 'Parts of the project' })
    await expect(claim.getByText('rejected')).toHaveCount(0)
    await text.press('a')
    await page.keyboard.press('k')
    await expect(claim.getByText('You differ: the decision')).toBeVisible()
    await tabs.getByRole('button', { name: /^Agreement/ }).press('Enter')
    await page.getByRole('heading', { name: 'Two readers agree on 0 of 1 proposal' }).press('2')
    await page.keyboard.type('The sentence names it.')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: '1 of 1 settled' })).toBeVisible()
    await tabs.getByRole('button', { name: 'Review' }).press('Enter')

    await adds.getByRole('button', { name: 'Open in Explore' }).press('Enter')
    const layer = page.getByRole('group', { name: 'Layer' })
    await expect(layer.getByRole('button', { name: 'Both' })).toHaveAttribute('aria-pressed', 'true')
    await layer.getByRole('button', { name: 'Yours' }).press('Enter')
    await expect(page).toHaveURL(/layer=yours/)
  },
)
