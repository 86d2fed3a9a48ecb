import type { Page } from '@playwright/test'
import { boxOf, isIn, StagePage } from './drivers/stagePage.ts'
import { expect, sharedTest, test } from './support/test.ts'

const CHOSEN = [
  'central-mediterranean',
  'western-african',
  'eastern-mediterranean',
  'eastern-land-border',
  'channel',
]

/** The routes that take the most room across and down; larger stages are the same canvas, as stage.spec.ts holds. */
const WIDEST = ['western-african', 'eastern-land-border']

type Points = readonly { x: number; y: number }[]

/** Waits until all of a route is on the map and not under words, note or bar. */
async function expectClear(stagePage: StagePage, pointsOfRoute: () => Promise<Points>): Promise<void> {
  const bar = stagePage.stage.getByRole('contentinfo').or(stagePage.stage.locator('footer'))
  await expect(async () => {
    const points = await pointsOfRoute()
    const map = await boxOf(stagePage.map)
    const covers = [await boxOf(stagePage.words), await boxOf(stagePage.note), await boxOf(bar)]
    expect(points.length).toBeGreaterThan(2)
    expect(points.filter((point) => !isIn(point, map))).toEqual([])
    for (const cover of covers) expect(points.filter((point) => isIn(point, cover))).toEqual([])
  }).toPass()
}

sharedTest('words, note and bar never cover the selected route, at any size', async ({ page }) => {
  const stagePage = new StagePage(page)
  await stagePage.open('opening')
  for (const [width, height, chosen] of [
    [1280, 720, CHOSEN],
    [390, 844, CHOSEN],
    [1440, 900, WIDEST],
  ] as const) {
    await sharedTest.step(`${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height })
      for (const id of chosen) {
        await stagePage.follow(id)
        await expectClear(stagePage, () => stagePage.svgPointsOf(id))
      }
      if (width < 1280) return
      const [words, map] = [await boxOf(stagePage.words), await boxOf(stagePage.map)]
      expect(words.x + words.width).toBeLessThanOrEqual(map.x)
      expect(map.x + map.width).toBeCloseTo(width, 0)
      expect(words.y + words.height).toBeLessThan(height)
    })
  }
})

/** Records the glides of the map, ms. Each call returns those since the last. */
async function watchGlides(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const glides: number[] = []
    Object.assign(window, { glides })
    const animate = Element.prototype.animate
    Element.prototype.animate = function (frames, options) {
      if (this.closest('[data-testid="map"]')) {
        glides.push(typeof options === 'number' ? options : Number(options?.duration))
      }
      return animate.call(this, frames, options)
    }
  })
  return () =>
    page.evaluate(() => {
      const { glides } = window as unknown as { glides: number[] }
      return glides.splice(0)
    })
}

test.describe('with touch', () => {
  test.use({ hasTouch: true, viewport: { width: 1280, height: 720 }, reducedMotion: 'no-preference' })

  test('the map glides to a near step and cuts to a far one, and moves by two fingers, wheel and keys after M alone', async ({
    page,
  }) => {
    const stagePage = new StagePage(page)
    await stagePage.open('western-mediterranean')
    const glides = await watchGlides(page)
    await page.keyboard.press('PageDown')
    await expect(stagePage.title).toHaveText(/^Western Balkans/)
    expect(await glides()).toEqual([])
    await page.keyboard.press('PageDown')
    await expect(stagePage.title).toHaveText(/^Eastern land border/)
    await expectClear(stagePage, () => stagePage.svgPointsOf('eastern-land-border'))
    expect(await glides()).toEqual([190])
    // Past the title of a part, which has no map.
    await stagePage.follow('channel')
    await expectClear(stagePage, () => stagePage.svgPointsOf('channel'))
    expect(await glides()).toEqual([])

    const firstPoint = async () => (await stagePage.svgPointsOf('channel'))[0]
    const before = await firstPoint()
    const { x, y, width, height } = await boxOf(stagePage.map)
    const middle = { x: x + width / 2, y: y + height * 0.4 }
    const swipe = (fingers: 1 | 2) => stagePage.swipe({ x: middle.x + 150, y: middle.y }, middle, fingers)
    await swipe(2)
    expect(await firstPoint()).toEqual(before)
    // One finger turns the step, on the map too.
    await swipe(1)
    await expect(stagePage.title).toHaveText(/^The text and the series/)
    await page.keyboard.press('PageUp')
    await expect(stagePage.title).toHaveText(/^English Channel/)
    expect(await glides()).toEqual([])
    await page.keyboard.press('m')
    await expect(stagePage.frame.getByRole('status')).toContainText('Esc puts it back')
    await swipe(2)
    await expect(async () => {
      const after = await firstPoint()
      expect((before?.x ?? 0) - (after?.x ?? 0)).toBeGreaterThan(80)
    }).toPass()
    const dragged = await firstPoint()
    await page.keyboard.press('ArrowLeft')
    await expect(async () => expect((await firstPoint())?.x).toBeGreaterThan((dragged?.x ?? 0) + 50)).toPass()
    await expect(stagePage.title).toHaveText(/^English Channel/)
    await page.keyboard.press('Escape')
    await expect(stagePage.frame.getByRole('status')).toHaveCount(0)
    await expect.poll(firstPoint).toEqual(before)
    expect(await glides()).toEqual([190])

    await page.emulateMedia({ reducedMotion: 'reduce' })
    await stagePage.follow('eastern-land-border')
    await page.keyboard.press('PageUp')
    await expect(stagePage.title).toHaveText(/^Western Balkans/)
    expect(await glides()).toEqual([])
  })
})
