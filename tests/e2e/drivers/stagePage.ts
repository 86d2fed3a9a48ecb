import type { Locator, Page } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'
import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drawnMap.ts'

/** A box in the window, px. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The stage, by accessible names. */
export class StagePage {
  readonly page: Page
  readonly stage: Locator
  readonly title: Locator
  readonly words: Locator
  readonly map: Locator
  /** The map with its labels and cards. */
  readonly frame: Locator
  /** What widths and per cents say, over the foot of the map. */
  readonly note: Locator

  constructor(page: Page) {
    this.page = page
    this.stage = page.getByRole('main', { name: 'Stage' })
    this.title = this.stage.getByRole('heading', { level: 1 })
    this.words = this.stage.getByRole('region', { name: /^\d+ of \d+$/ })
    this.map = this.stage.getByRole('region', { name: 'Map' })
    this.frame = this.stage.getByTestId('map')
    this.note = this.stage.locator('[data-note]')
  }

  /** Opens a step with one map, and waits until it is drawn. */
  async open(step: string, briefing = 'routes-2024-2025-en'): Promise<void> {
    await this.page.goto(`/#/stage?step=${briefing}:${step}`)
    await expect(this.title).toBeVisible()
    await expect(this.map).toBeVisible()
    await new DrawnMap(this.page).isReady()
  }

  /** Goes to another step by changing the address, and waits for its title. */
  async follow(step: string, briefing = 'routes-2024-2025-en'): Promise<void> {
    const title = published('briefings')
      .briefings.find(({ id }) => id === briefing)
      ?.steps.find(({ id }) => id === step)?.title
    await this.page.evaluate((hash) => {
      window.location.hash = hash
    }, `#/stage?step=${briefing}:${step}`)
    await expect(this.title).toHaveText(title ?? `no step ${step}`)
  }

  /** Points of a route's lines on the SVG map, px in the window. */
  async svgPointsOf(route: string): Promise<readonly { x: number; y: number }[]> {
    return this.frame.locator(`[data-layer="route-hit"] [data-id="${route}"]`).evaluateAll((lines) =>
      lines.flatMap((line) => {
        const path = line as unknown as SVGPathElement
        const toScreen = path.getScreenCTM() ?? undefined
        const length = path.getTotalLength()
        return Array.from({ length: 41 }, (_, index) => {
          const { x, y } = path.getPointAtLength((length * index) / 40).matrixTransform(toScreen)
          return { x, y }
        })
      }),
    )
  }

  /** Swipes between two points in 120 ms by event time, however slow the machine; a second finger is 60 px below. */
  async swipe(
    from: { x: number; y: number },
    to: { x: number; y: number },
    fingers: 1 | 2 = 1,
  ): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    const start = Date.now() / 1000
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : Array.from({ length: fingers }, (_, id) => ({
                id,
                x: from.x + (to.x - from.x) * share,
                y: from.y + (to.y - from.y) * share + 60 * id,
              })),
        timestamp: start + 0.1 * share + (type === 'touchEnd' ? 0.02 : 0),
      })
    await touch('touchStart', 0)
    for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', share)
    await touch('touchEnd', 1)
    await session.detach()
  }
}

/** The bounding box of an element, which must be visible. */
export async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox()
  if (!box) throw new Error('the element has no box')
  return box
}

/** Whether a point is in a box. */
export function isIn({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
}
