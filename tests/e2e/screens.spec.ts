import type { Page } from '@playwright/test'
import { DrawnMap } from './drivers/drawnMap.ts'
import { judgeScreens, type Stop } from './drivers/judgeScreens.ts'
import { servePseudoLanguage } from './drivers/longWords.ts'
import {
  briefingScreens,
  dossiers,
  exploreScreens,
  overlayScreens,
  pageScreens,
  readings,
  type Screen,
  STAGE,
  START,
  sheetScreens,
} from './drivers/screens.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, test } from './support/test.ts'

// Every screen is visited by its link within one page, and everything is judged at that visit: on a desk in English,
// and, where the room is tightest, in words that are 40 % longer.

const GROUPS: Readonly<Record<string, readonly Screen[]>> = {
  explore: exploreScreens(),
  'dossiers and readings': [...dossiers(), ...readings()],
  'overlays and pages': [...overlayScreens(), ...pageScreens()],
  briefings: briefingScreens(),
}

const DESK: readonly Stop[] = [
  {
    width: 1440,
    height: 900,
    fullHeight: 2400,
    judges: ['axe', 'targets', 'controls'],
    looks: ['light', 'dark'],
  },
  // 1280 × 720 at 200 % zoom.
  { width: 640, height: 360, judges: ['reach'] },
]
const TIGHT_DESK: readonly Stop[] = [{ width: 1280, height: 720, judges: ['controls'] }]
const PHONE: Stop = { width: 390, height: 2400, fullHeight: 2400, judges: ['axe', 'targets', 'controls'] }
const TIGHT_PHONE: Stop = { width: 320, height: 640, judges: [] }
/** The names of the pages and the tools share one row. */
const BAR: readonly Stop[] = [390, 375, 360, 320].map((width) => ({ width, height: 700, judges: ['names'] }))
const LANGUAGE: readonly Stop[] = [
  { width: 1440, height: 900, fullHeight: 2400, judges: ['axe', 'targets'] },
  { width: 1280, height: 720, judges: ['controls'] },
  { width: 640, height: 360, judges: ['reach'] },
]

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 30_000 })
test.describe.configure({ timeout: 600_000 })

for (const [group, screens] of Object.entries(GROUPS)) {
  test(`${group} on a desk, in light and dark, at 200 % and in words that are 40 % longer`, async ({
    page,
  }) => {
    await servePseudoLanguage(page)
    await page.goto('/')
    await judgeScreens(page, screens, DESK)
    await openInLongWords(page)
    await judgeScreens(page, screens, TIGHT_DESK, 'long')
  })
}

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  for (const [group, screens] of Object.entries(GROUPS)) {
    test(`${group} on a phone, in words that are 40 % longer`, async ({ page }) => {
      await servePseudoLanguage(page)
      await openInLongWords(page)
      await judgeScreens(
        page,
        screens.filter(({ isOnPhone = true }) => isOnPhone),
        [PHONE, TIGHT_PHONE],
        'long',
      )
    })
  }

  test('the start, its sheet and the stage on a phone', async ({ page }) => {
    await page.goto('/')
    await judgeScreens(
      page,
      [START, ...sheetScreens(), STAGE],
      [PHONE, { ...TIGHT_PHONE, judges: ['controls'] }, ...BAR],
    )
  })
})

for (const language of ['fr', 'nl'] as const) {
  test(`the start, a dossier and the stage in ${language}`, async ({ page }) => {
    await page.goto(`/#/explore?lang=${language}&v=1`)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    const stage = { ...STAGE, link: STAGE.link.replace('-en:', `-${language}:`) }
    const dossier = firstOf(dossiers(), 'dossier')
    await judgeScreens(page, [START], [...LANGUAGE, ...BAR], language)
    await judgeScreens(page, [dossier, stage], LANGUAGE, language)
  })
}

test('the start with MapLibre', { tag: '@webgl' }, async ({ page }) => {
  await page.goto('/')
  await new DrawnMap(page).isReady()
  await judgeScreens(
    page,
    [{ ...START, isInEveryLook: false }],
    [
      { width: 1440, height: 900, fullHeight: 900, judges: ['axe', 'controls'], looks: ['light', 'dark'] },
      { width: 1280, height: 720, judges: ['controls'] },
      { width: 390, height: 844, fullHeight: 844, judges: ['axe'], looks: ['light'] },
    ],
  )
})

async function openInLongWords(page: Page): Promise<void> {
  // A new page: the screens judged before have left tables and charts open.
  await page.goto('about:blank')
  await page.goto('/#/explore?lang=fr&v=1')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
}
