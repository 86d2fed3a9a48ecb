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
    const bar = page.getByRole('banner')
    this.sign = bar.locator('[role="status"][data-offline]')
    this.notice = bar.getByRole('status').filter({ has: page.getByRole('button', { name: 'Reload now' }) })
    this.reload = this.notice.getByRole('button', { name: 'Reload now' })
  }

  /** Waits until the page says that it needs no network any more. */
  async isKept(): Promise<void> {
    await expect(this.sign).toHaveText('Ready to work offline', { timeout: 45_000 })
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

  /** Why the browser would not install the app, and what it does not understand of its manifest; Chromium only. */
  async hindrancesToInstall(): Promise<string[]> {
    const session = await this.page.context().newCDPSession(this.page)
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    const { errors } = await session.send('Page.getAppManifest')
    await session.detach()
    // A test's browser is a private window, and nothing can be installed from one.
    const reasons = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')
    return [...reasons, ...errors.map(({ message }) => message)]
  }
}
