import type { Page } from '@playwright/test'
import { firstOf } from '#tests/e2e/support/firstOf.ts'
import { published } from '#tests/support/published.ts'
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

test('in French: a link opens, filters apply, a dossier opens, and the sentence stays in its own language', async ({
  page,
}) => {
  await page.goto('/#/explore?lang=fr')
  await expect(html(page)).toHaveAttribute('lang', 'fr')
  await expect(sentence(page)).toHaveText(/^\d+ mesures, 7 routes, toutes les années/)

  const filters = page.getByRole('region', { name: 'Filtres' })
  await filters.getByRole('group', { name: 'Année' }).getByRole('button', { name: '2025' }).click()
  await filters.getByRole('checkbox', { name: 'Contrôle des frontières' }).check()
  await expect(sentence(page)).toHaveText(/^\d+ mesures?, .*2025/)
  await expect(page).toHaveURL(/lang=fr/)

  await page.evaluate((hash) => {
    window.location.hash = hash
  }, `#/explore?selected=measure:${quoted.id}&lang=fr&v=1`)
  const details = page.getByRole('region', { name: 'Détails' })
  await expect(details.getByRole('button', { name: 'Retour à la vue d’ensemble' })).toBeVisible()
  await expect(details.getByText('Pièces à l’appui').first()).toBeVisible()
  const quote = details.locator('q').first()
  await expect(quote).toHaveAttribute('lang', source.language)
  await quote.click()

  const reader = page.getByRole('dialog', { name: 'Volet de lecture' })
  await expect(reader.getByText('Ce que porte cette phrase')).toBeVisible()
  await expect(reader.locator('mark').first()).toBeVisible()
  await expect(reader.locator(`[lang="${source.language}"]`, { has: page.locator('mark') })).toBeVisible()
  await reader.getByRole('button', { name: 'Fermer' }).click()

  const banner = page.getByRole('banner')
  await banner.getByRole('button', { name: 'Nederlands (NL)' }).click()
  await expect(html(page)).toHaveAttribute('lang', 'nl')
  await expect(page.getByRole('button', { name: 'Terug naar het overzicht' })).toBeVisible()
  await expect(banner.getByRole('button', { name: 'Nederlands (NL)' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.goBack()
  await expect(html(page)).toHaveAttribute('lang', 'fr')
  await expect(page.getByRole('button', { name: 'Retour à la vue d’ensemble' })).toBeVisible()
})

test('in Dutch: the same by Dutch labels, and the choice is stored for links without a language', async ({
  page,
}) => {
  await page.goto('/#/explore?lang=nl')
  await expect(sentence(page)).toHaveText(/^\d+ maatregelen, 7 routes, alle jaren/)
  const filters = page.getByRole('region', { name: 'Filters' })
  await filters.getByRole('group', { name: 'Status' }).getByRole('checkbox', { name: 'Gepland' }).check()
  await expect(page).toHaveURL(/status=planned/)

  const details = page.getByRole('region', { name: 'Details' })
  await details.getByRole('button', { name: 'Lijst', exact: true }).click()
  await details.locator('ol').first().locator('> li').first().getByRole('button').first().click()
  await expect(details.getByRole('button', { name: 'Terug naar het overzicht' })).toBeVisible()
  await expect(details.getByText('Bewijsplaatsen').first()).toBeVisible()

  // A link stores no language; a choice does.
  await page.goto('about:blank')
  await page.goto('/')
  await expect(html(page)).toHaveAttribute('lang', 'en')
  await page.getByRole('banner').getByRole('button', { name: 'Nederlands (NL)' }).click()
  await expect(sentence(page)).toHaveText(/alle jaren/)
  await page.goto('about:blank')
  await page.goto('/')
  await expect(html(page)).toHaveAttribute('lang', 'nl')
})

test('English loads no other language, and a French page never shows English first', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('/')
  await expect(sentence(page)).toHaveText(/all years/)
  const ofLanguages = () => asked.filter((url) => /\/messages-/.test(url))
  expect(ofLanguages()).toEqual([])

  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seenWords: seen })
    new MutationObserver(() => {
      const words = document.querySelector('header nav')?.textContent
      if (words && !seen.includes(words)) seen.push(words)
    }).observe(document, { childList: true, subtree: true, characterData: true })
  })
  await page.goto('about:blank')
  await page.goto('/#/explore?lang=fr')
  await expect(sentence(page)).toHaveText(/toutes les années/)
  expect(ofLanguages()).toHaveLength(1)
  const seen = await page.evaluate(() => Reflect.get(window, 'seenWords') as string[])
  expect(seen.length).toBeGreaterThan(0)
  for (const words of seen) expect(words).toMatch(/^Explorer/)
})

test.describe('a reader whose browser prefers French', () => {
  test.use({ locale: 'fr-BE' })

  test('sees French for a link without a language', async ({ page }) => {
    await page.goto('/')
    await expect(html(page)).toHaveAttribute('lang', 'fr')
    await expect(page).not.toHaveURL(/lang=/)
  })
})

test.describe('when the French messages fail to load', () => {
  test.use({ expectedFaults: /messages-|Failed to load resource/, serviceWorkers: 'block' })

  test('the page falls back to English, says so, and recovers on retry', async ({ page }) => {
    await page.route('**/messages-*.js', (route) => route.abort())
    await page.goto('/#/explore?lang=fr')
    await expect(page.getByText('The French texts did not load; English is shown.')).toBeVisible()
    await expect(html(page)).toHaveAttribute('lang', 'en')
    await expect(sentence(page)).toHaveText(/all years/)
    await page.unroute('**/messages-*.js')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(html(page)).toHaveAttribute('lang', 'fr')
    await expect(sentence(page)).toHaveText(/toutes les années/)
  })
})
