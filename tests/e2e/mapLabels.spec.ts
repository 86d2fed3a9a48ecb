import type { Page } from '@playwright/test'
import { UI_LANGUAGES } from '#domain/language.ts'
import { coveringControls } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { SvgMap } from './drivers/svgMap.ts'
import { expect, sharedTest, test } from './support/test.ts'

interface SeenLabel {
  key: string
  isWhole: boolean
  /** Least side of its target, px. */
  least: number
}

/** The visible labels, each with whether it is fully on the map. */
async function seenLabels(page: Page): Promise<SeenLabel[]> {
  return page.getByTestId('map').evaluate((map) => {
    const frame = map.getBoundingClientRect()
    return [...map.querySelectorAll<HTMLElement>('[data-label]')].map((label) => {
      const targets = [...label.querySelectorAll('button')].map((button) => button.getBoundingClientRect())
      return {
        key: label.dataset.label ?? '',
        isWhole: [label.getBoundingClientRect(), ...targets].every(
          ({ left, top, right, bottom }) =>
            left >= frame.left && top >= frame.top && right <= frame.right && bottom <= frame.bottom,
        ),
        least: Math.min(...targets.flatMap(({ width, height }) => [width, height])),
      }
    })
  })
}

/** Checks in every language that at least `least` routes have a name on the map, clear of the others. */
async function expectNames(page: Page, at: string, least: number): Promise<void> {
  for (const language of UI_LANGUAGES) {
    await new Explorer(page).follow(`#/explore?lang=${language}&v=3`)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    const routes = async () => (await seenLabels(page)).filter(({ key }) => key.startsWith('route:'))
    const named = expect.poll(async () => (await routes()).length, `${at} in ${language}`)
    await named.toBeGreaterThanOrEqual(least)
    // The names follow a change of the window or the words a frame later.
    const faulty = async () =>
      (await seenLabels(page)).filter(({ isWhole, least: side }) => !isWhole || side < 23.5)
    await expect.poll(faulty, `${at} in ${language}`).toEqual([])
    expect(await coveringControls(page, '[data-testid="map"]')).toEqual([])
  }
}

sharedTest(
  'every route has its name on the map, clear of the others, in every language',
  async ({ page }) => {
    await new Explorer(page).open()
    await new SvgMap(page).isReady()
    for (const { width, height } of [
      { width: 1440, height: 900 },
      { width: 1280, height: 720 },
    ]) {
      await page.setViewportSize({ width, height })
      await expectNames(page, `${width} × ${height}`, 7)
    }
  },
)

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the routes have names, and the number under a label opens its cells', async ({ page }) => {
    const [explorer, map] = [new Explorer(page), new SvgMap(page)]
    await explorer.open()
    await map.isReady()
    await expectNames(page, 'a phone', 6)
    await explorer.follow('#/explore?lang=en&v=3')
    await map.frame.getByRole('button', { name: /show the cells behind the number, Western Balkans/ }).tap()
    await expect(page.getByRole('dialog').getByRole('table').first()).toBeVisible()
    expect(decodeURIComponent(page.url())).toContain('western-balkans')
  })
})
