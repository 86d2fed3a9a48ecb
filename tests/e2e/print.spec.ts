import { published } from '#tests/support/published.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { Explorer } from './drivers/explorer.ts'
import { expect, test } from './support/test.ts'

const drawn = published('routes').routes.filter(({ legs }) => legs.length > 0)

test('the printed page has the state, a map with its disclaimer, the dossier, the link and the version', async ({
  page,
}) => {
  const explorer = new Explorer(page)
  await explorer.open('#/explore?years=2025&selected=route:western-balkans&v=1')
  await new DrawnMap(page).isReady()
  const printed = page.getByTestId('printed-map')
  await expect(printed).toHaveCount(0)
  // What printing needs is asked for once the page is calm.
  const fetched = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name.replace(/-[^/]*$/, '')),
    )
  await expect.poll(fetched).toContainEqual(expect.stringMatching(/\/SvgMap$/))
  await expect.poll(fetched).toContainEqual(expect.stringMatching(/\/manifest$/))

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(printed).toBeVisible()
  expect(await printed.locator('[data-layer="route-hit"] [data-id]').count()).toBe(drawn.length)
  await expect(printed.getByText('Boundaries and names do not imply endorsement')).toBeVisible()
  await expect(printed.getByRole('button', { name: /^Western Balkans/ })).toBeVisible()
  await expect(printed.getByRole('button', { name: 'Zoom in' })).toBeHidden()
  // Light on paper, whatever the screen.
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
  await expect(explorer.sentence).toBeVisible()
  await expect(explorer.details.getByRole('heading', { level: 2 })).toHaveText('Western Balkans')
  await expect(explorer.filters).toBeHidden()
  const foot = page.locator('.print-foot')
  await expect(foot).toContainText('#/explore?years=2025&selected=route:western-balkans')
  await expect(foot).toContainText(`Data version ${published('manifest').data}`)
  await expect(page.getByTestId('map')).toBeHidden()

  await page.emulateMedia({ media: 'screen' })
  await expect(printed).toHaveCount(0)
  await expect(page.getByTestId('map')).toBeVisible()
})

test('the printed map has its key, and no name lies under a card', async ({ page }) => {
  const explorer = new Explorer(page)
  await explorer.open('#/explore?years=2024&layers=routes,measures,deaths&v=1')
  await new DrawnMap(page).isReady()
  const fetched = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name.replace(/-[^/]*$/, '')),
    )
  await expect.poll(fetched).toContainEqual(expect.stringMatching(/\/SvgMap$/))
  await page.emulateMedia({ media: 'print' })
  const printed = page.getByTestId('printed-map')
  const legend = printed.locator('[data-map-card="legend"]')
  await expect(legend.getByText('Dead and missing')).toBeVisible()
  await expect(legend.getByRole('button', { name: 'Legend' })).toHaveCount(0)
  const covered = () =>
    printed.evaluate((map) => {
      const cards = [...map.querySelectorAll('[data-map-card]')].map((card) => card.getBoundingClientRect())
      const names = [...map.querySelectorAll('[data-label][data-kind="route"]')]
      return names.flatMap((name) => {
        const box = name.getBoundingClientRect()
        const isUnder = cards.some(
          (card) =>
            card.width > 0 &&
            box.left < card.right &&
            card.left < box.right &&
            box.top < card.bottom &&
            card.top < box.bottom,
        )
        return isUnder && name.getAttribute('data-hidden') !== 'true' ? [name.textContent] : []
      })
    })
  await expect.poll(covered).toEqual([])
})
