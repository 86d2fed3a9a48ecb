import type { Page } from '@playwright/test'
import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { faultsInAllLooks } from './drivers/looks.ts'
import { boxOf, isIn, StageOfTalk } from './drivers/stageOfTalk.ts'
import { expect, test } from './support/test.ts'

const { routes } = published('routes')

/** Every point of a route's lines. */
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

for (const [width, height] of [
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [3840, 2160],
  [390, 844],
] as const) {
  test(`neither words nor key nor bar cover the chosen route, ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    const talk = new StageOfTalk(page)
    for (const id of CHOSEN) {
      await talk.open(id)
      const line = lineOf(id)
      expect(line.length).toBeGreaterThan(2)
      const covers = [
        await boxOf(talk.words),
        await boxOf(talk.key),
        await boxOf(talk.stage.getByRole('contentinfo').or(talk.stage.locator('footer'))),
      ]
      const map = await boxOf(talk.map)
      await expect(async () => {
        const points = await talk.pointsOf(line)
        expect(points.filter((point) => !isIn(point, map))).toEqual([])
        for (const cover of covers) expect(points.filter((point) => isIn(point, cover))).toEqual([])
      }).toPass()
    }
  })
}

/** The ways in which the map was told to move since: at once, or gliding for so many ms. */
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
  return () => map.evaluate((element) => (element as unknown as { moves: (number | 'cut')[] }).moves)
}

test('the camera glides from step to step in less than half a second', async ({ page }) => {
  const talk = new StageOfTalk(page)
  await talk.open('central-mediterranean')
  const moves = await watchCamera(page)
  await page.keyboard.press('PageDown')
  await expect(talk.title).toHaveText(/^Eastern Mediterranean/)
  await expect.poll(moves).not.toEqual([])
  for (const move of await moves()) {
    expect(move).toBeGreaterThan(100)
    expect(move).toBeLessThanOrEqual(500)
  }
})

test('the camera cuts where the reader wants no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const talk = new StageOfTalk(page)
  await talk.open('central-mediterranean')
  const moves = await watchCamera(page)
  await page.keyboard.press('PageDown')
  await expect(talk.title).toHaveText(/^Eastern Mediterranean/)
  await expect.poll(moves).not.toEqual([])
  expect(new Set(await moves())).toEqual(new Set(['cut']))
})

test.describe('under fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 1280, height: 720 } })

  test('a swipe on the words goes on and back, a tap and a scroll do nothing', async ({ page }) => {
    const talk = new StageOfTalk(page)
    await talk.open('western-african')
    const { x, y, width, height } = await boxOf(talk.title)
    const [left, right] = [
      { x: x + 40, y: y + height / 2 },
      { x: x + width - 40, y: y + height / 2 },
    ]
    await talk.swipe(right, left)
    await expect(talk.title).toHaveText(/^Western Mediterranean/)
    await talk.swipe(left, right)
    await expect(talk.title).toHaveText(/^Western African/)
    await page.touchscreen.tap(left.x, left.y)
    await talk.swipe(left, { x: left.x + 20, y: left.y + 90 })
    await talk.swipe(left, { x: left.x + 30, y: left.y })
    // What came of them has come by the time a key is answered.
    await page.keyboard.press('n')
    await expect(page.getByRole('complementary', { name: 'Speaker notes' })).toBeVisible()
    await expect(talk.title).toHaveText(/^Western African/)
  })

  test('a swipe on the map moves the map and not the talk', async ({ page }) => {
    const talk = new StageOfTalk(page)
    await talk.open('western-african')
    const line = lineOf('western-african')
    const [before] = await talk.pointsOf(line)
    const { x, y, width, height } = await boxOf(talk.map)
    const middle = { x: x + width / 2, y: y + height * 0.4 }
    await talk.swipe({ x: middle.x + 150, y: middle.y }, middle)
    await expect(async () => {
      const [after] = await talk.pointsOf(line)
      expect((before?.x ?? 0) - (after?.x ?? 0)).toBeGreaterThan(80)
    }).toPass()
    await expect(talk.title).toHaveText(/^Western African/)
  })

  test('the ways on and back are large enough for a thumb', async ({ page }) => {
    const talk = new StageOfTalk(page)
    await talk.open('western-african')
    for (const name of ['Previous step', 'Next step']) {
      const { width, height } = await boxOf(talk.stage.getByRole('button', { name }))
      expect(width).toBeGreaterThanOrEqual(64)
      expect(height).toBeGreaterThanOrEqual(44)
    }
    await talk.stage.getByRole('button', { name: 'Next step' }).tap()
    await expect(talk.title).toHaveText(/^Western Mediterranean/)
  })
})

test('a step that compares says at each route how much it changed, and opens the cells of both years', async ({
  page,
}) => {
  const talk = new StageOfTalk(page)
  await talk.open('opening')
  const change = (route: RegExp) => talk.frame.getByRole('button', { name: route })
  await expect(change(/^\+13% from 2024 to 2025: .*English Channel$/)).toHaveText('▲ +13%')
  await expect(change(/^−36% from 2024 to 2025: .*Eastern land border$/)).toHaveText('−36%')
  await expect(talk.key).toContainText('a rise; per cent: 2025 against 2024')
  await change(/^−36% from/).click()
  const reader = page.getByRole('dialog', { name: 'Reader' })
  await expect(reader).toContainText('11,044')
  await expect(reader).toContainText('17,346')
})

test('a step that compares nothing says no change', async ({ page }) => {
  const talk = new StageOfTalk(page)
  await talk.open('recorded-2024', 'calais-group-en')
  await expect(talk.frame.getByRole('button', { name: /36,816 people arrived/ })).toBeVisible()
  await expect(talk.frame.getByText('%')).toHaveCount(0)
  await expect(talk.key).not.toContainText('a rise')
})

test('the key says what the step uses and nothing else', async ({ page }) => {
  const talk = new StageOfTalk(page)
  await talk.open('channel')
  await expect(talk.key).toContainText('3,000 people arrived a month')
  await expect(talk.key).not.toContainText('Detections a month')
  await expect(talk.key).toContainText('Routes are schematic')
  await talk.open('western-african')
  await expect(talk.key).toContainText('Detections a month, 2025')
  await expect(talk.key).not.toContainText('people arrived')
  await talk.open('recorded-2024', 'calais-group-en')
  await expect(talk.key).toContainText('MeasuresDone')
  await expect(talk.key).not.toContainText('Planned')
})

test('two compared maps fill what the words leave, with their periods and the changes', async ({ page }) => {
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.goto('/#/stage?step=routes-2024-2025-en:side-by-side')
    const talk = new StageOfTalk(page)
    const maps = talk.stage.getByTestId('map')
    await expect(maps).toHaveCount(2)
    const words = await boxOf(talk.words)
    const bar = await boxOf(talk.stage.locator('footer'))
    const [first, second] = [await boxOf(maps.nth(0)), await boxOf(maps.nth(1))]
    expect(first.x - (words.x + words.width)).toBeLessThan(60)
    expect(second.x + second.width).toBeCloseTo(width, 0)
    for (const { y, height: high } of [first, second]) {
      expect(y).toBeLessThanOrEqual(1)
      expect(Math.abs(y + high - bar.y)).toBeLessThanOrEqual(2)
    }
    await expect(maps.nth(0).locator('[data-map-card="period"]')).toContainText('2024')
    await expect(maps.nth(1).locator('[data-map-card="period"]')).toContainText('2025')
    await expect(maps.nth(1).getByRole('button', { name: /^−62% from 2024 to 2025/ })).toBeVisible()
    await expect(maps.nth(0).getByText('−62%')).toHaveCount(0)
  }
})

test('help comes with its key, over the stage, with the keys of the stage in it', async ({ page }) => {
  const talk = new StageOfTalk(page)
  await talk.open('channel')
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(help).toContainText('Page Down')
  await page.keyboard.press('PageUp')
  await expect(talk.title).toHaveText(/^English Channel/)
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(talk.title).toHaveText(/^English Channel/)
})

test('every step of every briefing has its words in sight without scrolling', async ({ page }) => {
  test.slow()
  await page.setViewportSize({ width: 1280, height: 720 })
  for (const { id, steps, language } of published('briefings').briefings) {
    await page.goto('about:blank')
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

for (const step of ['opening', 'western-balkans']) {
  test(`axe finds nothing on changes, key and chart in any look: ${step}`, async ({ page }) => {
    test.slow()
    const talk = new StageOfTalk(page)
    await talk.open(step)
    await expect(talk.key).toContainText('a rise')
    expect(await faultsInAllLooks(page)).toEqual([])
  })
}

test.describe('without WebGL', () => {
  test('the drawn map has the same key and changes', async ({ page }) => {
    const { withoutWebGl } = await import('./drivers/withoutWebGl.ts')
    await withoutWebGl(page)
    const talk = new StageOfTalk(page)
    await talk.open('opening')
    await expect(talk.frame.getByRole('button', { name: /^−36% from 2024 to 2025/ })).toBeVisible()
    await expect(talk.key).toContainText('3,000 people arrived a month')
    await new DrawnMap(page).isReady()
  })
})
