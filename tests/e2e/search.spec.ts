import type { Page } from '@playwright/test'
import { published } from '#tests/support/published.ts'
import { Explorer } from './drivers/explorer.ts'
import { OpenReader } from './drivers/openReader.ts'
import { SearchBox } from './drivers/searchBox.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, test } from './support/test.ts'

const { measures } = published('measures')
const { events } = published('timeline')
const { documents } = published('documents')
const { claims } = published('claims')
const vocabulary = published('vocabulary')

const heading = (page: Page) => new Explorer(page).details.getByRole('heading', { level: 2 })

test('keeps letters typed before its code has loaded, works by keyboard, opens each kind of result, also in French', async ({
  page,
}) => {
  const [explorer, search, reader] = [new Explorer(page), new SearchBox(page), new OpenReader(page)]
  await explorer.open()

  await test.step('keeps letters typed before its code has loaded', async () => {
    const code = /SearchResults.*\.js$/
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(code, async (route) => {
      await released
      await route.continue()
    })
    await search.button.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('lesb')
    await expect(search.field).toHaveValue('lesb')
    release()
    await expect(search.state).toHaveText('2 results')
    await expect(search.field).toBeFocused()
    await page.unroute(code)
  })

  await test.step('moves through results, closes and restores the focus by keyboard alone', async () => {
    await page.keyboard.press('End')
    await expect(await search.active()).toContainText('Eastern Mediterranean')
    await page.keyboard.press('ArrowDown')
    await expect(await search.active()).toContainText('Lesbos')
    await page.keyboard.press('Escape')
    await expect(search.dialog).toBeHidden()
    await expect(search.button).toBeFocused()
    // In a control the slash is a letter, Ctrl+K is not; the last query is selected.
    await page.keyboard.press('/')
    await expect(search.dialog).toBeHidden()
    await page.keyboard.press('Control+k')
    await expect(search.field).toHaveValue('lesb')
    await page.keyboard.type('frontex')
    await expect(search.field).toHaveValue('frontex')
    await expect(search.group('Actors')).toBeVisible()
    await search.openByKeys('Frontex')
    await expect(heading(page)).toContainText('Frontex')
    await expect(explorer.details).toBeFocused()
  })

  await test.step('each kind of result opens its item', async () => {
    const measure = firstOf(
      measures.flatMap(({ title }) => title ?? []),
      'measure with a title',
    )
    const event = firstOf(
      events.flatMap(({ title }) => title ?? []),
      'event with a title',
    )
    const driver = firstOf(vocabulary.drivers, 'driver')
    const document = firstOf(documents, 'document')
    const asked: [words: string, kind: string, title: string][] = [
      ['English Channel', 'Routes', 'English Channel'],
      ['Sahel', 'Regions', 'Sahel'],
      ['Tunisia', 'Countries', 'Tunisia'],
      [measure.en, 'Measures', measure.en],
      [event.en, 'Events', event.en],
      ['Europol', 'Actors', 'Europol'],
      [driver.label.en, 'Drivers', driver.label.en],
      [document.title, 'Documents', document.title],
    ]
    for (const [words, kind, title] of asked) {
      await search.ask(words)
      await search.option(kind, title).first().click()
      await expect(search.dialog, words).toBeHidden()
      await expect(heading(page), words).toContainText(title)
      await expect(explorer.details).toBeFocused()
    }
    const { citation } = firstOf(claims, 'claim')
    await search.ask(citation.exact)
    await search.option('Sentences', '').first().click()
    expect(await reader.litText()).toBe(citation.exact)
    await expect(reader.lit.first()).toBeInViewport()
    await reader.close()
  })

  await test.step('is in French, and finds French terms first', async () => {
    await explorer.follow('#/explore?lang=fr&v=3')
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
    await page.keyboard.press('/')
    const dialog = page.getByRole('dialog', { name: 'Rechercher' })
    await dialog.getByRole('combobox', { name: 'Rechercher' }).fill('surveillance des front')
    const first = dialog.getByRole('option').first()
    await expect(first).toContainText('Contrôle et surveillance des frontières')
    await expect(first.locator('mark').last()).toHaveText('front')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/measures=border-control/)
  })
})

test.describe('on a small phone', () => {
  test.use({ viewport: { width: 320, height: 568 }, hasTouch: true })

  test('fills the width, opens a result by tap, and opens the keyboard help by its own key', async ({
    page,
  }) => {
    await new Explorer(page).open()
    const search = new SearchBox(page)
    await search.button.tap()
    await search.field.fill('tunisia')
    await expect(search.group('Countries')).toBeVisible()
    const box = await search.dialog.boundingBox()
    expect(box?.width).toBe(320)
    await search.option('Countries', 'Tunisia').tap()
    await expect(heading(page)).toContainText('Tunisia')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('This list')
  })
})
