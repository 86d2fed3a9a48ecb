import { expect, type Locator, type Page } from '@playwright/test'

/** The panel's lists of the lens's places. */
export class LensPanel {
  readonly root: Locator
  /** The chip over the map that leaves the lens. */
  readonly leave: Locator

  constructor(page: Page) {
    this.root = page.getByRole('region', { name: 'Details' })
    this.leave = page.locator('.shell-chips').getByRole('button', { name: /^(Remove|Stop showing) / })
  }

  /** A line of the lens by its text ("in 15 countries"). */
  row(words: RegExp): Locator {
    return this.root.getByRole('button', { name: words })
  }

  /** Opens the places with their routes, countries and regions, and returns the number of measures by place. */
  async listedCounts(): Promise<Record<string, number>> {
    await this.root.getByRole('tab', { name: 'Places' }).click()
    await expect(this.root.getByRole('heading', { name: 'Where the texts place them' })).toBeVisible()
    for (const words of [/^on \d+ routes?$/, /^in \d+ countr(y|ies)$/, /^in \d+ regions?$/]) {
      const row = this.row(words)
      if ((await row.count()) === 0) continue
      if ((await row.getAttribute('aria-expanded')) === 'false') await row.click()
      await expect(row).toHaveAttribute('aria-expanded', 'true')
    }
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
