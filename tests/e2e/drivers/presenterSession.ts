import type { BrowserContext, Locator, Page } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'
import { published } from '#tests/support/published.ts'

/** A published briefing. */
export const ROUTES = 'routes-2024-2025-en'

const STEPS = published('briefings').briefings.find(({ id }) => id === ROUTES)?.steps ?? []

/** The number of that briefing's last step. */
export const LAST = STEPS.length

/** The number of a step of that briefing, from 1. */
export function numberOf(step: string): number {
  return STEPS.findIndex(({ id }) => id === step) + 1
}

/** A published step of that briefing, numbered from 1. */
export function publishedStep(number: number) {
  const step = STEPS[number - 1]
  if (!step) throw new Error(`${ROUTES} has no step ${number}`)
  return step
}

/** The stage and presenter windows of one session, by accessible names. */
export class PresenterSession {
  readonly context: BrowserContext
  stage: Page
  presenter: Page | null = null

  constructor(stage: Page) {
    this.context = stage.context()
    this.stage = stage
  }

  async open(step = publishedStep(1).id, briefing = ROUTES): Promise<void> {
    await this.stage.goto(`/#/stage?step=${briefing}:${step}`)
    await expect(this.stageTitle).toBeVisible()
  }

  /** Calls `press`, which opens the presenter window, and waits for that window. */
  async openPresenter(press: () => Promise<unknown>): Promise<Page> {
    const [opened] = await Promise.all([this.stage.waitForEvent('popup'), press()])
    this.presenter = opened
    await expect(windowOf(opened)).toBeVisible()
    return opened
  }

  get stageTitle(): Locator {
    return this.stage.getByRole('main', { name: 'Stage' }).getByRole('heading', { level: 1 })
  }

  /** Expects both windows to show a step. */
  async expectStep(number: number): Promise<void> {
    const { title } = publishedStep(number)
    await expect(this.stageTitle).toHaveText(title)
    if (!this.presenter) throw new Error('the session has no presenter window')
    await expect(windowOf(this.presenter)).toContainText(`On the screen: step ${number} of ${LAST}`)
    await expect(stepOf(this.presenter)).toContainText(title)
  }

  /** Presses End, and expects the presenter to close and the stage to show the briefings page. */
  async end(presenter: Page): Promise<void> {
    await Promise.all([
      presenter.waitForEvent('close'),
      // The window may close before Playwright reports the click.
      presenter.getByRole('button', { name: 'End' }).click().catch(ignoreClosing),
    ])
    await expect(
      this.stage.getByRole('heading', { level: 2, name: 'Routes: 2024 against 2025' }),
    ).toBeVisible()
  }
}

/** Ignores only the error of a page that closed during a click. */
function ignoreClosing(error: unknown): void {
  if (!/has been closed/.test(String(error))) throw error
}

/** The main part of the presenter window. */
export function windowOf(page: Page): Locator {
  return page.getByRole('main', { name: 'Presenter window' })
}

/** The button of the current step. */
export function stepOf(presenter: Page): Locator {
  return presenter.getByRole('navigation', { name: 'All steps' }).locator('[aria-current="step"]')
}

/** How the windows of a session exchange messages. */
type Transport = 'over BroadcastChannel' | 'over window handles'

/** Disables the other transport: locked-down browsers may lack BroadcastChannel, and a window opened by hand has no handle. */
export async function onlyTransport(context: BrowserContext, transport: Transport): Promise<void> {
  await context.addInitScript((left) => {
    if (left === 'over BroadcastChannel') window.postMessage = () => {}
    else Reflect.deleteProperty(window, 'BroadcastChannel')
  }, transport)
}
