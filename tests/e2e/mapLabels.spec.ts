import type { Page } from '@playwright/test'
import { coveringControls } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { SvgMap } from './drivers/svgMap.ts'
import { expect, test } from './support/test.ts'

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
    return [...map.querySelectorAll<HTMLElement>('[data-label][data-hidden="false"]')].map((label) => {
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

for (const { width, height, isPhone } of [
  { width: 1440, height: 900, isPhone: false },
  { width: 1280, height: 720, isPhone: false },
  { width: 390, height: 844, isPhone: true },
]) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: isPhone, isMobile: isPhone })

    for (const language of ['en', 'fr', 'nl']) {
      test(`every route has its full name on the map, clear of the others, in ${language}`, async ({
        page,
      }) => {
        await page.goto(`/#/explore?lang=${language}&v=1`)
        await new SvgMap(page).isReady()
        const routes = async () => (await seenLabels(page)).filter(({ key }) => key.startsWith('route:'))
        await expect.poll(async () => (await routes()).length).toBe(7)
        const seen = await seenLabels(page)
        expect(seen.filter(({ isWhole }) => !isWhole)).toEqual([])
        expect(seen.filter(({ least }) => least < 23.5)).toEqual([])
        expect(await coveringControls(page, '[data-testid="map"]')).toEqual([])
      })
    }
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the number under a label opens its cells, and the label its dossier', async ({ page }) => {
    const [explorer, map] = [new Explorer(page), new SvgMap(page)]
    await explorer.open()
    await map.isReady()
    await map.frame.getByRole('button', { name: /show the cells behind the number, Western Balkans/ }).tap()
    await expect(page.getByRole('dialog').getByRole('table').first()).toBeVisible()
    expect(decodeURIComponent(page.url())).toContain('western-balkans')
  })
})
