import type { Locator, Page } from '@playwright/test'

/** The open Reader: title, lit text and close button. */
export class OpenReader {
  readonly dialog: Locator
  readonly title: Locator
  readonly lit: Locator

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Reader' })
    this.title = this.dialog.getByRole('heading', { level: 2 })
    this.lit = this.dialog.locator('mark')
  }

  /** The lit text, joined over all its marks. */
  async litText(): Promise<string> {
    await this.lit.first().waitFor()
    return (await this.lit.allTextContents()).join('')
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).click()
  }
}
