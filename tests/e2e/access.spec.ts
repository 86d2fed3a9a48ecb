import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import type { UiLanguage } from '#domain/language.ts'
import { faultsOfLayout } from './drivers/audit.ts'
import { Explorer } from './drivers/explorer.ts'
import { dossiers, readings } from './drivers/screens.ts'
import { coveredControls, smallTargets } from './drivers/targets.ts'
import { faultsOfText } from './drivers/textFaults.ts'
import { withoutWebGl } from './drivers/withoutWebGl.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, test } from './support/test.ts'

const FILTERS_IN_USE = '#/explore?years=2024,2025&status=done&measures=border-control&actors=frontex&v=1'
const ROUTE = firstOf(dossiers(), 'dossier')
const SENTENCE = firstOf(readings(), 'reading')

/** The timeline's marks stand at their dates; its table and the lists have the same things as targets of 24 px. */
const MARKS_IN_TIME = '.shell-dock ol button'

interface View {
  name: string
  link: string
  /** What is on the screen once it is whole. */
  sign: string
  key?: string
}

const VIEWS: readonly View[] = [
  { name: 'the start', link: '#/explore?v=1', sign: '.shell-panel h3' },
  { name: 'a lens and filters', link: FILTERS_IN_USE, sign: '.shell-strip li button' },
  { name: ROUTE.name, link: ROUTE.link, sign: '.shell-panel h2' },
  { name: SENTENCE.name, link: SENTENCE.link, sign: 'dialog mark' },
  { name: 'the table', link: '#/table?v=1', sign: '.shell-table tbody tr' },
  { name: 'the sources', link: '#/sources?v=1', sign: 'main h2' },
  { name: 'the search', link: '#/explore?v=1', sign: 'dialog:modal input', key: '/' },
  { name: 'the keys', link: '#/explore?v=1', sign: 'dialog:modal', key: '?' },
]

async function show(page: Page, { link, sign, key }: View, language: UiLanguage = 'en'): Promise<void> {
  await page.keyboard.press('Escape')
  await new Explorer(page).follow(link.replace('v=1', `lang=${language}&v=1`))
  if (key) {
    await expect(page.locator('.shell-panel h3').first()).toBeVisible()
    await page.locator('.shell-panel').focus()
    await page.keyboard.press(key)
  }
  await expect(page.locator(sign).first()).toBeVisible()
}

async function closeDialog(page: Page, { key }: View): Promise<void> {
  if (!key) return
  await page.keyboard.press('Escape')
  await expect(page.locator('dialog:modal')).toHaveCount(0)
}

test.beforeEach(async ({ page }) => {
  await withoutWebGl(page)
})

/** Words in sight whose type is smaller than 13 px. */
async function smallType(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const faults = new Set<string>()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const owner = node.parentElement
      if (!owner || text === '' || !owner.checkVisibility()) continue
      if (owner.closest('.print-foot, .printed-map, script, noscript, .visually-hidden')) continue
      const size = Number.parseFloat(getComputedStyle(owner).fontSize)
      if (size < 13) faults.add(`${size} px: ${text.slice(0, 40)}`)
    }
    return [...faults]
  })
}

test('for a projector every text stands 7:1 and no type is below 13 px', async ({ page }) => {
  test.setTimeout(180_000)
  const explorer = new Explorer(page)
  await explorer.open()
  for (const view of VIEWS) {
    await show(page, view)
    await closeDialog(page, view)
    for (const look of ['Projector, light', 'Projector, dark'] as const) {
      await explorer.chooseTheme(look)
      if (view.key) await show(page, view)
      const axe = new AxeBuilder({ page }).setLegacyMode(true)
      const { violations } = await axe.withRules(['color-contrast-enhanced']).analyze()
      const faults = violations.flatMap(({ nodes }) =>
        nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
      )
      expect.soft(faults, `${view.name}, ${look}`).toEqual([])
      await closeDialog(page, view)
    }
    expect.soft(await smallType(page), view.name).toEqual([])
  }
})

test('the look for a projector is kept, and a device that asks for more contrast gets it', async ({
  page,
}) => {
  const explorer = new Explorer(page)
  const html = page.locator('html')
  await explorer.open()
  await expect(html).not.toHaveAttribute('data-contrast')
  await page.emulateMedia({ contrast: 'more' })
  await expect(html).toHaveAttribute('data-contrast', 'more')
  await page.emulateMedia({ contrast: null })
  await expect(html).not.toHaveAttribute('data-contrast')
  await explorer.chooseTheme('Projector, dark')
  await page.reload()
  await expect(explorer.sentence).toHaveText(/measure/)
  await expect(html).toHaveAttribute('data-contrast', 'more')
  await expect(html).toHaveAttribute('data-theme', 'dark')
})

/** What of an element the system leaves to be seen of its state, where it forces its colours. */
async function stateSeen(element: Locator): Promise<string> {
  await expect(element.first()).toBeVisible()
  return element.first().evaluate((node) => {
    const style = getComputedStyle(node)
    const edge =
      style.borderBottomWidth === '0px' ? 'none' : `${style.borderBottomStyle} ${style.borderBottomColor}`
    const outline = style.outlineStyle === 'none' ? 'none' : style.outlineColor
    const look = [
      style.backgroundColor,
      style.color,
      edge,
      outline,
      style.textDecorationLine,
      style.accentColor,
    ]
    return JSON.stringify(look)
  })
}

test('where the system forces its colours every state is still seen', async ({ page }) => {
  test.setTimeout(120_000)
  await page.emulateMedia({ forcedColors: 'active' })
  const explorer = new Explorer(page)
  await explorer.open('#/explore?years=2025&status=done&v=1')
  const { filters, details, timeline } = explorer
  const expectApart = async (state: string, one: Locator, other: Locator) => {
    expect.soft(await stateSeen(one), state).not.toBe(await stateSeen(other))
  }

  await expectApart('a year', explorer.year('2025'), explorer.year('2024'))
  const statuses = filters.getByRole('group', { name: 'Status' }).locator('label')
  await expectApart('a status', statuses.filter({ hasText: 'Done' }), statuses.filter({ hasText: 'Planned' }))
  const tabs = details.locator('button[aria-pressed]')
  await expectApart('a tab', details.locator('button[aria-pressed="true"]'), tabs.last())
  const units = timeline.locator('button[aria-pressed]')
  await expectApart(
    'a step',
    timeline.getByRole('button', { name: 'month' }),
    units.filter({ hasText: 'year' }),
  )
  const pages = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
  await expectApart('a page', pages.filter({ hasText: 'Explore' }), pages.filter({ hasText: 'Sources' }))
  const bar = page.getByRole('banner')
  await expectApart(
    'a language',
    bar.getByRole('button', { name: 'EN' }),
    bar.getByRole('button', { name: 'FR' }),
  )
  const part = bar.locator('[data-open]')
  await timeline.getByRole('button', { name: 'Show table' }).waitFor()
  await bar.getByRole('button', { name: 'Hide timeline' }).click()
  await expectApart(
    'a part that is folded away',
    part.nth(0),
    bar.getByRole('button', { name: 'Show timeline' }),
  )
  await bar.getByRole('button', { name: 'Show timeline' }).click()

  const keys = page.locator('[data-map-card="legend"] span[aria-hidden="true"]')
  await expect(keys.first()).toBeVisible()
  await explorer.follow('#/explore?measures=border-control&v=1')
  const sign = page.locator('[data-sign="area"]').first()
  await expect(sign).toBeVisible()
  const ground = await sign.evaluate((node) => getComputedStyle(node).backgroundColor)
  const card = await sign.evaluate((node) => {
    const holder = node.closest('[data-map-card]')?.firstElementChild
    return holder ? getComputedStyle(holder).backgroundColor : ''
  })
  expect.soft(ground, 'the key of a lit country').not.toBe(card)

  // Few enough to be numbered, on the map and in the list.
  await explorer.follow('#/explore?routes=western-mediterranean&v=1')
  await explorer.showOverviewAs('List')
  await expectApart(
    'the number of a measure that is done, in the list',
    details.locator('span[data-look="filled"]'),
    details.locator('span[data-look="outlined"]'),
  )
  const onMap = page.locator('.shell-map button[data-status]')
  await expectApart(
    'the number of a measure that is done, on the map',
    onMap.and(page.locator('[data-status="done"]')).locator('span'),
    onMap.and(page.locator('[data-status="planned"]')).locator('span'),
  )
  await explorer.follow(SENTENCE.link)
  const reader = page.getByRole('dialog')
  await expectApart('the lit sentence', reader.locator('mark'), reader.locator('p').last())

  await page.keyboard.press('Escape')
  await explorer.follow('#/table?v=1')
  const rows = page.locator('.shell-table tbody tr')
  await rows.nth(1).getByRole('button').first().click()
  await expect(rows.and(page.locator('[data-selected="true"]'))).toHaveCount(1)
  await expectApart(
    'a chosen row',
    rows.and(page.locator('[data-selected="true"]')).locator('th'),
    rows.and(page.locator(':not([data-selected="true"])')).locator('th'),
  )

  await page.keyboard.press('Tab')
  const focus = await page.locator(':focus-visible').evaluate((node) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(node)
    return [outlineStyle, Number.parseFloat(outlineWidth) >= 2]
  })
  expect.soft(focus, 'the focus').toEqual(['solid', true])
})

test('where the system forces its colours the map has a ground that fits', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  const explorer = new Explorer(page)
  await explorer.open()
  await explorer.page.getByRole('combobox', { name: 'Theme' }).selectOption('Light')
  const land = page.locator('[data-layer="land"] path').first()
  await expect(land).toHaveAttribute('fill', '#151c23')
  await page.emulateMedia({ forcedColors: 'none' })
  await expect(land).toHaveAttribute('fill', '#f5f3ec')
})

for (const { width, height } of [
  { width: 720, height: 450 },
  { width: 640, height: 360 },
]) {
  test.describe(`at 200 %, ${width} × ${height}`, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: 2 })

    test('nothing is cut, covered or out of reach, and nothing scrolls sideways', async ({ page }) => {
      test.setTimeout(180_000)
      await new Explorer(page).open()
      for (const view of VIEWS) {
        await show(page, view)
        const faults = [
          ...(await faultsOfLayout(page, [])),
          ...(await faultsOfText(page)),
          ...(await coveredControls(page)),
        ]
        expect.soft(faults, view.name).toEqual([])
        await closeDialog(page, view)
      }
    })
  })
}

test.describe('at 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  for (const language of ['en', 'fr', 'nl'] as const) {
    test(`no page and no dialog scrolls sideways, ${language}`, async ({ page }) => {
      test.setTimeout(120_000)
      await page.goto(`/#/explore?lang=${language}&v=1`)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      for (const view of VIEWS) {
        await show(page, view, language)
        const parts = ['.shell-strip', '.shell-dock', '.shell-panel']
        const faults = [...(await faultsOfLayout(page, parts)), ...(await faultsOfText(page))]
        expect.soft(faults, view.name).toEqual([])
        await closeDialog(page, view)
      }
    })
  }
})

test.describe('what is pressed', () => {
  // So high that every part stands in full.
  test.use({ viewport: { width: 1440, height: 2400 } })

  test('is 24 px or has a circle of 24 px for itself', async ({ page }) => {
    test.setTimeout(120_000)
    await new Explorer(page).open()
    for (const view of VIEWS) {
      await show(page, view)
      expect.soft(await smallTargets(page, MARKS_IN_TIME), view.name).toEqual([])
      await closeDialog(page, view)
    }
  })
})

test.describe('what is pressed by a finger', () => {
  test.use({ viewport: { width: 390, height: 2400 }, hasTouch: true, isMobile: true })

  test('is 24 px or has a circle of 24 px for itself, the marks in time too', async ({ page }) => {
    test.setTimeout(120_000)
    await new Explorer(page).open()
    for (const view of VIEWS) {
      if (view.key) continue
      await show(page, view)
      expect.soft(await smallTargets(page), view.name).toEqual([])
    }
  })
})
