import type { Page } from '@playwright/test'
import { published } from '#tests/support/published.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
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

  test('a swipe on the words changes the step, help and the blank screen cover it, and notes cover no part of the map', async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const stagePage = new StagePage(page)
    await stagePage.open('western-african')
    const { x, y, width, height } = await boxOf(stagePage.title)
    const [left, right] = [
      { x: x + 40, y: y + height / 2 },
      { x: x + width - 40, y: y + height / 2 },
    ]
    await stagePage.swipe(right, left)
    await expect(stagePage.title).toHaveText(/^Western Mediterranean/)
    await stagePage.swipe(left, right)
    await expect(stagePage.title).toHaveText(/^Western African/)
    await page.touchscreen.tap(left.x, left.y)
    await stagePage.swipe(left, { x: left.x + 20, y: left.y + 90 })
    await stagePage.swipe(left, { x: left.x + 30, y: left.y })
    // Any effect of these has happened once a key press has.
    await page.keyboard.press('n')
    await expect(page.getByRole('complementary', { name: 'Speaker notes' })).toBeVisible()
    await expect(stagePage.title).toHaveText(/^Western African/)

    for (const name of ['Previous step', 'Next step']) {
      const box = await boxOf(stagePage.stage.getByRole('button', { name }))
      expect(box.width).toBeGreaterThanOrEqual(64)
      expect(box.height).toBeGreaterThanOrEqual(44)
    }

    await page.keyboard.press('n')
    await test.step('help and the blank screen cover the step', async () => {
      await page.keyboard.press('?')
      const help = page.getByRole('dialog', { name: 'Keyboard' })
      await expect(help).toContainText('Page Down')
      await page.keyboard.press('PageUp')
      await expect(stagePage.title).toHaveText(/^Western African/)
      await page.keyboard.press('Escape')
      await expect(help).toBeHidden()
      await expect(stagePage.title).toHaveText(/^Western African/)

      /** Whether nothing covers the title. */
      const isTitleOnTop = () =>
        stagePage.title.evaluate((title) => {
          const { left, top, height } = title.getBoundingClientRect()
          return document.elementFromPoint(left + 10, top + height / 2) === title
        })
      const show = page.getByRole('button', { name: 'Show the step again' })
      expect(await isTitleOnTop()).toBe(true)
      await page.keyboard.press('b')
      await expect(show).toBeAttached()
      expect(await isTitleOnTop()).toBe(false)
      await page.keyboard.press('b')
      await expect(show).toHaveCount(0)
      expect(await isTitleOnTop()).toBe(true)
    })
    await test.step('notes cover no part of the map', async () => {
      const notes = page.getByRole('complementary', { name: 'Speaker notes' })
      await page.keyboard.press('n')
      await expect(notes).toContainText('No source in this collection states a cause')
      for (const [width, height] of [
        [1440, 900],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height })
        await expect(async () => {
          const [its, map] = [await boxOf(notes), await boxOf(stagePage.map)]
          expect(its.x + its.width <= map.x || its.y >= map.y + map.height - 1).toBe(true)
        }).toPass()
      }
    })

    await page.setViewportSize({ width: 1280, height: 720 })
    await stagePage.stage.getByRole('button', { name: 'Next step' }).tap()
    await expect(stagePage.title).toHaveText(/^Western Mediterranean/)
  })
})

sharedTest(
  'changes and key follow the step, and two compared maps fill the space beside the words',
  async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const stagePage = new StagePage(page)
    await stagePage.open('opening')

    await sharedTest.step('a comparing step shows the change of each route', async () => {
      const change = (route: RegExp) => stagePage.frame.getByRole('button', { name: route })
      await expect(change(/^\+13% from 2024 to 2025: .*English Channel$/)).toHaveText('▲ +13%')
      await expect(change(/^−36% from 2024 to 2025: .*Eastern land border$/)).toHaveText('−36%')
      await expect(stagePage.key).toContainText('a rise; per cent: 2025 against 2024')
      await change(/^−36% from/).click()
      const reader = page.getByRole('dialog', { name: 'Reader' })
      for (const value of [
        formattedTotal('eastern-land-border', 2025),
        formattedTotal('eastern-land-border', 2024),
      ])
        await expect(reader).toContainText(value)
      await page.keyboard.press('Escape')
      await expect(reader).toBeHidden()
    })

    await sharedTest.step('the key explains only what the step uses', async () => {
      await stagePage.follow('channel')
      await expect(stagePage.key).toContainText('3,000 people arrived a month')
      await expect(stagePage.key).not.toContainText('Detections a month')
      await expect(stagePage.key).toContainText('Routes are schematic')
      await stagePage.follow('western-african')
      await expect(stagePage.key).toContainText('Detections a month, 2025')
      await expect(stagePage.key).not.toContainText('people arrived')
    })

    await sharedTest.step('a step shows the same part of the map whatever was shown before', async () => {
      const drawing = stagePage.frame.locator('svg g').first()
      const frameAfter = async (before: string) => {
        await stagePage.follow(before)
        await stagePage.follow('claim')
        return drawing.getAttribute('transform')
      }
      const afterChannel = await frameAfter('channel')
      expect(afterChannel).not.toBeNull()
      await expect.poll(() => frameAfter('opening')).toBe(afterChannel)
    })

    await sharedTest.step('two maps show their periods and changes', async () => {
      await stagePage.follow('side-by-side')
      const maps = stagePage.stage.getByTestId('map')
      for (const [width, height] of [
        [1280, 720],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height })
        await expect(maps).toHaveCount(2)
        await expect(async () => {
          const [words, bar] = [await boxOf(stagePage.words), await boxOf(stagePage.stage.locator('footer'))]
          const [first, second] = [await boxOf(maps.nth(0)), await boxOf(maps.nth(1))]
          expect(first.x - (words.x + words.width)).toBeLessThan(60)
          expect(second.x + second.width).toBeCloseTo(width, 0)
          for (const { y, height: high } of [first, second]) {
            expect(y).toBeLessThanOrEqual(1)
            expect(Math.abs(y + high - bar.y)).toBeLessThanOrEqual(2)
          }
        }).toPass()
      }
      await expect(maps.nth(0).locator('[data-map-card="period"]')).toContainText('2024')
      await expect(maps.nth(1).locator('[data-map-card="period"]')).toContainText('2025')
      await expect(maps.nth(1).getByRole('button', { name: /^−62% from 2024 to 2025/ })).toBeVisible()
      await expect(maps.nth(0).getByText('−62%')).toHaveCount(0)
    })

    await sharedTest.step('a step without a comparison shows no change', async () => {
      await stagePage.follow('recorded-2024', 'calais-group-en')
      await expect(
        stagePage.frame.getByRole('button', {
          name: new RegExp(`${formattedTotal('channel', 2024)} people arrived`),
        }),
      ).toBeVisible()
      await expect(stagePage.frame.getByText('%')).toHaveCount(0)
      await expect(stagePage.key).not.toContainText('a rise')
      await expect(stagePage.key).toContainText('MeasuresDone')
      await expect(stagePage.key).not.toContainText('Planned')
    })
  },
)

sharedTest('every step of every briefing fits its words without scrolling', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto('/#/stage')
  // Drawing the map, which has a column of its own, takes most of the time.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('[data-testid="map"] { content-visibility: hidden }')
    document.adoptedStyleSheets.push(sheet)
  })
  for (const { id, steps, language } of published('briefings').briefings) {
    await page.goto(`/#/stage?step=${id}:${steps[0]?.id}&lang=${language}`)
    for (const step of steps) {
      const title = page.getByRole('heading', { level: 1 })
      await expect(title).toHaveText(step.title)
      if (step.chart) await expect(page.getByRole('figure')).toBeVisible()
      const hidden = await title.evaluate(({ parentElement: words }) =>
        words ? words.scrollHeight - words.clientHeight : null,
      )
      expect(hidden, `${id}: ${step.id}`).toBeLessThanOrEqual(1)
      await page.keyboard.press('PageDown')
    }
  }
})
