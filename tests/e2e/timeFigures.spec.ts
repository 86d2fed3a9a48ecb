import type { Page } from '@playwright/test'
import { loadFigures } from '#content/loadedFigures.ts'
import { cubeSum } from '#domain/figureCube.ts'
import { published } from '#tests/support/published.ts'
import { Explorer } from './drivers/explorer.ts'
import { TimeDock } from './drivers/timeDock.ts'
import { expect, sharedTest } from './support/test.ts'

const { detections } = loadFigures(published('figures'))

const detected = (month: string) =>
  new Intl.NumberFormat('en-GB').format(cubeSum(detections, [{ from: month, to: month }]) ?? Number.NaN)

async function open(page: Page, link?: string): Promise<{ explorer: Explorer; time: TimeDock }> {
  const explorer = new Explorer(page)
  await explorer.open(link)
  const time = new TimeDock(page)
  await expect(time.months).toBeAttached()
  return { explorer, time }
}

const hash = (page: Page) => new URL(page.url()).hash

sharedTest('the monthly bars are the brush, on the years of the menu', async ({ page }) => {
  const { explorer, time } = await open(page)
  // Dashed around the year of the numbers while no period is chosen.
  expect(await time.drawnBars()).toEqual({ inside: 12, outside: 30 })
  await expect(time.brush.locator('[data-window]')).toHaveCSS('border-top-style', 'dashed')
  await expect(time.dock.getByText('2025 numbers shown')).toBeVisible()
  await time.dragByMouse('2024-11-10', '2025-03-20')
  await expect.poll(() => hash(page)).toContain('period=2024-11..2025-03')
  await time.expectPeriod('November 2024', 'March 2025')
  await expect(explorer.sentence).toContainText('November 2024 to March 2025')
  expect(await time.drawnBars()).toEqual({ inside: 5, outside: 37 })
  await expect(time.brush.locator('[data-window]')).toHaveCSS('border-top-style', 'solid')
  const { asked, drawn } = await time.drawnPeriod('2024-11', '2025-04-01')
  expect(Math.abs(asked - drawn)).toBeLessThan(1)
  // The brush continues beyond the series, without bars.
  await time.dragByMouse('2026-07-10', '2026-09-10')
  await expect.poll(() => hash(page)).toContain('period=2026-07..2026-09')
  expect(await time.drawnBars()).toEqual({ inside: 0, outside: 42 })
  await expect(time.dock.getByText('series ends')).toBeVisible()

  await sharedTest.step('show month, value and unit under the pointer, and nothing afterwards', async () => {
    await explorer.follow('#/explore?v=2')
    await expect(time.button('All time')).toHaveCount(0)
    const { x, y } = await time.pointOf('2023-09-15')
    await page.mouse.move(x, y)
    const tip = time.dock.getByText(`${detected('2023-09')} detections`)
    await expect(tip).toBeVisible()
    await expect(time.dock.locator('[data-month="2023-09"]')).toBeVisible()
    const beyond = await time.pointOf('2027-05-15')
    await page.mouse.move(beyond.x, beyond.y)
    await expect(time.dock.getByText('Frontex: January 2009 to June 2026', { exact: true })).toBeVisible()
    await page.mouse.move(5, 5)
    await expect(tip).toHaveCount(0)
    await expect(time.dock.locator('[data-month]')).toHaveCount(0)
  })

  await sharedTest.step('are hollow for the Channel', async () => {
    await explorer.follow('#/explore?routes=channel&v=2')
    await expect(time.brush.locator('svg[data-unit="arrivals"]')).toBeAttached()
    const hollow = time.brush.locator('[data-bars="inside"] > path').first()
    expect(await hollow.evaluate((path) => getComputedStyle(path).fill)).toBe('none')
  })

  await sharedTest.step('the bars keep inside and outside apart with forced colours', async () => {
    await page.emulateMedia({ forcedColors: 'active' })
    await explorer.follow('#/explore?years=2025&routes=channel&v=2')
    await expect(explorer.year('2025')).toHaveAttribute('aria-pressed', 'true')
    const colour = (place: string) =>
      time.brush
        .locator(`[data-bars="${place}"] > path`)
        .first()
        .evaluate((path) => getComputedStyle(path).stroke)
    expect(await colour('inside')).not.toBe(await colour('outside'))
    await page.emulateMedia({ forcedColors: null })
  })

  await sharedTest.step('a month of the lane lists what begins in it', async () => {
    await explorer.follow('#/explore?v=2')
    await expect(time.button('All time')).toHaveCount(0)
    const lane = time.dock.getByRole('slider', { name: 'Measures and events by month' })
    const [box, { x }] = [await lane.boundingBox(), await time.pointOf('2025-03-15')]
    expect(box?.height).toBeGreaterThanOrEqual(40)
    await page.mouse.click(x, (box?.y ?? 0) + 4)
    const list = page.getByRole('region', { name: 'March 2025' })
    await expect(list.getByRole('button').first()).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(list).toHaveCount(0)
    // A press in the instant in which the list closes may still go to what closes it.
    await expect(async () => {
      await page.mouse.click(x, (box?.y ?? 0) + 4)
      await expect(list).toHaveCount(1)
    }).toPass()
    await list.getByRole('button').first().click()
    await expect.poll(() => hash(page)).toMatch(/selected=(measure|event):/)
    await expect(list).toHaveCount(0)
  })

  await sharedTest.step('the axis shows all years or one, and turns pages while stepping', async () => {
    await explorer.follow('#/explore?v=2')
    await time.years.selectOption({ label: 'Since 2009' })
    const drawn = await time.drawnBars()
    expect(drawn.inside + drawn.outside).toBe(210)
    await time.years.selectOption({ label: '2024' })
    await expect(time.dock.getByRole('button', { name: /^Later \d+$/ })).toBeVisible()
    await time.years.selectOption({ label: 'Since 2023' })
    await explorer.follow('#/explore?period=2015-07..2015-12&v=2')
    await expect(time.brush).toHaveAttribute('data-from', '2013-01')
    await explorer.sentence.click()
    for (let step = 0; step < 31; step += 1) await page.keyboard.press('ArrowLeft')
    await time.expectPeriod('December 2012', 'May 2013')
    await expect(time.brush).toHaveAttribute('data-from', '2012-01')
    await page.goBack()
    await time.expectPeriod('July 2015', 'December 2015')
  })
})

sharedTest(
  'at 1280 × 720 the line on plans, the rail down to the routes and the short form fit in every language',
  async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 })
    const { explorer } = await open(page, '#/explore?period=2025-03..2025-08&v=2')
    const dock = page.locator('.shell-dock')
    for (const [language, long, short, rows] of [
      [
        'en',
        'Frontex, to June 2026; not people',
        'Frontex; not people',
        ['Done', 'Planned', 'Events', 'Detections'],
      ],
      [
        'fr',
        'Frontex, jusqu’en juin 2026 ; pas des personnes',
        'Frontex ; pas des personnes',
        ['Réalisée', 'Prévue', 'Événements', 'Détections'],
      ],
      [
        'nl',
        'Frontex, tot en met juni 2026; geen personen',
        'Frontex; geen personen',
        ['Uitgevoerd', 'Gepland', 'Gebeurtenissen', 'Detecties'],
      ],
    ] as const) {
      for (const [view, caption] of [
        ['?period=2025-03..2025-08&', short],
        ['?', long],
      ] as const) {
        await explorer.follow(`#/explore${view}lang=${language}&v=2`)
        const words = dock.locator('header span').filter({ hasText: caption, visible: true }).first()
        await expect(words).toBeVisible()
        const { fontSize, isCut } = await words.evaluate((line) => ({
          fontSize: Number.parseFloat(getComputedStyle(line).fontSize),
          isCut:
            line.parentElement !== null && line.parentElement.scrollWidth > line.parentElement.clientWidth,
        }))
        expect(fontSize).toBeGreaterThanOrEqual(11)
        expect(isCut, `${caption} is cut`).toBe(false)
      }
      const plans = page.getByRole('tabpanel').locator('a[href^="#/plans"]')
      await expect(plans).toBeVisible()
      const { line, routes, foot, lowest } = await plans.evaluate((link) => {
        const edge = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()
        const rows = [...document.querySelectorAll('.shell-rail :is(label, li)')]
        return {
          line: link.getBoundingClientRect().bottom,
          routes: edge('.shell-rail li:last-child')?.bottom ?? Number.NaN,
          foot: edge('.shell-rail button[aria-expanded]')?.top ?? Number.NaN,
          lowest: Math.min(...rows.map((option) => option.getBoundingClientRect().height)),
        }
      })
      expect(line, `the line on plans in ${language}`).toBeLessThanOrEqual(720)
      expect(routes, `the routes in ${language}`).toBeLessThanOrEqual(foot)
      expect(lowest, `the lowest row of the rail in ${language}`).toBeGreaterThanOrEqual(19.5)
      for (const row of rows) {
        const name = dock.getByText(row, { exact: true })
        await expect(name.first()).toBeVisible()
        expect(await name.first().evaluate((text) => text.scrollWidth <= text.clientWidth)).toBe(true)
      }
      await page.emulateMedia({ contrast: 'more' })
      await expect(page.locator('html')).toHaveAttribute('data-contrast', 'more')
      const room = await page.locator('.shell-rail').evaluate((rail) => {
        const last = rail.querySelector('li:last-child')?.getBoundingClientRect().bottom ?? Number.NaN
        return (rail.querySelector('button[aria-expanded]')?.getBoundingClientRect().top ?? 0) - last
      })
      expect(room, `below the routes in ${language}, for a projector`).toBeGreaterThanOrEqual(0)
      await page.emulateMedia({ contrast: null })
    }
    const [box, map] = [await dock.boundingBox(), await page.locator('.shell-map').boundingBox()]
    expect(box?.height).toBeCloseTo(132, 0)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(720)
    expect(map?.height).toBeGreaterThanOrEqual(400)
  },
)
