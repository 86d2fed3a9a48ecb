import type { Page } from '@playwright/test'
import { passesMeasure } from '#domain/filters.ts'
import { routeRegionsOf } from '#domain/route.ts'
import { parseView } from '#domain/viewCodec.ts'
import { published } from '#tests/support/published.ts'
import { coveringControls } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { TimeDock } from './drivers/timeDock.ts'
import { expect, test } from './support/test.ts'

const { measures } = published('measures')
const ROUTE_REGIONS = routeRegionsOf(published('routes').routes)

/** A date after all published plans but the latest, so that the same plans are always overdue. */
const TODAY = new Date('2026-05-15T12:00:00Z')

async function open(page: Page, link?: string): Promise<{ explorer: Explorer; time: TimeDock }> {
  await page.clock.install({ time: TODAY })
  const explorer = new Explorer(page)
  await explorer.open(link)
  const time = new TimeDock(page)
  await time.openLanes()
  return { explorer, time }
}

/** Stops the clock; the test advances it. */
async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt(new Date(TODAY.getTime() + 3_600_000))
}

const hash = (page: Page) => new URL(page.url()).hash

/** The plans of the view that the lanes draw in the line of another: the steps of a law have one line. */
function foldedSteps(page: Page): number {
  const { filters } = parseView(hash(page)).view
  const steps = measures.filter(
    (measure) =>
      measure.act !== null && measure.status === 'planned' && passesMeasure(measure, filters, ROUTE_REGIONS),
  )
  return steps.length - new Set(steps.map(({ act }) => act)).size
}

/** Checks that sentence, list, timeline and rail show the same number. */
async function expectOneNumber({ explorer, time }: { explorer: Explorer; time: TimeDock }): Promise<number> {
  const stated = await explorer.statedMeasures()
  await expect(explorer.listedMeasures()).toHaveCount(stated)
  const drawn = stated - foldedSteps(explorer.page)
  expect((await time.shownCounts()).measures).toBe(drawn)
  const lanes = await time.lanes.filter({ hasNotText: 'Events' }).allTextContents()
  expect(lanes.reduce((sum, text) => sum + Number(/\d+$/.exec(text)?.[0]), 0)).toBe(drawn)
  const statuses = explorer.filters.getByRole('group', { name: 'Status' }).getByRole('checkbox')
  const counts = await statuses.evaluateAll((options) =>
    options.map((option) => Number(/, (\d+) measures?/.exec(option.getAttribute('aria-label') ?? '')?.[1])),
  )
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(stated)
  return stated
}

test('brush, steps and playing set the period in link, rail, list and timeline', async ({ page }) => {
  const { explorer, time } = await open(page)
  await test.step('a drag by mouse sets the period, and Back undoes it in one step', async () => {
    const all = await explorer.statedMeasures()
    await time.dragByMouse('2025-03-11', '2025-08-20')
    await expect.poll(() => hash(page)).toContain('period=2025-03..2025-08')
    await time.expectPeriod('March 2025', 'August 2025')
    const { asked, drawn } = await time.drawnPeriod('2025-03', '2025-09-01')
    expect(Math.abs(asked - drawn)).toBeLessThan(1)
    await explorer.showOverviewAs('List')
    expect(await expectOneNumber({ explorer, time })).toBeLessThan(all)
    await expect(page.getByRole('button', { name: 'Remove Mar–Aug 2025' })).toBeVisible()
    const badges = page.getByRole('list', { name: 'Names on the map' }).getByRole('button')
    await expect(badges.filter({ hasText: 'Central Med' })).toHaveAccessibleName(
      /Central Mediterranean, \d+ measures?/,
    )

    // An edge snaps to the nearest month, and whole years press the buttons of the rail.
    await time.from.hover()
    await page.mouse.down()
    const january = await time.pointOf('2025-01-05')
    await page.mouse.move(january.x, january.y, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => hash(page)).toContain('period=2025-01..2025-08')
    await time.to.focus()
    await page.keyboard.press('ArrowRight')
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight')
    await expect(explorer.year('2025')).toHaveAttribute('aria-pressed', 'true')
    expect(hash(page)).toContain('years=2025')
    expect(hash(page)).not.toContain('period')

    await page.goBack()
    await expect.poll(() => hash(page)).toContain('period=2025-01..2025-08')
    await page.goBack()
    await expect.poll(() => hash(page)).toContain('period=2025-03..2025-08')
    await page.goBack()
    await expect.poll(() => hash(page)).not.toContain('period')
    expect(await expectOneNumber({ explorer, time })).toBe(all)
    await explorer.showOverviewAs('Overview')
  })

  await test.step('the period moves by its middle, becomes the clicked month, and is cleared by a button', async () => {
    await explorer.follow('#/explore?period=2024-03..2024-08&v=2')
    await time.expectPeriod('March 2024', 'August 2024')
    await time.dragByMouse('2024-06-01', '2024-09-01')
    await time.expectPeriod('June 2024', 'November 2024')
    const { x, y } = await time.pointOf('2025-10-10')
    await page.mouse.click(x, y)
    await time.expectPeriod('October 2025', 'October 2025')
    await time.button('All time').click()
    await expect(time.button('All time')).toHaveCount(0)
    expect(hash(page)).not.toContain('period')
    await explorer.sentence.click()
  })

  await test.step('steps by key, by month and year', async () => {
    await page.keyboard.press('Shift+ArrowRight')
    await expect(explorer.year('2023')).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('Shift+ArrowRight')
    await time.expectPeriod('January 2024', 'December 2024')
    await page.keyboard.press('ArrowRight')
    await time.expectPeriod('February 2024', 'January 2025')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Shift+ArrowRight')
    await time.expectPeriod('January 2025', 'December 2025')
    await time.button('All time').click()
    await expect(time.button('All time')).toHaveCount(0)
    await explorer.sentence.click()
  })

  await stopClock(page)
  await test.step('Space plays and pauses, and only a pause announces the state', async () => {
    await page.keyboard.press('Space')
    await expect(time.button('Pause')).toBeVisible()
    await expect(explorer.sentence).toHaveAttribute('aria-live', 'off')
    await time.expectPeriod('January 2023', 'January 2023')
    await page.clock.runFor(2000)
    await time.expectPeriod('March 2023', 'March 2023')
    await page.keyboard.press('Space')
    await expect(time.button('Play')).toBeVisible()
    await expect(explorer.sentence).toHaveAttribute('aria-live', 'polite')
    await page.clock.runFor(5000)
    await time.expectPeriod('March 2023', 'March 2023')
    // All of it is one history entry.
    await page.goBack()
    await expect.poll(() => hash(page)).not.toContain('period')
    await expect(page.locator('[data-film]')).toHaveCount(0)
  })

  await test.step('the corner of the map names year and events; Escape restores the period', async () => {
    await explorer.follow('#/explore?period=2023-06..2023-06&v=2')
    await time.expectPeriod('June 2023', 'June 2023')
    await page.keyboard.press('Space')
    await page.clock.runFor(900)
    await time.expectPeriod('July 2023', 'July 2023')
    const corner = page.locator('#map-part [data-film]')
    await expect(corner).toContainText('2023')
    await expect(corner).toContainText('Rome conference on development and migration')
    await page.clock.runFor(5400)
    await expect(corner).toContainText('2024')
    await time.button('From 2009').click()
    await page.clock.runFor(10)
    await expect(corner).toContainText('Routes 2009 to 2026')
    await expect(time.brush).toHaveAttribute('data-from', '2009-01')
    await time.expectPeriod('January 2009', 'January 2009')
    await page.keyboard.press('Escape')
    await expect(corner).toHaveCount(0)
    await time.expectPeriod('June 2023', 'June 2023')
    await expect(time.brush).toHaveAttribute('data-from', '2023-01')
    await expect(time.button('Play')).toBeVisible()
  })

  await test.step('playing keeps the length of the period, and stops at the end of the axis', async () => {
    await explorer.follow('#/explore?period=2027-08..2027-10&v=2')
    await time.expectPeriod('August 2027', 'October 2027')
    await time.button('Play').click()
    await page.clock.runFor(900)
    await time.expectPeriod('September 2027', 'November 2027')
    await page.clock.runFor(5000)
    await time.expectPeriod('October 2027', 'December 2027')
    await expect(time.button('Play')).toBeVisible()
  })

  await test.step('with reduced motion each press moves one year', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await explorer.follow('#/explore?v=2')
    await expect(time.button('All time')).toHaveCount(0)
    await expect(time.button('Play')).toHaveAccessibleDescription(/Motion is reduced/)
    await time.button('Play').click()
    const from = Number((await time.brush.getAttribute('data-from'))?.slice(0, 4))
    await time.expectPeriod(`January ${from}`, `December ${from}`)
    await page.clock.runFor(10_000)
    await time.expectPeriod(`January ${from}`, `December ${from}`)
    await expect(time.button('Play')).toBeVisible()
    await expect(page.locator('[data-film]')).toContainText(String(from))
    await time.button('Play').click()
    await time.expectPeriod(`January ${from + 1}`, `December ${from + 1}`)
  })
})

test('marks are as exact as their dates, and highlight their places', async ({ page }) => {
  const { explorer, time } = await open(page)
  await test.step('what has a month stands in its month, what has none in a band of its year', async () => {
    const band = await time.drawnMonths('rect[data-band="2025"]')
    expect(Math.abs(band.from - 24)).toBeLessThan(0.2)
    expect(Math.abs(band.to - 36)).toBeLessThan(0.2)
    for (const precision of ['month', 'day']) {
      const measure = measures.find(
        ({ period }) => period?.precision === precision && period.start.startsWith('2025'),
      )
      const month = 24 + Number(measure?.period?.start.slice(5, 7)) - 1
      const { from, to } = await time.drawnMonths(`button[data-mark="measure:${measure?.id}"]`)
      expect(from).toBeGreaterThan(month - 0.2)
      expect(to).toBeLessThan(month + 1.2)
    }
  })

  await test.step('a hovered item is highlighted on timeline, map, list and rail', async () => {
    await explorer.showOverviewAs('List')
    const placed = measures.find(
      ({ routes, period }) => routes.includes('channel') && period?.precision === 'day',
    )
    const mark = time.dock.locator(`button[data-mark="measure:${placed?.id}"]`).first()
    const label = page.locator('[data-label="route:channel"]')
    const title = placed?.title?.en ?? ''
    const item = explorer
      .listedMeasures()
      .filter({ has: page.getByRole('button', { name: title, exact: true }) })
    await mark.focus()
    await expect(label).toHaveAttribute('data-pointed', 'true')
    await expect(item).toHaveAttribute('data-pointed', 'true')
    // The whole row is highlighted, with its figure.
    await expect(explorer.route('English Channel').locator('..')).toHaveAttribute('data-pointed', 'true')
    await time.button('Show table').focus()
    await expect(label).toHaveAttribute('data-pointed', 'false')

    await label.getByRole('button').first().focus()
    await expect(mark).toHaveAttribute('data-pointed', 'true')
    await expect(item).toHaveAttribute('data-pointed', 'true')
    const lit = measures.filter(({ routes }) => routes.includes('channel')).length
    await expect(time.dock.locator('button[data-mark^="measure:"][data-pointed="true"]')).toHaveCount(lit)

    await item.hover()
    await expect(mark).toHaveAttribute('data-pointed', 'true')
    await expect(label).toHaveAttribute('data-pointed', 'true')
  })

  await test.step('an overdue plan shows the date of its statement in the card of its mark, in its name and in the table', async () => {
    await explorer.follow('#/explore?status=planned&v=2')
    const stated = 'Planned (stated 10 December 2024)'
    // The pointer still rests on the list, and what the filter removes ends the highlight: the focus returns once it has.
    await page.mouse.move(5, 5)
    await expect(async () => {
      await time.button('Show table').focus()
      await time.dock.locator(`button[aria-label*="${stated}"]`).first().focus()
      // The header reads a pointed plan out.
      const line = time.dock.getByText(/^stated 10 December 2024, /).first()
      await expect(line).toBeVisible({ timeout: 1000 })
    }).toPass()
    const passed = time.marks.filter({ has: page.locator(':scope[aria-label*="date now past"]') })
    const names = await time.marks.evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')),
    )
    expect(await passed.count()).toBe(names.filter((name) => name?.includes('date now past')).length)
    expect(
      names.filter((name) => name?.includes('Planned (stated 10 December 2024)')).length,
    ).toBeGreaterThanOrEqual(8)
    await time.button('Show table').click()
    await expect(
      time.dock.getByRole('row', { name: /Planned \(stated 10 December 2024\)/ }).first(),
    ).toContainText('The date it names is now past.')
    await expect(explorer.details.getByText('Planned (stated 10 December 2024)').first()).toBeVisible()
    await time.button('Show timeline').click()
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a drag by finger sets the period in the link, and every number agrees', async ({ page }) => {
    const { explorer, time } = await open(page)
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 })
      await time.dragByFinger('2023-09-10', '2025-06-10')
      await expect.poll(() => hash(page), `${width} px`).toContain('period=2023-09..2025-06')
      await time.expectPeriod('September 2023', 'June 2025')
      expect((await time.drawnBars()).inside).toBe(22)
      expect((await time.shownCounts()).measures).toBe((await explorer.statedMeasures()) - foldedSteps(page))
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0)
      // Each mark has its own touch target.
      expect(await coveringControls(page, 'section[aria-label="Timeline"]')).toEqual([])
      const least = await time.marks.evaluateAll((buttons) =>
        Math.min(...buttons.flatMap((button) => [button.clientWidth, button.clientHeight])),
      )
      expect(least).toBeGreaterThanOrEqual(23)
      await time.years.selectOption({ label: 'Since 2009' })
      await expect(time.brush).toHaveAttribute('data-from', '2009-01')
      await time.years.selectOption({ label: 'Since 2023' })
      await time.button('All time').click()
      await expect.poll(() => hash(page)).not.toContain('period')
    }
  })
})
