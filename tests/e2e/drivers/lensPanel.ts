import type { Locator, Page } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'
import { partOf } from './explorer.ts'

/** The panel's lists of the lens's places. */
export class LensPanel {
  readonly root: Locator
  /** The button of the line that leaves the lens. */
  readonly leave: Locator

  constructor(page: Page) {
    this.root = partOf(page, 'Details')
    this.leave = page
      .locator('.shell-line')
      .getByRole('button', { name: /^(Remove .+|All routes|Overview)$/ })
  }

  /** A row of the lens by its text ("For all routes"). */
  row(words: RegExp): Locator {
    return this.root.getByRole('button', { name: words })
  }

  /** Chooses the tab of the places, and returns the number of measures by place. */
  async listedCounts(): Promise<Record<string, number>> {
    await this.root.getByRole('tab', { name: /^(Where|Places)$/ }).click()
    await expect(this.root.getByRole('heading', { name: /^On (none|\d+) of \d+ routes$/ })).toBeVisible()
    const names = await this.root
      .getByRole('button', { name: /: (no|\d+) measures?$/ })
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
    return Object.fromEntries(
      names.flatMap((name) => {
        const [, place, count] = /^(.+): (\d+|no) measures?$/.exec(name) ?? []
        return place && count ? [[place, count === 'no' ? 0 : Number(count)]] : []
      }),
    )
  }
}
