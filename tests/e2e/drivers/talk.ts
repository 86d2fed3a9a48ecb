import type { BrowserContext, Locator, Page } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'
import { published } from '#tests/support/published.ts'

/** A published briefing of ten steps. */
export const ROUTES = 'routes-2024-2025-en'

/** A step of it, by its number from 1, as it is published. */
export function publishedStep(number: number) {
  const step = published('briefings')
    .briefings.find(({ id }) => id === ROUTES)
    ?.steps.at(number - 1)
  if (!step) throw new Error(`${ROUTES} has no step ${number}`)
  return step
}

/** The two windows of a talk, by the names that are seen and heard. */
export class Talk {
  readonly context: BrowserContext
  stage: Page
  presenter: Page | null = null

  constructor(stage: Page) {
    this.context = stage.context()
    this.stage = stage
  }

  async open(step: string, briefing = ROUTES): Promise<void> {
    await this.stage.goto(`/#/stage?step=${briefing}:${step}`)
    await expect(this.stageTitle).toBeVisible()
  }

  /** Does what opens the window of the speaker, and waits until that stands. */
  async openPresenter(press: () => Promise<unknown>): Promise<Page> {
    const [opened] = await Promise.all([this.stage.waitForEvent('popup'), press()])
    this.presenter = opened
    await expect(windowOf(opened)).toBeVisible()
    return opened
  }

  get stageTitle(): Locator {
    return this.stage.getByRole('main', { name: 'Stage' }).getByRole('heading', { level: 1 })
  }

  /** Both windows stand on a step. */
  async expectStep(number: number): Promise<void> {
    const { title } = publishedStep(number)
    await expect(this.stageTitle).toHaveText(title)
    if (!this.presenter) throw new Error('the talk has no window for the speaker')
    await expect(windowOf(this.presenter)).toContainText(`On the screen: step ${number} of 10`)
    await expect(stepOf(this.presenter)).toContainText(title)
  }
}

/** The speaker's window. */
export function windowOf(page: Page): Locator {
  return page.getByRole('main', { name: 'Presenter window' })
}

/** The button of the step that the room sees. */
export function stepOf(presenter: Page): Locator {
  return presenter.getByRole('navigation', { name: 'All steps' }).locator('[aria-current="step"]')
}

/** How the windows of a talk reach each other. */
export type Way = 'by a channel' | 'by the handles of the windows'

/** Leaves one way only: some locked-down browsers have no channel, and a window that was opened by hand has no handle. */
export async function onlyWay(context: BrowserContext, way: Way): Promise<void> {
  await context.addInitScript((left) => {
    if (left === 'by a channel') window.postMessage = () => {}
    else Reflect.deleteProperty(window, 'BroadcastChannel')
  }, way)
}
