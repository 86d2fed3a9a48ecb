import { expect, type Locator, type Page } from '@playwright/test'

/** What a reader sees of network and versions, and what the device keeps. */
export class OfflineReader {
  readonly page: Page
  /** The words in the bar. */
  readonly sign: Locator
  /** The notice of a newer version. */
  readonly notice: Locator
  readonly reload: Locator

  constructor(page: Page) {
    this.page = page
    this.sign = page.getByRole('banner').getByRole('status').first()
    this.notice = page.getByRole('banner').getByRole('status').last()
    this.reload = this.notice.getByRole('button', { name: 'Reload now' })
  }

  /** Waits until the page says that it needs no network any more. */
  async isKept(): Promise<void> {
    await expect(this.sign).toHaveText('Ready to work offline')
  }

  /** The version that runs, by the mark that the second one carries. */
  async version(): Promise<'first' | 'second'> {
    return (await this.page.locator('meta[name="version"]').count()) > 0 ? 'second' : 'first'
  }

  /** How many files the device keeps of each version, the oldest first. */
  keptFiles(): Promise<number[]> {
    return this.page.evaluate(async () => {
      const names = await caches.keys()
      return Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))
    })
  }
}
