import type { Locator, Page } from '@playwright/test'

/** The open Reader: its title, what is lit in it, and the way out of it. */
export class OpenReader {
  readonly dialog: Locator
  readonly title: Locator
  readonly lit: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Reader' })
    this.title = this.dialog.getByRole('heading', { level: 2 })
    this.lit = this.dialog.locator('mark')
  }

  /** The lit text to the letter, whatever it is broken into. */
  async litText(): Promise<string> {
    await this.lit.first().waitFor()
    return (await this.lit.allTextContents()).join('')
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).click()
  }
}
