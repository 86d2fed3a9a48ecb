import { expect, type Locator, type Page } from '@playwright/test'

/** What a briefer does with briefings of their own, by the names that are seen and heard. */
export class EditorPage {
  readonly page: Page
  readonly steps: Locator
  readonly tools: Locator
  readonly list: Locator

  constructor(page: Page) {
    this.page = page
    this.steps = page.getByRole('region', { name: 'Steps', exact: true }).getByRole('listitem')
    this.tools = page.getByRole('toolbar', { name: 'Briefing' })
    this.list = page.getByRole('region', { name: 'Your briefings' })
  }

  /** Opens a view and puts it into a briefing, the one that is proposed; gives the dialog back before it is sent. */
  async openDialog(link: string): Promise<Locator> {
    await this.page.goto(`/${link}`)
    await this.page.getByRole('button', { name: 'Add this view as a step' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Add this view as a step' })
    await expect(dialog.getByRole('button', { name: 'Add', exact: true })).toBeVisible()
    return dialog
  }

  async addStep(link: string): Promise<void> {
    const dialog = await this.openDialog(link)
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(this.page.getByText(/^Step \d+ added to /)).toBeVisible()
  }

  /** From the notice of the step that was just added. */
  async openFromNotice(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open the editor' }).click()
    await expect(this.tools).toBeVisible()
  }

  /** A briefing of three views, open in the editor. */
  async build(): Promise<void> {
    await this.addStep('#/explore?years=2025&selected=route:central-mediterranean&v=1')
    await this.addStep('#/compare?compare=2024,2025&v=1')
    await this.addStep('#/explore?years=2025&selected=route:western-balkans&v=1')
    await this.openFromNotice()
    await this.saved()
  }

  async saved(): Promise<void> {
    await expect(this.tools).toContainText('Saved in this browser')
  }

  /** The titles of the steps, in their order. */
  async titles(): Promise<string[]> {
    const names = await this.steps
      .getByRole('button', { name: /^Move step/ })
      .evaluateAll((handles) => handles.map((handle) => handle.getAttribute('aria-label') ?? ''))
    return names.map((name) => name.replace(/^Move step \d+: /, ''))
  }

  handle(title: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^Move step \\d+: ${title}$`) })
  }
}
