import type { Page } from '@playwright/test'
import { published } from '#tests/support/published.ts'
import { boxOf, isIn, StagePage } from './drivers/stagePage.ts'
import { expect, sharedTest, test } from './support/test.ts'

const { routes } = published('routes')

/** All points of a route's lines. */
function lineOf(id: string): readonly (readonly number[])[] {
  return routes.find((route) => route.id === id)?.legs.flatMap((leg) => leg.geometry.coordinates) ?? []
}

const CHOSEN = [
  'central-mediterranean',
  'western-african',
  'western-balkans',
  'eastern-land-border',
  'channel',
]

/** The routes that take the most room across and down; the others are checked where room is tightest. */
const WIDEST = ['western-african', 'eastern-land-border']

type Points = readonly { x: number; y: number }[]

/** Waits until all of a route is on the map and not under words, key or bar. */
async function expectClear(stagePage: StagePage, pointsOfRoute: () => Promise<Points>): Promise<void> {
  const bar = stagePage.stage.getByRole('contentinfo').or(stagePage.stage.locator('footer'))
  await expect(async () => {
    const points = await pointsOfRoute()
    const map = await boxOf(stagePage.map)
    const covers = [await boxOf(stagePage.words), await boxOf(stagePage.key), await boxOf(bar)]
    expect(points.length).toBeGreaterThan(2)
    expect(points.filter((point) => !isIn(point, map))).toEqual([])
    for (const cover of covers) expect(points.filter((point) => isIn(point, cover))).toEqual([])
  }).toPass()
}

sharedTest('words, key and bar never cover the selected route, at any size', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const stagePage = new StagePage(page)
  await stagePage.open('opening')
  for (const [width, height, chosen] of [
    [1280, 720, CHOSEN],
    [390, 844, CHOSEN],
    [1440, 900, WIDEST],
    [1920, 1080, WIDEST],
    [3840, 2160, WIDEST],
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

/** Records the map's camera moves: a cut, or a glide's duration, ms. Each call returns those since the last. */
async function watchCamera(page: Page): Promise<() => Promise<readonly (number | 'cut')[]>> {
  const map = page.getByTestId('map')
  await map.evaluate((element) => {
    const { map: drawn } = element as unknown as {
      map: Record<'easeTo' | 'jumpTo', (target: { duration?: number }) => unknown>
    }
    const moves: (number | 'cut')[] = []
    Object.assign(element, { moves })
    for (const way of ['easeTo', 'jumpTo'] as const) {
      const original = drawn[way].bind(drawn)
      drawn[way] = (target) => {
        moves.push(way === 'jumpTo' ? 'cut' : (target.duration ?? 0))
        return original(target)
      }
    }
  })
  return () =>
    map.evaluate((element) => {
      const { moves } = element as unknown as { moves: (number | 'cut')[] }
      return moves.splice(0)
    })
}

test.describe('with touch', () => {
  test.use({ hasTouch: true, viewport: { width: 1280, height: 720 } })

  test('the full map keeps the route clear, glides or cuts between steps, and pans by finger', {
    tag: '@webgl',
  }, async ({ page }) => {
    const stagePage = new StagePage(page)
    await stagePage.open('western-african')
    await expectClear(stagePage, () => stagePage.pointsOf(lineOf('western-african')))

    const moves = await watchCamera(page)
    await page.keyboard.press('PageDown')
    await expect(stagePage.title).toHaveText(/^Western Mediterranean/)
    await expect(async () => {
      const recorded = await moves()
      expect(recorded).not.toEqual([])
      for (const move of recorded) {
        expect(move).toBeGreaterThan(100)
        expect(move).toBeLessThanOrEqual(500)
      }
    }).toPass()
    await expectClear(stagePage, () => stagePage.pointsOf(lineOf('western-mediterranean')))

    const line = lineOf('western-mediterranean')
    const [before] = await stagePage.pointsOf(line)
    const { x, y, width, height } = await boxOf(stagePage.map)
    const middle = { x: x + width / 2, y: y + height * 0.4 }
    await stagePage.swipe({ x: middle.x + 150, y: middle.y }, middle)
    await expect(async () => {
      const [after] = await stagePage.pointsOf(line)
      expect((before?.x ?? 0) - (after?.x ?? 0)).toBeGreaterThan(80)
    }).toPass()
    await expect(stagePage.title).toHaveText(/^Western Mediterranean/)

    await page.emulateMedia({ reducedMotion: 'reduce' })
    await moves()
    await page.keyboard.press('PageUp')
    await expect(stagePage.title).toHaveText(/^Western African/)
    await expect(async () => expect(new Set(await moves())).toEqual(new Set(['cut']))).toPass()
  })
})
