import { expect, type Locator, type Page } from '@playwright/test'

/** What a reader does on Explore, by the names that are seen and heard. */
export class Explorer {
  readonly page: Page
  readonly filters: Locator
  readonly details: Locator
  readonly timeline: Locator
  /** The live sentence that says the state. */
  readonly sentence: Locator
  readonly notice: Locator

  constructor(page: Page) {
    this.page = page
    this.filters = page.getByRole('region', { name: 'Filters' })
    this.details = page.getByRole('region', { name: 'Details' })
    this.timeline = page.getByRole('region', { name: 'Timeline' })
    this.sentence = page.getByRole('main').getByRole('status')
    this.notice = page.getByRole('alert')
  }

  /** Opens a link as a new page does, and waits until it says its state. */
  async open(link = '#/explore'): Promise<void> {
    await this.page.goto(`/${link}`)
    await expect(this.sentence).toHaveText(/measure/)
  }

  /** Goes to another view of the open page, as an edited address does. */
  async follow(link: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash
    }, link)
  }

  year(year: string): Locator {
    return this.filters.getByRole('group', { name: 'Year' }).getByRole('button', { name: year })
  }

  status(status: string): Locator {
    return this.filters.getByRole('group', { name: 'Status' }).getByRole('checkbox', { name: status })
  }

  category(label: string): Locator {
    return this.filters.getByRole('group', { name: 'Measures' }).getByRole('checkbox', { name: label })
  }

  route(name: string): Locator {
    return this.filters.getByRole('list', { name: 'Routes' }).getByRole('button', { name: `${name}, ` })
  }

  /** Shows the overview as board, places, list or charts. */
  async showOverviewAs(tab: 'Board' | 'Places' | 'List' | 'Charts'): Promise<void> {
    const button = this.details.getByRole('button', { name: tab, exact: true })
    await button.click()
    await expect(button).toHaveAttribute('aria-pressed', 'true')
  }

  /** The measures of the overview's list; the events stand in a list of their own after it. */
  listedMeasures(): Locator {
    return this.details.locator('ol').first().locator('> li')
  }

  /** Chooses a measure in the list by words of its evidence. */
  async chooseMeasureWith(evidence: string): Promise<void> {
    const item = this.listedMeasures().filter({ hasText: evidence }).first()
    await item.getByRole('button').first().click()
    await expect(this.details.getByRole('button', { name: 'Back to overview' })).toBeVisible()
  }

  /** Opens the piece of evidence with these words. */
  async openEvidence(words: string): Promise<void> {
    await this.details.getByRole('button', { name: words }).first().click()
  }

  /** The number that the state sentence begins with. */
  async statedMeasures(): Promise<number> {
    const text = await this.sentence.innerText()
    return text.startsWith('No measure') ? 0 : Number(/^\d+/.exec(text)?.[0])
  }

  async chooseTheme(theme: 'Light' | 'Dark' | 'Projector, light' | 'Projector, dark'): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Theme' }).selectOption(theme)
    const ground = /dark/i.test(theme) ? 'dark' : 'light'
    await expect(this.page.locator('html')).toHaveAttribute('data-theme', ground)
  }

  /** Presses Copy link and reads what came onto the clipboard. */
  async copyLink(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.page.getByRole('banner').getByRole('button', { name: 'Copy link' }).click()
    await expect(this.page.getByRole('banner').getByText('Copied')).toBeVisible()
    return this.page.evaluate(() => navigator.clipboard.readText())
  }
}
