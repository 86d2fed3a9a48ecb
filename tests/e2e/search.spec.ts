import { published } from '#tests/support/published.ts'
import { Explorer } from './drivers/explorer.ts'
import { OpenReader } from './drivers/openReader.ts'
import { SearchBox } from './drivers/searchBox.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, sharedTest } from './support/test.ts'

const { claims } = published('claims')

sharedTest(
  'keeps letters typed before its code has loaded, opens a sentence in sight, is in French, and fits a phone',
  async ({ page }) => {
    const [explorer, search, reader] = [new Explorer(page), new SearchBox(page), new OpenReader(page)]
    await explorer.open()

    await sharedTest.step('keeps letters typed before its code has loaded', async () => {
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

    await sharedTest.step(
      'a sentence is in sight in the Reader, and closing restores the focus',
      async () => {
        const { citation } = firstOf(claims, 'claim')
        await search.field.fill(citation.exact)
        await search.option('Sentences', '').first().click()
        expect(await reader.litText()).toBe(citation.exact)
        await expect(reader.lit.first()).toBeInViewport()
        await reader.close()
        await expect(search.button).toBeFocused()
      },
    )

    await sharedTest.step('is in French, and finds French terms first', async () => {
      await explorer.follow('#/explore?lang=fr&v=3')
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
      await page.keyboard.press('Control+k')
      const dialog = page.getByRole('dialog', { name: 'Rechercher' })
      await dialog.getByRole('combobox', { name: 'Rechercher' }).fill('surveillance des front')
      const first = dialog.getByRole('option').first()
      await expect(first).toContainText('Contrôle et surveillance des frontières')
      await expect(first.locator('mark').last()).toHaveText('front')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(/measures=border-control/)
    })

    await sharedTest.step('fills the width of a small phone', async () => {
      await page.setViewportSize({ width: 320, height: 568 })
      await explorer.follow('#/explore?lang=en&v=3')
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
      await search.button.click()
      await search.field.fill('tunisia')
      await expect(search.group('Countries')).toBeVisible()
      expect((await search.dialog.boundingBox())?.width).toBe(320)
      await search.option('Countries', 'Tunisia').click()
      await expect(explorer.details.getByRole('heading', { level: 2 })).toContainText('Tunisia')
    })
  },
)
