import type { Locator, Page } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'
import { setBox } from './setBox.ts'

/** A part of Explore by its name. A query by role would ask every element of the page for its role, here with each step. */
export function partOf(page: Page, name: 'Filters' | 'Details' | 'Timeline'): Locator {
  return page.locator(`section[aria-label="${name}"]`)
}

/** The Explore page, by accessible names. */
export class Explorer {
  readonly page: Page
  readonly filters: Locator
  readonly details: Locator
  readonly timeline: Locator
  /** The state sentence, a live region. */
  readonly sentence: Locator
  readonly notice: Locator
  /** The line under the bar: nothing happens on a press. */
  readonly line: Locator

  constructor(page: Page) {
    this.page = page
    this.filters = partOf(page, 'Filters')
    this.details = partOf(page, 'Details')
    this.timeline = partOf(page, 'Timeline')
    this.sentence = page.locator('main').getByRole('status').first()
    this.notice = page.getByRole('alert')
    this.line = page.getByRole('heading', { level: 1 })
  }

  /** Loads a link, and waits for the state sentence. */
  async open(link = '#/explore'): Promise<void> {
    await this.page.goto(`/${link}`)
    await expect(this.sentence).toHaveText(/measure/)
  }

  /** Goes to another view by changing the address. */
  async follow(link: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash
    }, link)
  }

  /** Moves both thumbs of the slider of years to one year. */
  async chooseYear(year: string): Promise<void> {
    const years = this.filters.getByRole('group', { name: 'Year' })
    await years.getByRole('slider', { name: 'First year' }).fill(year)
    await years.getByRole('slider', { name: 'Last year' }).fill(year)
  }

  /** The condition of the line that takes a filter away. */
  condition(name: string): Locator {
    return this.page.getByRole('button', { name: `Remove ${name}` })
  }

  /** A button of the period of numbers. */
  period(name: string): Locator {
    return this.page.getByRole('group', { name: 'Numbers for' }).getByRole('button', { name })
  }

  /** Opens a folding group of the rail. */
  async unfoldFilter(name: 'Kind' | 'Country or region' | 'Who acts' | 'Who says so'): Promise<void> {
    await this.filters.getByRole('button', { name, expanded: false }).click()
  }

  /** Chooses a tab of the overview. */
  async showOverviewAs(tab: 'Overview' | 'Places' | 'Measures' | 'Charts'): Promise<void> {
    const button = this.details.getByRole('tab', { name: tab, exact: true })
    await button.click()
    await expect(button).toHaveAttribute('aria-selected', 'true')
  }

  /** The measures of the overview's list; another list has the events. */
  listedMeasures(): Locator {
    return this.details.locator('ol').first().locator('> li')
  }

  /** The number of measures in the state sentence. */
  async statedMeasures(): Promise<number> {
    const text = await this.sentence.innerText()
    return text.startsWith('No measure') ? 0 : Number(/^\d+/.exec(text)?.[0])
  }

  /** Opens a menu of the bar, and returns it; on a narrow bar, the one menu with every tool. */
  async openMenu(name: 'View' | 'Share' | 'Present' | 'Menu'): Promise<Locator> {
    const menu = this.page.getByRole('banner').getByRole('region', { name })
    await this.page.getByRole('banner').getByRole('button', { name, exact: true }).click()
    await expect(menu.getByRole('button').first()).toBeFocused()
    return menu
  }

  /** Chooses a theme and its contrast, and closes the menu. */
  async chooseTheme(theme: 'Light' | 'Dark', { hasContrast = false } = {}): Promise<void> {
    const menu = await this.openMenu('View')
    await menu.getByRole('button', { name: theme, exact: true }).click()
    await setBox(menu.getByRole('checkbox', { name: 'More contrast' }), hasContrast)
    await this.page.keyboard.press('Escape')
    await expect(menu).toBeHidden()
  }

  /** Chooses Copy link and returns the clipboard's text; the menu stays open. */
  async copyLink(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const menu = await this.openMenu('Share')
    await menu.getByRole('button', { name: 'Copy link' }).click()
    await expect(menu.getByText('Copied')).toBeVisible()
    return this.page.evaluate(() => navigator.clipboard.readText())
  }
}
