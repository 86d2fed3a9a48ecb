import type { Locator, Page } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'
import { partOf } from './explorer.ts'
import { showDock } from './screenActions.ts'

/** A month, which stands for its first day on the axis. */
type MonthText = `${number}-${string}`

/** The timeline: brush, handles, lanes and marks. */
export class TimeDock {
  readonly page: Page
  readonly dock: Locator
  readonly brush: Locator
  readonly from: Locator
  readonly to: Locator
  /** The lanes, each with its name and number of marks. */
  readonly lanes: Locator
  readonly marks: Locator
  /** The tab stop of the monthly bars. */
  readonly months: Locator
  /** The menu of the axis's years. */
  readonly years: Locator

  constructor(page: Page) {
    this.page = page
    this.dock = partOf(page, 'Timeline')
    this.brush = this.dock.getByRole('group', { name: 'Period' })
    this.from = this.brush.getByRole('slider', { name: 'From' })
    this.to = this.brush.getByRole('slider', { name: 'To' })
    this.lanes = this.dock.getByRole('list', { name: 'Lanes' }).getByRole('listitem')
    this.marks = this.dock.getByRole('list', { name: /in date order/ }).getByRole('button')
    this.months = this.dock.getByRole('slider', { name: /^Months: / })
    this.years = this.dock.getByRole('combobox', { name: 'Years of the axis' })
  }

  /** Opens the lanes: a mark for each measure and event. */
  async openLanes(): Promise<void> {
    await showDock(this.page)
    await this.button('Show by status').click()
    await expect(this.marks.first()).toBeAttached()
  }

  button(name: string): Locator {
    return this.dock.getByRole('button', { name, exact: true })
  }

  /** The box of the axis, px, and its first and last time, ms. */
  private async axis() {
    await this.brush.scrollIntoViewIfNeeded()
    const box = await this.brush.boundingBox()
    if (!box) throw new Error('the axis is not on the screen')
    const [from, to] = await Promise.all(
      ['data-from', 'data-to'].map((name) => this.brush.getAttribute(name)),
    )
    const first = Date.parse(`${from}-01T00:00:00Z`)
    const last = Date.UTC(Number(to?.slice(0, 4)) + 1, 0, 1)
    return { ...box, first, last }
  }

  /** The point of a day on the axis, px. */
  async pointOf(day: string): Promise<{ x: number; y: number }> {
    const { x, y, width, height, first, last } = await this.axis()
    const share = (Date.parse(`${day}T00:00:00Z`) - first) / (last - first)
    return { x: x + share * width, y: y + height / 2 }
  }

  /** Drags from one day of the axis to another by mouse. */
  async dragByMouse(from: string, to: string): Promise<void> {
    const start = await this.pointOf(from)
    const end = await this.pointOf(to)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, start.y, { steps: 3 })
    await this.page.mouse.move(end.x, end.y, { steps: 3 })
    await this.page.mouse.up()
  }

  /** The same by touch events. */
  async dragByFinger(from: string, to: string): Promise<void> {
    const start = await this.pointOf(from)
    const end = await this.pointOf(to)
    const session = await this.page.context().newCDPSession(this.page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y: start.y }],
      })
    await touch('touchStart', start.x)
    for (let step = 1; step <= 6; step += 1) {
      await touch('touchMove', start.x + ((end.x - start.x) * step) / 6)
    }
    await touch('touchEnd', end.x)
  }

  /** Expects the handles to announce these months. */
  async expectPeriod(from: string, to: string): Promise<void> {
    await expect(this.from).toHaveAttribute('aria-valuetext', from)
    await expect(this.to).toHaveAttribute('aria-valuetext', to)
  }

  /** The width of a span on the axis and that of the period's band, px. */
  async drawnPeriod(from: MonthText, dayAfter: string): Promise<{ asked: number; drawn: number }> {
    const start = await this.pointOf(`${from}-01`)
    const end = await this.pointOf(dayAfter)
    const band = await this.dock.locator('[data-window]').boundingBox()
    return { asked: end.x - start.x, drawn: band?.width ?? Number.NaN }
  }

  /** The months that a mark's target or a year band covers, counted from the start of the axis. */
  async drawnMonths(selector: string): Promise<{ from: number; to: number }> {
    const axis = await this.axis()
    const box = await this.dock.locator(selector).first().boundingBox()
    if (!box) throw new Error(`${selector} is not drawn`)
    const perMonth = axis.width / ((axis.last - axis.first) / 86_400_000 / (365.25 / 12))
    return { from: (box.x - axis.x) / perMonth, to: (box.x + box.width - axis.x) / perMonth }
  }

  /** Number of bars inside and outside the period: the drawing has all, and those within its clip a second time. */
  async drawnBars(): Promise<{ inside: number; outside: number }> {
    return this.brush.evaluate((brush) => {
      const lefts = (place: string) =>
        [...brush.querySelectorAll(`[data-bars="${place}"] > path`)].flatMap((path) =>
          [...(path.getAttribute('d') ?? '').matchAll(/M([\d.]+)/g)].map(([, x]) => Number(x)),
        )
      const clipPath = brush.querySelector('[data-bars="inside"]')?.previousElementSibling
      const clip = [...(clipPath?.querySelectorAll('rect') ?? [])].map((rect) => {
        const [x, width] = ['x', 'width'].map((name) => Number(rect.getAttribute(name)))
        return { from: x ?? 0, to: (x ?? 0) + (width ?? 0) }
      })
      // Lengths in paths are rounded.
      const inside = lefts('inside').filter((x) =>
        clip.some(({ from, to }) => from < x + 0.1 && x + 0.1 < to),
      ).length
      return { inside, outside: lefts('outside').length - inside }
    })
  }

  /** Number of different measures and events in the lanes. */
  async shownCounts(): Promise<{ measures: number; events: number }> {
    const keys = await this.marks.evaluateAll((buttons) => [
      ...new Set(buttons.map((button) => button.getAttribute('data-mark') ?? '')),
    ])
    const count = (kind: string) => keys.filter((key) => key.startsWith(kind)).length
    return { measures: count('measure:'), events: count('event:') }
  }
}
