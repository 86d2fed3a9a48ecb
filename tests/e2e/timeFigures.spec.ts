import type { Page } from '@playwright/test'
import { loadFigures } from '#content/loadedFigures.ts'
import { cubeSum } from '#domain/figureCube.ts'
import { UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import { published } from '#tests/support/published.ts'
import { Explorer } from './drivers/explorer.ts'
import { TimeDock } from './drivers/timeDock.ts'
import { word } from './drivers/words.ts'
import { DEFAULT_VIEWPORT } from './support/contextOptions.ts'
import { expect, sharedTest } from './support/test.ts'

const { detections } = loadFigures(published('figures'))

const detected = (month: string) =>
  new Intl.NumberFormat('en-GB').format(cubeSum(detections, [{ from: month, to: month }]) ?? Number.NaN)

async function open(page: Page, link = '#/explore?v=3'): Promise<{ explorer: Explorer; time: TimeDock }> {
  const explorer = new Explorer(page)
  await explorer.open(link)
  const time = new TimeDock(page)
  await expect(time.months).toBeAttached()
  return { explorer, time }
}

const hash = (page: Page) => new URL(page.url()).hash

sharedTest(
  'the monthly bars are the brush, on the years of the menu, and the heads of the rows fit in every language',
  async ({ page }) => {
    const { explorer, time } = await open(page)
    // The newest whole months, and in a middle tone those a year before.
    expect(await time.drawnBars()).toEqual({ inside: 6, outside: 36 })
    await expect(time.brush.locator('[data-bars="before"]')).toBeAttached()
    await expect(time.brush.getByText('2026', { exact: true })).toHaveAttribute('data-shown', 'true')
    await time.dragByMouse('2024-11-10', '2025-03-20')
    await expect.poll(() => hash(page)).toContain('period=2024-11..2025-03')
    await time.expectPeriod('November 2024', 'March 2025')
    expect(await time.drawnBars()).toEqual({ inside: 5, outside: 37 })
    const { asked, drawn } = await time.drawnPeriod('2024-11', '2025-04-01')
    expect(Math.abs(asked - drawn)).toBeLessThan(1)
    // The brush continues beyond the series, without bars.
    await time.dragByMouse('2026-07-10', '2026-09-10')
    await expect.poll(() => hash(page)).toContain('period=2026-07..2026-09')
    expect(await time.drawnBars()).toEqual({ inside: 0, outside: 42 })
    await expect(time.dock.getByText('to June', { exact: true })).toBeVisible()

    await sharedTest.step(
      'show month, value and unit under the pointer, and nothing afterwards',
      async () => {
        await explorer.follow('#/explore?v=3')
        await time.expectPeriod('January 2026', 'June 2026')
        const { x, y } = await time.pointOf('2023-09-15')
        await page.mouse.move(x, y)
        const tip = time.dock.getByText(`${detected('2023-09')} detections`)
        await expect(tip).toBeVisible()
        await expect(time.dock.locator('[data-month="2023-09"]')).toBeVisible()
        const beyond = await time.pointOf('2026-10-15')
        await page.mouse.move(beyond.x, beyond.y)
        await expect(time.dock.getByText('Frontex: January 2009 to June 2026', { exact: true })).toBeVisible()
        await page.mouse.move(5, 5)
        await expect(tip).toHaveCount(0)
        await expect(time.dock.locator('[data-month]')).toHaveCount(0)
      },
    )

    await sharedTest.step('are hollow for the Channel', async () => {
      await explorer.follow('#/explore?routes=channel&v=3')
      await expect(time.brush.locator('svg[data-unit="arrivals"]')).toBeAttached()
      const hollow = time.brush.locator('[data-bars="inside"] > path').first()
      expect(await hollow.evaluate((path) => getComputedStyle(path).fill)).toBe('none')
    })

    await sharedTest.step('the bars keep inside and outside apart with forced colours', async () => {
      await page.emulateMedia({ forcedColors: 'active' })
      await explorer.follow('#/explore?period=2025&routes=channel&v=3')
      await time.expectPeriod('January 2025', 'December 2025')
      const colour = (place: string) =>
        time.brush
          .locator(`[data-bars="${place}"] > path`)
          .first()
          .evaluate((path) => getComputedStyle(path).stroke)
      expect(await colour('inside')).not.toBe(await colour('outside'))
      await page.emulateMedia({ forcedColors: null })
    })

    await sharedTest.step('a square names its measure and opens it', async () => {
      await explorer.follow('#/explore?v=3')
      await time.expectPeriod('January 2026', 'June 2026')
      const box = await time.dock.getByRole('slider', { name: 'Measures' }).boundingBox()
      const { x } = await time.pointOf('2025-03-15')
      const y = (box?.y ?? 0) + (box?.height ?? 0) - 5
      await page.mouse.move(x, y)
      const ring = time.dock.locator('rect[data-mark^="measure:"]').first()
      await expect(ring).toBeAttached()
      const key = await ring.getAttribute('data-mark')
      await expect(time.dock.locator('[popover]')).toContainText('March 2025')
      await page.mouse.click(x, y)
      await expect.poll(() => hash(page)).toContain(`selected=${key}`)
    })

    await sharedTest.step(
      'at 1280 × 720 the heads of the rows and the heading fit in every language',
      async () => {
        await page.setViewportSize({ width: 1280, height: 720 })
        await explorer.follow('#/explore?v=3')
        const dock = page.locator('.shell-dock')
        const expectHeading = async (language: string) => {
          const heading = dock.locator('header')
          await expect(heading.getByRole('heading')).toBeVisible()
          const ends = await heading.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
          expect(ends, `the heading in ${language}`).toBeLessThanOrEqual(0)
        }
        const expectRows = async (rows: readonly string[], least: number) => {
          for (const row of rows) {
            const name = dock.getByText(row, { exact: true }).first()
            await expect(name).toBeVisible()
            const { size, isCut } = await name.evaluate((text) => ({
              size: Number.parseFloat(getComputedStyle(text).fontSize),
              isCut: text.scrollWidth > text.clientWidth + 1,
            }))
            expect(size).toBeGreaterThanOrEqual(least)
            expect(isCut, `${row} is cut`).toBe(false)
          }
        }
        const rowsIn = (language: UiLanguage) => [
          word(language, 'shared:claimKinds.measure'),
          word(language, 'shared:claimKinds.event'),
          word(language, 'timeline:figures.column.detections'),
          ...['done', 'planned'].map((status) =>
            word(language, `common:choice.status.${status}`).toLowerCase(),
          ),
        ]
        await expectRows(rowsIn('en'), 12)
        await expectHeading('en')
        // More contrast has the larger type, which needs the most room.
        await page.emulateMedia({ contrast: 'more' })
        for (const language of UI_LANGUAGES) {
          await explorer.follow(`#/explore?selected=route:eastern-mediterranean&lang=${language}&v=3`)
          await expect(page.locator('html')).toHaveAttribute('lang', language)
          await expectHeading(language)
          await explorer.follow(`#/explore?lang=${language}&v=3`)
          await expectRows(rowsIn(language), 13)
          await expectHeading(language)
        }
        expect((await dock.boundingBox())?.height).toBeCloseTo(184, 0)
        await page.setViewportSize(DEFAULT_VIEWPORT)
        await page.emulateMedia({ contrast: null })
      },
    )

    await sharedTest.step('the axis shows all years or one, and turns pages while stepping', async () => {
      await explorer.follow('#/explore?lang=en&v=3')
      await expect(page.locator('html')).toHaveAttribute('lang', 'en')
      await time.openLanes()
      await time.years.selectOption({ label: 'Since 2009' })
      const drawn = await time.drawnBars()
      expect(drawn.inside + drawn.outside).toBe(210)
      await time.years.selectOption({ label: '2024' })
      await expect(time.dock.getByRole('button', { name: /^Later \d+$/ })).toBeVisible()
      await time.years.selectOption({ label: 'Since 2023' })
      await explorer.follow('#/explore?period=2015-02..2015-03&v=3')
      await expect(time.brush).toHaveAttribute('data-from', '2015-01')
      await explorer.line.click()
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowLeft')
      await time.expectPeriod('November 2014', 'December 2014')
      await expect(time.brush).toHaveAttribute('data-from', '2011-01')
      await page.goBack()
      await time.expectPeriod('February 2015', 'March 2015')
    })
  },
)
