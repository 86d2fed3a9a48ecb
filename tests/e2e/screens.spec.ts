import { UI_LANGUAGES } from '#domain/language.ts'
import { briefingScreens, STAGE } from './drivers/briefingScreens.ts'
import { dossiers, pageScreens, readings } from './drivers/contentScreens.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { judgeScreens, type Stop } from './drivers/judgeScreens.ts'
import { servePseudoLanguage } from './drivers/longWords.ts'
import { exploreScreens, overlayScreens, type Screen, START, sheetScreens } from './drivers/screens.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, test } from './support/test.ts'

// Every screen is visited by its link within one page: once with a mouse in English on a desk, and once in words
// that are 40 % longer, by finger on a phone and with a mouse on a small desk.

const GROUPS: Readonly<Record<string, readonly Screen[]>> = {
  explore: exploreScreens(),
  'dossiers and readings': [...dossiers(), ...readings()],
  'overlays and pages': [...overlayScreens(), ...pageScreens()],
  briefings: briefingScreens(),
}

const DESK: readonly Stop[] = [
  // As high as all that scrolls: layout in less height is judged in longer words, which need more of it.
  {
    width: 1440,
    height: 2700,
    fullHeight: 2700,
    judges: ['axe', 'targets', 'controls'],
    looks: ['light', 'dark'],
  },
  // 1280 × 720 at 200 % zoom, of which nothing is judged yet for briefings.
  { width: 640, height: 360, judges: ['reach'] },
]
const PHONE: Stop = { width: 390, height: 2400, fullHeight: 2400, judges: ['targets', 'controls'] }
const TIGHT_PHONE: Stop = { width: 320, height: 640, judges: ['controls'] }
/** What fits there fits where there is more room, but for the screens with another layout from 360 px (`widths`). */
const TIGHT_FINGER: Stop = { ...PHONE, width: 320, isByFinger: true }
/** Up to three rows of conditions in longer words take their height from the map. */
const TIGHT_DESK: Stop = {
  isByFinger: false,
  width: 1280,
  height: 720,
  judges: ['controls'],
  leastMapHeight: 320,
}
/** The names of the pages and the tools share one row. */
const BAR: readonly Stop[] = [390, 360, 320].map((width) => ({ width, height: 700, judges: ['names'] }))
/** Roles, colours and targets are those of English, and more room is judged in the longer words. */
const LANGUAGE: Stop = { width: 1280, height: 720, judges: ['controls'] }

test.use({ actionTimeout: 30_000 })
test.describe.configure({ timeout: 900_000 })

// One page each: what a page has compiled and judged once need not be done again for the next group.
test('every screen on a desk, in light and dark and at 200 %', async ({ page }) => {
  await page.goto('/')
  for (const [group, screens] of Object.entries(GROUPS)) {
    await test.step(group, () => judgeScreens(page, screens, group === 'briefings' ? DESK.slice(0, 1) : DESK))
  }
})

test.describe('in longer words', () => {
  // Of the data that the test rewrites.
  test.use({ expectedFaults: /integrity/ })

  test('every screen in words that are 40 % longer, by finger and with a mouse', async ({ page }) => {
    await servePseudoLanguage(page)
    await page.goto('/#/explore?lang=fr&v=3')
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
    for (const [group, screens] of Object.entries(GROUPS)) {
      await test.step(group, async () => {
        for (const screen of screens) {
          const stops = screen.isOnPhone === false ? [TIGHT_DESK] : [TIGHT_FINGER, TIGHT_DESK]
          await judgeScreens(page, [screen], stops, 'long')
        }
      })
    }
  })
})

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the start, its sheet and the stage on a phone', async ({ page }) => {
    await page.goto('/')
    const onPhone = (stops: readonly Stop[]) => stops.map((stop) => ({ ...stop, isMobile: true }))
    const phones: readonly Stop[] = [
      { ...PHONE, judges: ['axe', ...PHONE.judges], looks: ['light'] },
      TIGHT_PHONE,
    ]
    await judgeScreens(page, [START], onPhone([...phones, ...BAR]))
    await judgeScreens(page, [...sheetScreens(), STAGE], onPhone(phones))
  })
})

test('the start and a dossier in each language but English', async ({ page }) => {
  const dossier = firstOf(dossiers(), 'dossier')
  for (const language of UI_LANGUAGES.filter((one) => one !== 'en')) {
    await page.goto(`/#/explore?lang=${language}&v=3`)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await judgeScreens(page, [START], [LANGUAGE, ...BAR], language)
    await judgeScreens(page, [dossier], [LANGUAGE], language)
  }
})

test('the start with MapLibre', { tag: '@webgl' }, async ({ page }) => {
  await page.goto('/')
  await new DrawnMap(page).isReady()
  await judgeScreens(
    page,
    [{ ...START, isInEveryLook: false }],
    [
      { width: 1440, height: 900, fullHeight: 900, judges: ['axe', 'controls'], looks: ['light', 'dark'] },
      { width: 390, height: 844, judges: ['controls'] },
    ],
  )
})
