import type { Locator, Page } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'

/** The page's network status and update notice, and the device's caches. */
export class OfflineReader {
  readonly page: Page
  /** The network status in the bar. */
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

  /** Waits until the page says it is ready to work offline. */
  async isCached(): Promise<void> {
    await expect(this.sign).toHaveText(/^Ready to work offline/, { timeout: 45_000 })
  }

  /** The running version; the second one has a meta element. */
  async version(): Promise<'first' | 'second'> {
    return (await this.page.locator('meta[name="version"]').count()) > 0 ? 'second' : 'first'
  }

  /** Number of cached files of each version, oldest first. */
  keptFiles(): Promise<number[]> {
    return this.page.evaluate(async () => {
      const names = await caches.keys()
      return Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))
    })
  }

  /** Chromium's reasons against installing the app, and the faults of its manifest. */
  async installErrors(): Promise<string[]> {
    const session = await this.page.context().newCDPSession(this.page)
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
    const { errors } = await session.send('Page.getAppManifest')
    await session.detach()
    // Tests run in a private window, from which nothing can be installed.
    const reasons = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')
    return [...reasons, ...errors.map(({ message }) => message)]
  }
}
