import type { Locator } from '@playwright/test'
import { readings } from './drivers/contentScreens.ts'
import { Explorer } from './drivers/explorer.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, sharedTest } from './support/test.ts'

const SENTENCE = firstOf(readings(), 'reading')

/** The styles that can show an element's state with forced colours. */
async function visibleState(element: Locator): Promise<string> {
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

sharedTest(
  'follows a device’s contrast, shows every state with forced colours, and stores a projector theme',
  async ({ page }) => {
    sharedTest.setTimeout(120_000)
    const explorer = new Explorer(page)
    await explorer.open('#/explore?years=2025&status=done&v=2')
    const html = page.locator('html')
    await expect(html).not.toHaveAttribute('data-contrast')
    await page.emulateMedia({ contrast: 'more' })
    await expect(html).toHaveAttribute('data-contrast', 'more')
    await page.emulateMedia({ contrast: null })
    await expect(html).not.toHaveAttribute('data-contrast')
    await page.emulateMedia({ forcedColors: 'active' })
    const { filters, details, timeline } = explorer
    const expectDistinct = async (state: string, one: Locator, other: Locator) => {
      expect.soft(await visibleState(one), state).not.toBe(await visibleState(other))
    }

    await expectDistinct('a period', explorer.period('Jan–Jun 2026'), explorer.period('All of 2025'))
    const statuses = filters.getByRole('group', { name: 'Status' }).locator('label')
    await expectDistinct(
      'a status',
      statuses.filter({ hasText: 'All' }),
      statuses.filter({ hasText: 'Done' }),
    )
    const tabs = details.getByRole('tab')
    await expectDistinct('a tab', details.getByRole('tab', { selected: true }), tabs.last())
    const pages = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
    await expectDistinct('a page', pages.filter({ hasText: 'Explore' }), pages.filter({ hasText: 'Sources' }))
    const bar = page.getByRole('banner')
    await timeline.getByRole('button', { name: 'Show by status' }).waitFor()
    await bar.getByRole('button', { name: /^Language/ }).click()
    const menu = bar.getByRole('region')
    expect(await menu.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
    await expectDistinct(
      'a language',
      menu.getByRole('button', { name: 'English' }),
      menu.getByRole('button', { name: 'Français' }),
    )
    await explorer.openMenu('View')
    await menu.getByRole('button', { name: 'Timeline' }).click()
    await expectDistinct(
      'a part that is folded away',
      menu.getByRole('button', { name: 'Filters' }),
      menu.getByRole('button', { name: 'Timeline' }),
    )
    await menu.getByRole('button', { name: 'Timeline' }).click()
    await page.keyboard.press('Escape')

    await explorer.follow('#/explore?measures=border-control&v=3')
    const sign = page.locator('[data-sign="area"]').first()
    await expect(sign).toBeVisible()
    const ground = await sign.evaluate((node) => getComputedStyle(node).backgroundColor)
    const sea = await sign.evaluate((node) => {
      const holder = node.closest('[data-testid="map"]')
      return holder ? getComputedStyle(holder).backgroundColor : ''
    })
    expect.soft(ground, 'the key of a lit country').not.toBe(sea)

    await explorer.follow(SENTENCE.link)
    const reader = page.getByRole('dialog')
    await expectDistinct('the highlighted sentence', reader.locator('mark'), reader.locator('p').last())

    await page.keyboard.press('Escape')
    await explorer.follow('#/table?v=3')
    const rows = page.locator('.shell-table tbody tr')
    await rows.nth(1).getByRole('button').first().click()
    await expect(rows.and(page.locator('[data-selected="true"]'))).toHaveCount(1)
    await expectDistinct(
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

    await sharedTest.step('the map is drawn for the colour scheme with forced colours', async () => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
      await explorer.follow('#/explore?v=3')
      await explorer.chooseTheme('Light')
      const land = page.locator('[data-layer="land"] path').first()
      await expect(land).toHaveAttribute('fill', '#151c23')
      await page.emulateMedia({ forcedColors: 'none', colorScheme: null })
      await expect(land).toHaveAttribute('fill', '#f5f3ec')
    })

    await sharedTest.step('a projector theme is stored', async () => {
      await explorer.chooseTheme('Dark', { hasContrast: true })
      // A page without a map.
      await explorer.follow('#/desk?v=3')
      await page.reload()
      await expect(html).toHaveAttribute('data-contrast', 'more')
      await expect(html).toHaveAttribute('data-theme', 'dark')
    })
  },
)
