import { layoutOfStep } from '#domain/briefing.ts'
import { published } from '#tests/support/published.ts'
import { formattedTotal } from '#tests/support/publishedTotals.ts'
import { boxOf, StagePage } from './drivers/stagePage.ts'
import { expect, sharedTest, test } from './support/test.ts'

test.describe('with touch', () => {
  test.use({ hasTouch: true, viewport: { width: 1280, height: 720 } })

  test('a swipe on the words changes the step, help and the blank screen cover it, and notes cover no part of the map', async ({
    page,
  }) => {
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

    for (const name of ['Back', 'Next']) {
      const box = await boxOf(stagePage.stage.getByRole('button', { name }))
      expect(box.width).toBeGreaterThanOrEqual(64)
      expect(box.height).toBeGreaterThanOrEqual(44)
    }

    await page.keyboard.press('n')
    await test.step('help and the blank screen cover the step', async () => {
      await page.keyboard.press('?')
      const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
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
          return title.contains(document.elementFromPoint(left + 10, top + height / 2))
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
      await expect(notes).toContainText('None of our sources explains')
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
    await test.step('the bar hides after 2.5 s, a swipe leaves it hidden, and a tap brings it back', async () => {
      const bar = stagePage.stage.locator('footer')
      await expect(bar).toHaveCSS('opacity', '0')
      await stagePage.swipe(right, left)
      await expect(stagePage.title).toHaveText(/^Western Mediterranean/)
      await expect(bar).toHaveAttribute('data-shown', 'false', { timeout: 1 })
      await stagePage.swipe(left, right)
      await expect(stagePage.title).toHaveText(/^Western African/)
      await page.touchscreen.tap(left.x, left.y)
      await expect(bar).toHaveCSS('opacity', '1')
    })
    await stagePage.stage.getByRole('button', { name: 'Next' }).tap()
    await expect(stagePage.title).toHaveText(/^Western Mediterranean/)
  })
})

/** Layouts that show the words of the step alone, beside a map or none. */
const OF_WORDS: readonly string[] = ['title', 'section', 'map-text']

/** The published steps, but for those of words of which another step of the layout has as many lines, and no shorter one. */
function stepsToFit() {
  const all = published('briefings').briefings.flatMap(({ id, steps, language }) =>
    steps.map((step) => {
      const layout = layoutOfStep(step)
      const form = `${layout}, ${step.text.length} lines, ${step.chart?.kind}`
      return {
        id,
        language,
        step,
        layout,
        form,
        lengths: [step.title, ...step.text].map((line) => line.length),
      }
    }),
  )
  return all.filter(
    (one, index) =>
      !OF_WORDS.includes(one.layout) ||
      !all.some(({ form, lengths }, other) => {
        const isNoShorter = lengths.every((length, line) => length >= (one.lengths[line] ?? 0))
        const isEqual = lengths.join() === one.lengths.join()
        return form === one.form && isNoShorter && (isEqual ? other < index : true)
      }),
  )
}

/** Sizes of type at 1280 × 720, px, by the words that have them. */
const SIZES = { title: 44, line: 28, source: 18 } as const

sharedTest(
  'changes and key follow the step, compared maps fill their space, every size grows with the window, and all words fit',
  async ({ page }) => {
    const stagePage = new StagePage(page)
    await stagePage.open('opening')

    await sharedTest.step('a comparing step shows the change of each route', async () => {
      const change = (route: RegExp) => stagePage.frame.getByRole('button', { name: route })
      await expect(change(/^\+13% from 2024 to 2025: .*English Channel$/)).toHaveText('▲ +13%')
      await expect(change(/^−36% from 2024 to 2025: .*Eastern land border$/)).toHaveText('−36%')
      await expect(stagePage.note).toContainText('Per cent: against 2024.')
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

    await sharedTest.step('the note explains only what the step uses', async () => {
      await expect(stagePage.note).toContainText('Width: detections, 2025.')
      await expect(stagePage.note).not.toContainText('people who arrived')
      await stagePage.follow('channel')
      await expect(stagePage.note).toContainText('Lines are schematic')
      await expect(stagePage.note).not.toContainText('Width')
      await expect(stagePage.note).not.toContainText('Percentages')
    })

    await sharedTest.step('a step shows the same part of the map whatever was shown before', async () => {
      const line = stagePage.frame.locator('[data-layer="route-hit"] path').first()
      const lineAfter = async (before: string) => {
        await stagePage.follow(before)
        await stagePage.follow('claim')
        return line.getAttribute('d')
      }
      const afterChannel = await lineAfter('channel')
      expect(afterChannel).not.toBeNull()
      await expect.poll(() => lineAfter('opening')).toBe(afterChannel)
    })

    await sharedTest.step('two maps show their periods and changes', async () => {
      await stagePage.follow('side-by-side')
      const maps = stagePage.stage.getByTestId('map')
      for (const [width, height, scale] of [
        [1920, 1080, 1.5],
        [1280, 720, 1],
      ] as const) {
        await page.setViewportSize({ width, height })
        await expect(maps).toHaveCount(2)
        await expect(async () => {
          const [first, second] = [await boxOf(maps.nth(0)), await boxOf(maps.nth(1))]
          expect(first.x).toBeCloseTo(48 * scale, 0)
          expect(second.x + second.width).toBeCloseTo(860 * scale, 0)
          for (const { y, width: wide, height: high } of [first, second]) {
            expect(y).toBeCloseTo(180 * scale, 0)
            // Above the step's one line and the words for the bars.
            expect(high).toBeCloseTo(393 * scale, 0)
            expect(wide).toBeGreaterThan(396 * scale)
          }
        }).toPass()
      }
      await expect(stagePage.words).toContainText('2024240,101 detections2025179,921 detections−25%')
      await expect(maps.nth(1).getByRole('button', { name: /^−36% from 2024 to 2025/ })).toBeVisible()
      await expect(maps.nth(0).getByText('−36%')).toHaveCount(0)
    })

    await sharedTest.step('a step without a comparison shows no change', async () => {
      await stagePage.follow('recorded-2024', 'calais-group-en')
      await expect(
        stagePage.frame.getByRole('button', {
          name: new RegExp(`${formattedTotal('channel', 2024)} people arrived`),
        }),
      ).toBeVisible()
      await expect(stagePage.frame.getByText('%')).toHaveCount(0)
      await expect(stagePage.note).not.toContainText('Percentages')
    })

    await sharedTest.step('the signs of a step are those of its own lines', async () => {
      const signs = stagePage.frame.getByRole('button', { name: /open its source$/ })
      await expect(signs.first()).toHaveText('1')
      await stagePage.frame.getByRole('button', { name: /^Line 1, Netherlands/ }).click()
      const reader = page.getByRole('dialog', { name: 'Reader' })
      await expect(reader).toContainText('Suspected small-boat supplier arrested at Schiphol')
      await page.keyboard.press('Escape')
      await expect(reader).toBeHidden()
    })

    await sharedTest.step(
      'the stage is one canvas: every size grows with the window, and stays 16:9',
      async () => {
        await stagePage.open('recorded-2024', 'calais-group-en')
        const parts = {
          title: stagePage.title,
          line: stagePage.words.getByRole('listitem').first(),
          source: stagePage.stage.getByText(/^National Crime Agency; Europol/),
        }
        for (const [width, height, scale] of [
          [1280, 720, 1],
          [1440, 900, 1.125],
          [1920, 1080, 1.5],
          [3840, 2160, 3],
        ] as const) {
          await page.setViewportSize({ width, height })
          for (const part of ['title', 'line', 'source'] as const) {
            await expect(parts[part]).toHaveCSS('font-size', `${SIZES[part] * scale}px`)
          }
          await expect(async () => {
            const [words, map] = [await boxOf(stagePage.words), await boxOf(stagePage.map)]
            expect(words.width).toBeCloseTo(528 * scale, 0)
            expect(map.height).toBeCloseTo(672 * scale, 0)
            expect(map.x + map.width).toBeCloseTo(width, 0)
          }).toPass()
        }
      },
    )

    await sharedTest.step('the words of every briefing fit without scrolling', async () => {
      await page.setViewportSize({ width: 1280, height: 720 })
      // Drawing the map, which has a column of its own, takes most of the time.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync('[data-testid="map"] { content-visibility: hidden }')
        document.adoptedStyleSheets.push(sheet)
      })
      for (const { id, language, step } of stepsToFit()) {
        await page.evaluate((hash) => {
          window.location.hash = hash
        }, `#/stage?step=${id}:${step.id}&lang=${language}`)
        const title = page.getByRole('heading', { level: 1 })
        await expect(title).toHaveText(step.title)
        if (layoutOfStep(step) === 'number') await expect(page.getByRole('figure')).toBeVisible()
        const hidden = await title.evaluate(({ parentElement: words }) =>
          words ? words.scrollHeight - words.clientHeight : null,
        )
        expect(hidden, `${id}: ${step.id}`).toBeLessThanOrEqual(1)
      }
    })
  },
)
