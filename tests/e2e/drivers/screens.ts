import type { Page } from '@playwright/test'
import { DOCK, openLanes, openTools, PANEL, pressInDock, showTab, unfold } from './screenActions.ts'
import { type TestLanguage, word } from './words.ts'

/** A screen of the app: how it is reached, and how it looks when everything in it is open. */
export interface Screen {
  name: string
  link: string
  /** Selector of an element that is visible once the screen is complete. */
  sign: string
  /** Selector of the part that is examined but for its layout; without it, the whole page. Another screen examines the rest. */
  part?: string
  /** Selectors of the parts that must not overlap, where they are not those of the frame. */
  parts?: readonly string[]
  /** The same where there is room for several columns. */
  deskParts?: readonly string[]
  /** Selectors of parts whose visible controls must not overlap, marks and labels included. */
  controls?: readonly string[]
  /** Widths, px, at which the layout changes besides those of every screen. */
  widths?: readonly number[]
  /** Height, px, at which nothing of it scrolls, where that is more than usual. */
  fullHeight?: number
  /** Its colours are judged in every look, those of other screens in light and dark. */
  isInEveryLook?: boolean
  /** Where it is judged, if not on both: what opens differs, or a variant of it is judged on a phone. */
  on?: 'desk' | 'phone'
  /** What is not judged of it yet: faults that are known and open. */
  leavesOut?: readonly ('texts' | 'reach' | 'type' | 'targets')[]
  /** Opens tables, menus and dialogs. */
  prepare?: (page: Page, language: TestLanguage) => Promise<void>
}

const DIALOG = 'dialog[open]'
const MAP = '[data-testid="map"]'

export const START: Screen = {
  name: 'the start',
  link: '#/explore?v=3',
  sign: '.shell-panel h3',
  controls: ['.shell-topbar', MAP],
  widths: [1440, 360],
  isInEveryLook: true,
  prepare: (page) => showTab(page, 0),
}

/** Explore: the overview in its forms, filters, lens, timeline and the layer of incidents. */
export function exploreScreens(): Screen[] {
  return [
    START,
    {
      name: 'all filters, the tables of the routes and of the timeline',
      isInEveryLook: true,
      link: '#/explore?years=2025&status=planned&regions=north-africa&actors=eu&v=2',
      sign: '.shell-line li button',
      controls: ['.shell-topbar', MAP, '.shell-line'],
      prepare: async (page, language) => {
        await showTab(page, 0)
        await unfold(page, '.shell-rail')
        await unfold(page, '.shell-panel section')
        await openLanes(page)
        await pressInDock(page, word(language, 'shared:showTable'))
      },
    },
    { name: 'the places', widths: [360], ...overviewAs(1) },
    { name: 'the list', isInEveryLook: true, ...overviewAs(2) },
    ...[0, 2, 4, 6].map((at) => ({
      name: `the charts from ${at + 1}`,
      isInEveryLook: at === 0,
      ...chartsFrom(at),
    })),
    {
      name: 'nothing matches, and a link that lost a part',
      link: '#/explore?years=2023&status=gap&measures=online-action&routes=channel&colour=red&v=2',
      // At 200 % the notice lies over the timeline until it is closed.
      leavesOut: ['reach'],
      sign: '[role="alert"]',
      prepare: (page) => showTab(page, 0),
    },
    {
      name: 'filters of each kind',
      link: '#/explore?years=2024,2025&status=done,planned&measures=border-control&regions=north-africa&actors=eu,frontex&v=2',
      sign: '.shell-line li button',
      controls: ['.shell-line'],
      part: '.shell-main',
    },
    {
      name: 'the lens of a kind of measure',
      link: '#/explore?measures=border-control&v=3',
      sign: '.shell-panel button[aria-expanded]',
      part: PANEL,
      prepare: (page) => unfold(page, PANEL),
    },
    {
      name: 'a period in the timeline, with all years',
      link: '#/explore?period=2025-03..2025-08&routes=channel&v=2',
      sign: '.shell-panel h3',
      part: DOCK,
      controls: [DOCK],
      prepare: async (page, language) => {
        await pressInDock(page, word(language, 'timeline:showDrawing'))
        await page.locator('.shell-dock [data-brush] [data-bars="inside"]').waitFor()
        const since = word(language, 'timeline:figures.since', { year: '2009' })
        await page.locator('.shell-dock select').selectOption({ label: since })
      },
    },
    {
      name: 'the table of the months',
      link: '#/explore?years=2024&v=2',
      sign: '.shell-panel h3',
      part: DOCK,
      prepare: async (page, language) => {
        await openLanes(page)
        await pressInDock(page, word(language, 'shared:showTable'))
        await pressInDock(page, word(language, 'timeline:table.of.months'))
      },
    },
    {
      name: 'the layers and the list of incidents',
      link: '#/explore?years=2024&layers=routes,deaths&v=2',
      widths: [1440],
      // At 200 % the list lies over the map's buttons until it is closed.
      leavesOut: ['reach'],
      sign: '.shell-map [data-label]',
      part: '.shell-map',
      prepare: async (page, language) => {
        const opener = page.getByRole('button', { name: word(language, 'common:layers') })
        await opener.filter({ visible: true }).press('Enter')
        await page
          .locator('#map-layers')
          .getByRole('button', { name: word(language, 'incidents:openList') })
          .press('Enter')
        await page.locator('[data-map-card="incidents"]').waitFor()
      },
    },
  ]
}

function overviewAs(tab: number): Omit<Screen, 'name'> {
  return {
    link: '#/explore?v=3',
    sign: '.shell-panel h3',
    part: PANEL,
    prepare: async (page) => {
      await showTab(page, tab)
      await unfold(page, PANEL)
    },
  }
}

/** Two charts are open at a time. */
function chartsFrom(at: number): Omit<Screen, 'name'> {
  return {
    link: '#/explore?v=3',
    sign: '.shell-panel h3',
    part: PANEL,
    fullHeight: 5000,
    prepare: async (page) => {
      await showTab(page, 3)
      const names = page.locator(`${PANEL} h4 > button[aria-expanded]`)
      await names.first().waitFor()
      for (const index of [at, at + 1]) {
        const name = names.nth(index)
        if ((await name.getAttribute('aria-expanded')) === 'false') await name.press('Enter')
        await page.locator(`${PANEL} li:has(> h4 > button[aria-expanded="true"]) figure`).first().waitFor()
      }
      await unfold(page, `${PANEL} figure`)
    },
  }
}

/** What opens over Explore: search, keys, export, and the tools and filters of a small screen. */
export function overlayScreens(): Screen[] {
  const over = (name: string, prepare: Screen['prepare']) => ({
    name,
    link: '#/explore?years=2025&v=2',
    sign: '.shell-panel h3',
    part: DIALOG,
    parts: [],
    prepare: async (page: Page, language: TestLanguage) => {
      await page.locator(PANEL).focus()
      await prepare?.(page, language)
    },
  })
  const search = async (page: Page, words: string) => {
    await page.keyboard.press('/')
    const field = page.locator('dialog:modal input')
    await field.fill(words)
    await page
      .locator('dialog:modal [role="status"]')
      .filter({ hasText: /\S/ })
      .waitFor({ state: 'attached' })
  }
  return [
    over('the search', async (page) => {
      await search(page, 'calais')
      await page.locator('dialog:modal [role="option"]').first().waitFor()
    }),
    over('the search that finds nothing', (page) => search(page, 'zzzz')),
    over('the keys', async (page) => {
      await page.keyboard.press('?')
      await page.locator('dialog:modal :is(kbd, dt, th)').first().waitFor()
    }),
    ...(['phone', 'desk'] as const).map((on) => ({
      ...over(on === 'phone' ? 'the menu of the bar' : 'the menu of the view', openTools),
      on,
      part: '.shell-topbar',
      controls: ['.shell-topbar section'],
    })),
    over('the export', async (page) => {
      const opener = page
        .locator('.shell-topbar button[aria-haspopup="dialog"]:not([aria-keyshortcuts])')
        .locator('visible=true')
      if ((await opener.count()) === 0) await openTools(page)
      await opener.press('Enter')
      await page.locator(`${DIALOG} canvas`).first().waitFor({ state: 'attached' })
    }),
  ]
}

/** What only a small screen has. */
export function sheetScreens(): Screen[] {
  return [
    {
      name: 'the filters on a small screen',
      link: '#/explore?years=2025&status=done&v=2',
      sign: '.shell-line li button',
      part: '.shell-main',
      parts: ['.shell-rail', '.shell-line'],
      prepare: async (page) => {
        await page.locator('.shell-sheet-buttons button[aria-expanded="false"]').first().press('Enter')
        await unfold(page, '.shell-rail')
      },
    },
    {
      name: 'the tools of a small screen',
      link: '#/explore?v=3',
      sign: '.shell-topbar nav a',
      part: '.shell-topbar',
      prepare: openTools,
    },
  ]
}
