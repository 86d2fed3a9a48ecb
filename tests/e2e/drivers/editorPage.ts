import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { writeBriefingFile } from '#domain/briefingFile.ts'
import { copyOfBriefing, type DraftBriefing } from '#domain/draftBriefing.ts'
import { firstOf } from '#tests/e2e/support/firstOf.ts'
import { expect } from '#tests/e2e/support/test.ts'
import { published } from '#tests/support/published.ts'

/** A briefing of one's own, with some steps of a published one. */
export function draftOf(steps: readonly string[], id = 'routes-2024-2025-en'): DraftBriefing {
  const all = published('briefings').briefings
  const briefing = firstOf(
    all.filter((each) => each.id === id),
    `briefing ${id}`,
  )
  const draft = copyOfBriefing(briefing, 'talk', 'A talk')
  return { ...draft, steps: draft.steps.filter((step) => steps.includes(step.id)) }
}

/** Its file, as another browser saved it. */
export const fileOf = (draft: DraftBriefing) => writeBriefingFile(draft, published('manifest').data)

/** The editor of own briefings, by accessible names. */
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

  /** Adds a view from the bar over it, while a briefing is built. */
  async addStep(link: string, number: number): Promise<void> {
    const before = await this.page.title()
    await this.page.goto(`/${link}`)
    // The page has taken over the view that is to be added.
    await expect.poll(() => this.page.title()).not.toBe(before)
    await this.page.getByRole('button', { name: `Add this view as step ${number}` }).click()
    // The notice goes when the view changes once more; the number of the next step stays.
    await expect(this.page.getByRole('button', { name: `Add this view as step ${number + 1}` })).toBeVisible()
  }

  /** Builds a briefing of three views and opens it in the editor. */
  async build(): Promise<void> {
    await this.page.goto('/#/explore?years=2025&selected=route:central-mediterranean&v=2')
    await this.page.getByRole('banner').getByRole('button', { name: 'Present' }).click()
    await this.page.getByRole('button', { name: 'Add this view as a step' }).click()
    await expect(this.page.getByText('Added as step 1.')).toBeVisible()
    await this.addStep('#/compare?compare=2024,2025&v=3', 2)
    await this.addStep('#/explore?years=2025&selected=route:western-balkans&v=2', 3)
    await this.page.getByRole('link', { name: 'Back to the talk' }).click()
    await expect(this.tools).toBeVisible()
    await this.saved()
  }

  async saved(): Promise<void> {
    await expect(this.tools).toContainText('Saved in this browser')
  }

  /** The titles of the steps, in order. */
  async titles(): Promise<string[]> {
    const names = await this.steps
      .getByRole('button', { name: /^Move step/ })
      .evaluateAll((handles) => handles.map((handle) => handle.getAttribute('aria-label') ?? ''))
    return names.map((name) => name.replace(/^Move step \d+: /, ''))
  }

  handle(title: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^Move step \\d+: ${title}$`) })
  }

  /** Saves the open briefing as a file. */
  async savedFile(): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.saveAsFile()])
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }

  private async saveAsFile(): Promise<void> {
    await this.tools.getByRole('button', { name: 'Export' }).click()
    await this.tools.getByRole('button', { name: 'Save as a file' }).click()
    await this.page.keyboard.press('Escape')
  }

  /** Opens a file of a briefing from the list of briefings. */
  async openFile(name: string, text: string): Promise<void> {
    if (!this.page.url().includes('#/briefing')) await this.page.goto('/#/briefing')
    await expect(this.list).toBeVisible()
    await this.chooseFile(name, text)
  }

  /** The same on the page of briefings, in any language. */
  async chooseFile(name: string, text: string): Promise<void> {
    const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) }
    await this.page.locator('input[type=file]').setInputFiles(file)
  }
}
