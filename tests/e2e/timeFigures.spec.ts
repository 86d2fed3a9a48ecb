import type { Page } from '@playwright/test'
import { cubeSum } from '#domain/figureCube.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'
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

sharedTest('the monthly bars are the brush, and the strip of all years moves them', async ({ page }) => {
  const { explorer, time } = await open(page)
  expect(await time.drawnBars()).toEqual({ inside: 42, outside: 0 })
  await time.dragByMouse('2024-11-10', '2025-03-20')
  await expect.poll(() => hash(page)).toContain('period=2024-11..2025-03')
  await time.expectPeriod('November 2024', 'March 2025')
  await expect(explorer.sentence).toContainText('November 2024 to March 2025')
  expect(await time.drawnBars()).toEqual({ inside: 5, outside: 37 })
  const { asked, drawn } = await time.drawnPeriod('2024-11', '2025-04-01')
  expect(Math.abs(asked - drawn)).toBeLessThan(1)
  // The brush continues beyond the series, without bars.
  await time.dragByMouse('2026-07-10', '2026-09-10')
  await expect.poll(() => hash(page)).toContain('period=2026-07..2026-09')
  expect(await time.drawnBars()).toEqual({ inside: 0, outside: 42 })
  await expect(time.dock.getByText('Frontex: to June 2026')).toBeVisible()

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

  await sharedTest.step(
    'the strip of all years moves and widens by drag, and turns pages while stepping',
    async () => {
      await explorer.follow('#/explore?v=2')
      await expect(time.button('All time')).toHaveCount(0)
      await time.dragYears(-8)
      await expect(time.years).toHaveAttribute('aria-valuetext', '2015 to 2019')
      await expect(time.dock.getByRole('button', { name: /^Later \d+$/ })).toBeVisible()
      expect(await time.drawnBars()).toEqual({ inside: 60, outside: 0 })
      await time.dragByMouse('2015-07-10', '2015-12-10')
      await expect.poll(() => hash(page)).toContain('period=2015-07..2015-12')
      await expect(time.years).toHaveAttribute('aria-valuetext', '2015 to 2019')
      for (let step = 0; step < 7; step += 1) await time.button('One month back').click()
      await time.expectPeriod('December 2014', 'May 2015')
      await expect(time.years).toHaveAttribute('aria-valuetext', '2014 to 2018')
      await page.goBack()
      await time.expectPeriod('July 2015', 'December 2015')
      await page.goBack()
      await expect.poll(() => hash(page)).not.toContain('period')

      await time.button('Since 2023').click()
      await expect(time.years).toHaveAttribute('aria-valuetext', '2023 to 2027')
      await time.dragYears(-4, 'first')
      await expect(time.years).toHaveAttribute('aria-valuetext', '2019 to 2027')
      await time.button('Since 2009').click()
      await expect(time.years).toHaveAttribute('aria-valuetext', '2009 to 2027')
      expect(await time.drawnBars()).toEqual({ inside: 210, outside: 0 })
    },
  )
})

sharedTest(
  'at 1280 × 720 two lanes, the bars and their unit, publisher and caveat are visible in every language',
  async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 })
    const { explorer } = await open(page, '#/explore?period=2025-03..2025-08&v=2')
    const dock = page.locator('.shell-dock')
    for (const [language, caption] of [
      ['en', 'All Frontex routes: detections a month, Frontex; not persons.'],
      ['fr', 'Toutes les routes de Frontex : détections par mois, Frontex ; pas des personnes.'],
      ['nl', 'Alle routes van Frontex: detecties per maand, Frontex; geen personen.'],
    ] as const) {
      await explorer.follow(`#/explore?period=2025-03..2025-08&lang=${language}&v=2`)
      const words = dock.locator('p').filter({ hasText: caption }).first()
      await expect(words).toBeVisible()
      const size = await words.evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize))
      expect(size).toBeGreaterThanOrEqual(11)
      const [box, line] = [await dock.boundingBox(), await words.boundingBox()]
      expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0))

      await explorer.follow(`#/explore?lang=${language}&v=2`)
      await expect(dock.locator('[data-bars="outside"] > path[d*="M"]')).toHaveCount(0)
      const seen = await dock.evaluate((element) => {
        const scroller = [...element.querySelectorAll('*')].find(
          (part) => getComputedStyle(part).overflowY === 'auto' && part.querySelector('li'),
        )
        const frame = scroller?.getBoundingClientRect()
        const lanes = [...(scroller?.querySelectorAll('ul > li') ?? [])].filter((name) => {
          const { top, bottom } = name.getBoundingClientRect()
          return frame !== undefined && top >= frame.top && bottom <= frame.bottom
        })
        const map = document.querySelector('.shell-map')?.getBoundingClientRect().height ?? 0
        const bars = element.querySelector('[data-brush] svg')?.getBoundingClientRect()
        return { lanes: lanes.length, map, bars: bars?.height ?? 0 }
      })
      expect(seen.lanes).toBeGreaterThanOrEqual(2)
      expect(seen.map).toBeGreaterThanOrEqual((720 - 56) / 2)
      expect(seen.bars).toBeGreaterThanOrEqual(34)
    }
  },
)
