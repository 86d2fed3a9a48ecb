import type { Page } from '@playwright/test'
import { published } from '#tests/support/published.ts'
import { coveringControls } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { TimeDock } from './drivers/timeDock.ts'
import { expect, test } from './support/test.ts'

const { measures } = published('measures')

/** A date after all published plans but the latest, so that the same plans are always overdue. */
const TODAY = new Date('2026-05-15T12:00:00Z')

async function open(page: Page, link = '#/explore?v=3'): Promise<{ explorer: Explorer; time: TimeDock }> {
  await page.clock.install({ time: TODAY })
  const explorer = new Explorer(page)
  await explorer.open(link)
  const time = new TimeDock(page)
  await time.openLanes()
  // The lines of plans end there.
  await expect(time.dock.getByText(/^pages searched end/)).toBeAttached()
  return { explorer, time }
}

/** Stops the clock; the test advances it. */
async function stopClock(page: Page): Promise<void> {
  await page.clock.pauseAt(new Date(TODAY.getTime() + 3_600_000))
}

const hash = (page: Page) => new URL(page.url()).hash

test.use({ reducedMotion: 'no-preference' })

test('marks are as exact as their dates; drags, steps and playing set the period of the numbers, and hide no measure', async ({
  page,
}) => {
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
    await explorer.showOverviewAs('Measures')
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
    await explorer.follow('#/explore?status=planned&v=3')
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
    await expect(explorer.details.getByText('stated 10 December 2024').first()).toBeVisible()
    await time.button('Show timeline').click()
  })

  await explorer.follow('#/explore?v=3')
  await time.expectPeriod('January 2026', 'June 2026')
  const all = await time.shownCounts()
  await test.step('a drag by mouse sets the period, and Back undoes it in one step', async () => {
    await time.dragByMouse('2025-03-11', '2025-08-20')
    await expect.poll(() => hash(page)).toContain('period=2025-03..2025-08')
    await time.expectPeriod('March 2025', 'August 2025')
    const { asked, drawn } = await time.drawnPeriod('2025-03', '2025-09-01')
    expect(Math.abs(asked - drawn)).toBeLessThan(1)
    expect(await time.shownCounts()).toEqual(all)
    const lanes = await time.lanes.allTextContents()
    expect(lanes.reduce((sum, text) => sum + Number(/\d+$/.exec(text)?.[0]), 0)).toBe(
      all.measures + all.events,
    )

    // An edge snaps to the nearest month.
    await time.from.hover()
    await page.mouse.down()
    const january = await time.pointOf('2025-01-05')
    await page.mouse.move(january.x, january.y, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => hash(page)).toContain('period=2025-01..2025-08')
    await time.to.focus()
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight')
    await expect.poll(() => hash(page)).toContain('period=2025&')

    await page.goBack()
    await expect.poll(() => hash(page)).toContain('period=2025-01..2025-08')
    await page.goBack()
    await expect.poll(() => hash(page)).toContain('period=2025-03..2025-08')
    await page.goBack()
    await expect.poll(() => hash(page)).not.toContain('period')
  })

  await test.step('the period moves by its middle; a press opens the cells of a bar, or takes a year', async () => {
    await explorer.follow('#/explore?period=2024-03..2024-08&v=3')
    await time.expectPeriod('March 2024', 'August 2024')
    await time.dragByMouse('2024-06-01', '2024-09-01')
    await time.expectPeriod('June 2024', 'November 2024')
    const october = await time.pointOf('2025-10-10')
    await page.mouse.click(october.x, october.y)
    await expect.poll(() => hash(page)).toContain('2025-10..2025-10')
    await page.goBack()
    const box = await time.brush.boundingBox()
    await page.mouse.click(october.x, (box?.y ?? 0) + (box?.height ?? 0) - 5)
    await time.expectPeriod('January 2025', 'December 2025')
  })

  await test.step('steps by key, by month and year', async () => {
    await explorer.follow('#/explore?period=2024-03..2024-08&v=3')
    await time.expectPeriod('March 2024', 'August 2024')
    await page.keyboard.press('ArrowRight')
    await time.expectPeriod('April 2024', 'September 2024')
    await page.keyboard.press('Shift+ArrowRight')
    await time.expectPeriod('April 2025', 'September 2025')
    await page.keyboard.press('ArrowLeft')
    await time.expectPeriod('March 2025', 'August 2025')
    await explorer.follow('#/explore?v=3')
    await time.expectPeriod('January 2026', 'June 2026')
    await page.keyboard.press('ArrowLeft')
    await time.expectPeriod('December 2025', 'May 2026')
    await explorer.follow('#/explore?v=3')
    await time.expectPeriod('January 2026', 'June 2026')
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
    // On a slow page the change follows the frame of the press.
    await page.clock.runFor(100)
    await expect(time.button('Play')).toBeVisible()
    await expect(explorer.sentence).toHaveAttribute('aria-live', 'polite')
    await page.clock.fastForward(5000)
    await time.expectPeriod('March 2023', 'March 2023')
    // All of it is one history entry.
    await page.goBack()
    await expect.poll(() => hash(page)).not.toContain('period')
    await expect(page.locator('[data-film]')).toHaveCount(0)
  })

  await test.step('the corner of the map names year and events; Escape restores the period', async () => {
    await explorer.follow('#/explore?period=2023-06..2023-06&v=3')
    await time.expectPeriod('June 2023', 'June 2023')
    await page.keyboard.press('Space')
    await page.clock.runFor(900)
    await time.expectPeriod('July 2023', 'July 2023')
    const corner = page.locator('#map-part [data-film]')
    await expect(corner).toContainText('2023')
    await expect(corner).toContainText('Rome conference on development and migration')
    // Month by month, without the frames between.
    for (let month = 8; month <= 13; month += 1) await page.clock.fastForward(900)
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
    await explorer.follow('#/explore?period=2026-08..2026-10&v=3')
    await time.expectPeriod('August 2026', 'October 2026')
    await time.button('Play').click()
    await page.clock.runFor(900)
    await time.expectPeriod('September 2026', 'November 2026')
    await page.clock.runFor(1800)
    await time.expectPeriod('October 2026', 'December 2026')
    await expect(time.button('Play')).toBeVisible()
  })

  await test.step('with reduced motion each press moves one year', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await explorer.follow('#/explore?v=3')
    await time.expectPeriod('January 2026', 'June 2026')
    await expect(time.button('Play')).toHaveAccessibleDescription(/Motion is reduced/)
    await time.button('Play').click()
    await page.clock.runFor(100)
    const from = Number((await time.brush.getAttribute('data-from'))?.slice(0, 4))
    await time.expectPeriod(`January ${from}`, `December ${from}`)
    await page.clock.fastForward(10_000)
    await time.expectPeriod(`January ${from}`, `December ${from}`)
    await expect(time.button('Play')).toBeVisible()
    await expect(page.locator('[data-film]')).toContainText(String(from))
    await time.button('Play').click()
    await page.clock.runFor(100)
    await time.expectPeriod(`January ${from + 1}`, `December ${from + 1}`)
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 844 }, hasTouch: true, isMobile: true })

  test('a drag by finger sets the period in the link and hides no measure', async ({ page }) => {
    const { time } = await open(page)
    const all = await time.shownCounts()
    await time.dragByFinger('2023-09-10', '2025-06-10')
    await expect.poll(() => hash(page)).toContain('period=2023-09..2025-06')
    await time.expectPeriod('September 2023', 'June 2025')
    expect((await time.drawnBars()).inside).toBe(22)
    expect(await time.shownCounts()).toEqual(all)
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
  })
})
