import type { Page } from '@playwright/test'
import { cubeSum } from '#domain/figureCube.ts'
import { loadFigures } from '#state/selectors/loadedFigures.ts'
import { published } from '#tests/support/published.ts'
import { coveringControls, faultsOfAccessibility, faultsOfLayout } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { faultsOfText } from './drivers/textFaults.ts'
import { TimeDock } from './drivers/timeDock.ts'
import { withoutWebGl } from './drivers/withoutWebGl.ts'
import { expect, test } from './support/test.ts'

const { detections } = loadFigures(published('figures'))
const DOCK = 'section[aria-label="Timeline"]'

const detected = (month: string) =>
  new Intl.NumberFormat('en-GB').format(cubeSum(detections, [{ from: month, to: month }]) ?? Number.NaN)

async function open(page: Page, link?: string): Promise<{ explorer: Explorer; time: TimeDock }> {
  await withoutWebGl(page)
  const explorer = new Explorer(page)
  await explorer.open(link)
  const time = new TimeDock(page)
  await expect(time.months).toBeAttached()
  return { explorer, time }
}

const hash = (page: Page) => new URL(page.url()).hash

test.describe('the monthly bars', () => {
  test('are the brush: what is dragged over them is dark, and link, sentence and handles follow', async ({
    page,
  }) => {
    const { explorer, time } = await open(page)
    expect(await time.drawnBars()).toEqual({ inside: 42, outside: 0 })
    await time.dragByMouse('2024-11-10', '2025-03-20')
    await expect.poll(() => hash(page)).toContain('period=2024-11..2025-03')
    await time.expectPeriod('November 2024', 'March 2025')
    await expect(explorer.sentence).toContainText('November 2024 to March 2025')
    expect(await time.drawnBars()).toEqual({ inside: 5, outside: 37 })
    const { asked, drawn } = await time.drawnPeriod('2024-11', '2025-04-01')
    expect(Math.abs(asked - drawn)).toBeLessThan(1)
    // Where the series has ended the brush goes on, and there is nothing to draw.
    await time.dragByMouse('2026-07-10', '2026-09-10')
    await expect.poll(() => hash(page)).toContain('period=2026-07..2026-09')
    expect(await time.drawnBars()).toEqual({ inside: 0, outside: 42 })
    await expect(time.dock.getByText('Frontex: to June 2026')).toBeVisible()
  })

  test('say month, value and unit under the pointer, and nothing when it is gone', async ({ page }) => {
    const { time } = await open(page)
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

  test('by keyboard alone: one stop after the handles, month by month, and Enter reads the cells', async ({
    page,
  }) => {
    const { time } = await open(page, '#/explore?period=2024-03..2024-08&v=1')
    await time.to.focus()
    await page.keyboard.press('Tab')
    await expect(time.months).toBeFocused()
    await expect(time.months).toHaveAttribute(
      'aria-valuetext',
      `August 2024: ${detected('2024-08')} detections`,
    )
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('PageUp')
    await expect(time.months).toHaveAttribute(
      'aria-valuetext',
      `July 2025: ${detected('2025-07')} detections`,
    )
    await expect(time.dock.locator('[data-month="2025-07"]')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect.poll(() => decodeURIComponent(hash(page))).toContain('2025-07..2025-07')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('of the Channel are hollow and of another unit; with other routes it is left out in words', async ({
    page,
  }) => {
    const { explorer, time } = await open(page, '#/explore?routes=channel&v=1')
    await expect(time.brush.locator('svg[data-unit="arrivals"]')).toBeAttached()
    await expect(time.dock.getByText(/people who arrived in the United Kingdom/)).toBeVisible()
    const hollow = time.brush.locator('[data-bars="inside"] > path').first()
    expect(await hollow.evaluate((path) => getComputedStyle(path).fill)).toBe('none')
    await explorer.follow('#/explore?routes=channel,western-balkans&v=1')
    await expect(time.brush.locator('svg[data-unit="detections"]')).toBeAttached()
    await expect(time.dock.getByText(/Without English Channel: counted in another unit/)).toBeVisible()
  })

  test('keep their looks where the system sets the colours', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    const { time } = await open(page, '#/explore?years=2025&routes=channel&v=1')
    const colour = (place: string) =>
      time.brush
        .locator(`[data-bars="${place}"] > path`)
        .first()
        .evaluate((path) => getComputedStyle(path).stroke)
    expect(await colour('inside')).not.toBe(await colour('outside'))
    expect(await faultsOfAccessibility(page, { part: DOCK })).toEqual([])
  })
})

test.describe('all years', () => {
  test('the axis is dragged to others, a period there is asked for, and steps turn the axis over', async ({
    page,
  }) => {
    const { time } = await open(page)
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
  })

  test('are all shown or few by drag, keys and buttons', async ({ page }) => {
    const { time } = await open(page)
    await time.dragYears(-4, 'first')
    await expect(time.years).toHaveAttribute('aria-valuetext', '2019 to 2027')
    await time.button('Since 2009').click()
    await expect(time.years).toHaveAttribute('aria-valuetext', '2009 to 2027')
    expect(await time.drawnBars()).toEqual({ inside: 210, outside: 0 })
    await time.years.focus()
    await page.keyboard.press('+')
    await expect(time.years).toHaveAttribute('aria-valuetext', '2010 to 2027')
    await time.button('Since 2023').click()
    await expect(time.years).toHaveAttribute('aria-valuetext', '2023 to 2027')
    expect(hash(page)).not.toMatch(/period|years/)
  })

  test('a period from a link is in sight, and the whole of all years asks for nothing', async ({ page }) => {
    const { time } = await open(page, '#/explore?period=2011-02..2011-07&v=1')
    await time.expectPeriod('February 2011', 'July 2011')
    expect((await time.drawnBars()).inside).toBe(6)
    await time.button('Since 2009').click()
    await time.from.focus()
    await page.keyboard.press('Home')
    await time.to.focus()
    await page.keyboard.press('End')
    expect(hash(page)).not.toMatch(/period|years/)
  })
})

test('the table has the months with their values, and opens the cells of each', async ({ page }) => {
  const { time } = await open(page, '#/explore?years=2024&v=1')
  await time.button('Show table').click()
  await time.button('Months').click()
  const table = time.dock.getByRole('table', { name: 'All routes per month' })
  await expect(table.getByRole('row')).toHaveCount(14)
  await expect(table.getByRole('row').last()).toContainText('240,101')
  expect(await faultsOfAccessibility(page, { part: DOCK })).toEqual([])
  await table.getByRole('button', { name: /^March 2024/ }).click()
  await expect.poll(() => decodeURIComponent(hash(page))).toContain('2024-03..2024-03')
})

test('figures, strip of years and their words have no fault that axe finds and cover nothing', async ({
  page,
}) => {
  const { explorer, time } = await open(page, '#/explore?period=2025-03..2025-08&routes=channel&v=1')
  for (const theme of ['Light', 'Dark', 'Projector, light'] as const) {
    await explorer.chooseTheme(theme)
    expect.soft(await faultsOfAccessibility(page, { part: DOCK }), theme).toEqual([])
  }
  await time.button('Since 2009').click()
  expect(await coveringControls(page, DOCK)).toEqual([])
})

for (const [language, caption] of [
  ['en', 'All Frontex routes: detections a month, Frontex; not persons.'],
  ['fr', 'Toutes les routes de Frontex : détections par mois, Frontex ; pas des personnes.'],
  ['nl', 'Alle routes van Frontex: detecties per maand, Frontex; geen personen.'],
] as const) {
  test(`in ${language} unit, publisher and caveat stand beside the bars, and no text is cut`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 720 })
    await withoutWebGl(page)
    await page.goto(`/#/explore?period=2025-03..2025-08&lang=${language}&v=1`)
    const words = page.locator('.shell-dock p').filter({ hasText: 'Frontex' }).first()
    await expect(words).toContainText(caption)
    const size = await words.evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize))
    expect(size).toBeGreaterThanOrEqual(11)
    const box = await page.locator('.shell-dock').boundingBox()
    const line = await words.boundingBox()
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0))
    expect(await faultsOfText(page)).toEqual([])
  })
}

for (const width of [390, 320]) {
  test.describe(`on a phone, ${width} px wide`, () => {
    test.use({ viewport: { width, height: 844 }, hasTouch: true, isMobile: true })

    test('bars and brush stand above the lanes, are dragged by finger, and nothing scrolls sideways', async ({
      page,
    }) => {
      const { time } = await open(page)
      await time.dragByFinger('2024-02-10', '2025-06-10')
      await expect.poll(() => hash(page)).toContain('period=2024-02..2025-06')
      expect((await time.drawnBars()).inside).toBe(17)
      const brush = await time.brush.boundingBox()
      const lanes = await time.dock.getByRole('list', { name: 'Lanes' }).boundingBox()
      expect((brush?.y ?? 0) + (brush?.height ?? 0)).toBeLessThan(lanes?.y ?? 0)
      await time.button('Since 2009').click()
      await expect(time.years).toHaveAttribute('aria-valuetext', '2009 to 2027')
      expect(await faultsOfLayout(page, ['.shell-strip', '.shell-dock', '.shell-panel'])).toEqual([])
      expect(await coveringControls(page, DOCK)).toEqual([])
      expect(await faultsOfAccessibility(page, { part: DOCK })).toEqual([])
    })
  })
}
