import type { Page } from '@playwright/test'
import { firstOf } from '#tests/e2e/support/firstOf.ts'
import { published } from '#tests/support/published.ts'
import { setBox } from './drivers/setBox.ts'
import { expect, test } from './support/test.ts'

const { claims } = published('claims')
const { documents } = published('documents')
const { measures } = published('measures')

/** A measure on border control with a sentence behind it, and the document of that sentence. */
const quoted = firstOf(
  measures.filter(
    ({ categories, evidence }) => categories.includes('border-control') && evidence[0].type === 'citation',
  ),
  'measure on border control with a sentence behind it',
)
const citation = firstOf(
  claims.filter(({ id }) =>
    quoted.evidence.some((piece) => piece.type === 'citation' && piece.claimId === id),
  ),
  'claim of the measure',
).citation
const source = firstOf(
  documents.filter(({ id }) => id === citation.documentId),
  'document of the sentence',
)

const html = (page: Page) => page.locator('html')
const sentence = (page: Page) => page.getByRole('main').getByRole('status')

/** Collects the addresses of the message files that the page requests. */
function languageRequests(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (/\/messages-/.test(request.url())) asked.push(request.url())
  })
  return asked
}

/** Records every text that the main navigation shows. */
function recordWordsOfNavigation(): void {
  const seen: string[] = []
  Object.assign(window, { seenWords: seen })
  new MutationObserver(() => {
    const words = document.querySelector('header nav')?.textContent
    if (words && !seen.includes(words)) seen.push(words)
  }).observe(document, { childList: true, subtree: true, characterData: true })
}

test('in French: a link opens, filters apply, a dossier opens, and the sentence stays in its own language', async ({
  page,
}) => {
  const asked = languageRequests(page)
  await page.addInitScript(recordWordsOfNavigation)
  await page.goto('/#/explore?lang=fr')
  await expect(html(page)).toHaveAttribute('lang', 'fr')
  await expect(sentence(page)).toHaveText(/^\d+ mesures, 7 routes, toutes les années/)
  expect(asked).toHaveLength(1)
  const seen = await page.evaluate(() => Reflect.get(window, 'seenWords') as string[])
  expect(seen.length).toBeGreaterThan(0)
  for (const words of seen) expect(words, 'English is never shown first').toMatch(/^Explorer/)

  const filters = page.getByRole('region', { name: 'Filtres' })
  for (const name of ['Première année', 'Dernière année'])
    await filters.getByRole('slider', { name }).fill('2025')
  await filters.getByRole('button', { name: 'Type' }).click()
  await setBox(filters.getByRole('checkbox', { name: 'Contrôle des frontières' }), true)
  await expect(sentence(page)).toHaveText(/^\d+ mesures?, .*2025/)
  await expect(page).toHaveURL(/lang=fr/)

  await page.evaluate((hash) => {
    window.location.hash = hash
  }, `#/explore?selected=measure:${quoted.id}&lang=fr&v=3`)
  const details = page.getByRole('region', { name: 'Détails' })
  await expect(details.getByRole('button', { name: 'Retour à la vue d’ensemble' })).toBeVisible()
  await expect(details.getByText('Pièces à l’appui').first()).toBeVisible()
  const quote = details.locator('button q').first()
  await expect(quote).toHaveAttribute('lang', source.language)
  await quote.click()

  const reader = page.getByRole('dialog', { name: 'Volet de lecture' })
  await expect(reader.getByText('Ce que contient cette phrase')).toBeVisible()
  await expect(reader.locator('mark').first()).toBeVisible()
  await expect(reader.locator(`[lang="${source.language}"]`, { has: page.locator('mark') })).toBeVisible()
  await reader.getByRole('button', { name: 'Fermer' }).click()

  const banner = page.getByRole('banner')
  await banner.getByRole('button', { name: /^Langue/ }).click()
  await banner.getByRole('button', { name: 'Nederlands (NL)' }).click()
  await expect(html(page)).toHaveAttribute('lang', 'nl')
  await expect(page.getByRole('button', { name: 'Terug naar het overzicht' })).toBeVisible()
  await expect(banner.getByRole('button', { name: 'Taal: Nederlands (NL)' })).toBeVisible()
  await page.goBack()
  await expect(html(page)).toHaveAttribute('lang', 'fr')
  await expect(page.getByRole('button', { name: 'Retour à la vue d’ensemble' })).toBeVisible()
})

test.describe('a reader whose browser prefers French', () => {
  test.use({ locale: 'fr-BE', expectedFaults: /messages-|Failed to load resource/ })

  test('sees French for a link without a language, or English with a retry when the messages fail', async ({
    page,
  }) => {
    await page.route('**/messages-*.js', (route) => route.abort())
    await page.goto('/')
    await expect(page.getByText('The French texts did not load; English is shown.')).toBeVisible()
    await expect(html(page)).toHaveAttribute('lang', 'en')
    await expect(sentence(page)).toHaveText(/all years/)
    await page.unroute('**/messages-*.js')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(html(page)).toHaveAttribute('lang', 'fr')
    await expect(sentence(page)).toHaveText(/toutes les années/)
    await expect(page).not.toHaveURL(/lang=/)
  })
})
