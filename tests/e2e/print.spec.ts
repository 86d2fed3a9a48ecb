import { builtVersionText } from '#tests/support/builtVersion.ts'
import { published } from '#tests/support/published.ts'
import { qrDrawing } from '#ui/QrCode.tsx'
import { Explorer } from './drivers/explorer.ts'
import { SvgMap } from './drivers/svgMap.ts'
import { expect, sharedTest } from './support/test.ts'

const drawn = published('routes')
  .routes.filter(({ legs }) => legs.length > 0)
  .map(({ id }) => id)
  .sort()

sharedTest(
  'paper has the state, a map with legend, the dossier, the link and the version; the Reader; or the table',
  async ({ page }) => {
    const explorer = new Explorer(page)
    await explorer.open('#/explore?years=2025&selected=route:western-balkans&v=2')
    await new SvgMap(page).isReady()
    const printed = page.getByTestId('printed-map')
    await expect(printed).toHaveCount(0)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await expect(printed).toBeVisible()
    const ids = await printed
      .locator('[data-layer="route-hit"] [data-id]')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('data-id')))
    expect([...new Set(ids)].sort()).toEqual(drawn)
    await expect(printed.getByText('Boundaries and names imply no endorsement')).toBeVisible()
    await expect(printed.getByRole('button', { name: /^Western Balkans/ })).toBeVisible()
    await expect(printed.getByRole('button', { name: 'Zoom in' })).toBeHidden()
    // Paper is light, whatever the theme; its styles load with the code of its foot.
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme))
      .toBe('light')
    await expect(explorer.sentence).toBeVisible()
    await expect(explorer.details.getByRole('heading', { level: 2 })).toHaveText('Western Balkans')
    await expect(explorer.filters).toBeHidden()
    const foot = page.locator('.print-foot')
    await expect(foot).toContainText('#/explore?period=2025&years=2025&selected=route:western-balkans')
    await expect(foot).toContainText(`Throughline, ${builtVersionText()}`)
    await expect(page.getByTestId('map')).toBeHidden()
    // The link is also a QR code, and every page has its number and the version in the margin.
    const link = await foot.locator('p').first().innerText()
    await expect(foot.locator('svg path')).toHaveAttribute('d', qrDrawing(link).path)
    const margins = await page.evaluate(() =>
      document.adoptedStyleSheets
        .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
        .join(),
    )
    expect(margins).toContain('counter(page) " / " counter(pages)')
    expect(margins).toContain(builtVersionText())

    await page.emulateMedia({ media: 'screen' })
    await expect(printed).toHaveCount(0)
    await expect(page.getByTestId('map')).toBeVisible()

    await explorer.follow('#/explore?years=2024&layers=routes,measures,deaths&v=2')
    await expect(explorer.sentence).toContainText('2024')
    await page.emulateMedia({ media: 'print' })
    const legend = printed.locator('[data-map-card="key"]')
    await expect(legend).toContainText(/[\d,]+ dead or missing/)
    await expect(legend).toContainText('IOM Missing Migrants Project, CC BY 4.0')
    await expect(legend.getByRole('button')).toHaveCount(0)
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

    await sharedTest.step(
      'the Reader alone and in full, and a table with headings on every page',
      async () => {
        await page.emulateMedia({ media: 'screen' })
        await explorer.follow('#/explore?reader=belgium-calais-group-2024&v=3')
        const reader = page.getByRole('dialog', { name: 'Reader' })
        await expect(reader.getByText('This website uses cookies.')).toBeVisible()
        await page.emulateMedia({ media: 'print' })
        await expect(page.locator('.shell-map')).toBeHidden()
        await expect(explorer.details).toBeHidden()
        await expect(reader.getByRole('button', { name: 'Close' })).toBeHidden()
        const isCut = await reader.evaluate((dialog) =>
          [dialog, ...dialog.querySelectorAll('div, aside')].some(
            (part) =>
              getComputedStyle(part).position === 'fixed' || getComputedStyle(part).overflowY === 'auto',
          ),
        )
        expect(isCut).toBe(false)

        await page.emulateMedia({ media: 'screen' })
        await explorer.follow('#/table?v=3')
        await expect(page.getByRole('columnheader', { name: 'Title' })).toBeVisible()
        await page.emulateMedia({ media: 'print' })
        // A button in a table heading is not repeated on the next page.
        const head = page.locator('thead button').first()
        await expect.poll(() => head.evaluate((button) => getComputedStyle(button).display)).toBe('contents')
        const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
        const sizes = [...file.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
          Number(width) > Number(height) ? 'across' : 'upright',
        )
        expect(sizes.length).toBeGreaterThan(1)
        expect(new Set(sizes)).toEqual(new Set(['across']))
      },
    )
  },
)
