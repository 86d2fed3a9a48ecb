import type { Locator, Page } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'

/** The search dialog: field, results and active option. */
export class SearchBox {
  readonly page: Page
  readonly dialog: Locator
  readonly field: Locator
  readonly state: Locator
  readonly button: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog', { name: 'Search' })
    this.field = this.dialog.getByRole('combobox', { name: 'Search' })
    this.state = this.dialog.getByRole('status')
    this.button = page.getByRole('banner').getByRole('button', { name: 'Search' })
  }

  /** Opens the search with / and types a query. */
  async ask(words: string): Promise<void> {
    await this.page.keyboard.press('/')
    await expect(this.field).toBeFocused()
    await this.field.fill(words)
    await expect(this.state).toContainText(/\d|Nothing/)
  }

  /** The results of a kind, by group name. */
  group(kind: string): Locator {
    return this.dialog.getByRole('group', { name: new RegExp(`^${kind}, \\d`) })
  }

  option(kind: string, words: string): Locator {
    return this.group(kind).getByRole('option').filter({ hasText: words })
  }

  /** The option that Enter chooses. */
  async active(): Promise<Locator> {
    const id = await this.field.getAttribute('aria-activedescendant')
    if (id === null) throw new Error('no option is active')
    return this.page.locator(`[id="${id}"]`)
  }

  /** Moves down to an option by arrow key, and opens it. */
  async openByKeys(words: string): Promise<void> {
    for (let step = 0; step < 40; step += 1) {
      if ((await (await this.active()).innerText()).includes(words)) {
        await this.page.keyboard.press('Enter')
        return
      }
      await this.page.keyboard.press('ArrowDown')
    }
    throw new Error(`no option says “${words}” within 40 steps`)
  }
}
