import { expect, type Locator, type Page } from '@playwright/test'
import { DrawnMap } from './drawnMap.ts'

/** Px in the window. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What a briefer does on the stage, by the names that are seen and heard. */
export class StageOfTalk {
  readonly page: Page
  readonly stage: Locator
  readonly title: Locator
  readonly words: Locator
  readonly map: Locator
  /** The map with all that lies over it. */
  readonly frame: Locator
  readonly key: Locator

  constructor(page: Page) {
    this.page = page
    this.stage = page.getByRole('main', { name: 'Stage' })
    this.title = this.stage.getByRole('heading', { level: 1 })
    this.words = this.stage.getByRole('region', { name: /^\d+ of \d+$/ })
    this.map = this.stage.getByRole('region', { name: 'Map' })
    this.frame = this.stage.getByTestId('map')
    this.key = this.stage.locator('[data-map-card="key"]')
  }

  /** Opens a step that has one map, and waits until that is drawn. */
  async open(step: string, briefing = 'routes-2024-2025-en'): Promise<void> {
    await this.page.goto(`/#/stage?step=${briefing}:${step}`)
    await expect(this.title).toBeVisible()
    await expect(this.map).toBeVisible()
    // Until then the library's canvas has a size of its own.
    await new DrawnMap(this.page).isReady()
  }

  /** Where positions on the earth stand in the window, once the map rests. */
  async pointsOf(positions: readonly (readonly number[])[]): Promise<readonly { x: number; y: number }[]> {
    return this.page.getByTestId('map').evaluate(async (element, places) => {
      const { map } = element as unknown as {
        map: {
          isMoving: () => boolean
          once: (type: string, listener: () => void) => void
          project: (position: readonly number[]) => { x: number; y: number }
        }
      }
      if (map.isMoving()) await new Promise<void>((resolve) => map.once('moveend', resolve))
      const { left, top } = element.getBoundingClientRect()
      return places.map((place) => {
        const { x, y } = map.project(place)
        return { x: x + left, y: y + top }
      })
    }, positions)
  }

  /** What lies between two points of the window for one finger; what it touches first is at the start. */
  async swipe(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      points: readonly { x: number; y: number }[],
    ) => session.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] })
    await touch('touchStart', [from])
    for (const share of [0.25, 0.5, 0.75, 1]) {
      await touch('touchMove', [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }])
    }
    await touch('touchEnd', [])
    await session.detach()
  }
}

/** The box of a part, which must be there. */
export async function boxOf(part: Locator): Promise<Box> {
  const box = await part.boundingBox()
  if (!box) throw new Error('a part that is looked for has no box')
  return box
}

/** Whether a point lies in a box. */
export function isIn({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
}
