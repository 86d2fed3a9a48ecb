import { UI_LANGUAGES } from '#domain/language.ts'
import { briefingScreens, STAGE } from './drivers/briefingScreens.ts'
import { dossiers, pageScreens, readings } from './drivers/contentScreens.ts'
import { DrawnMap } from './drivers/drawnMap.ts'
import { judgeScreens, type Stop } from './drivers/judgeScreens.ts'
import { servePseudoLanguage } from './drivers/longWords.ts'
import { exploreScreens, overlayScreens, type Screen, START, sheetScreens } from './drivers/screens.ts'
import { firstOf } from './support/firstOf.ts'
import { expect, test } from './support/test.ts'

// Every screen is visited once, by its link within one page, in words that are 40 % longer: what holds there holds in English, which
// needs less room. Roles and colours are the same in every language.

const HALVES: Readonly<Record<string, readonly Screen[]>> = {
  'Explore, what opens over it, and pages': [...exploreScreens(), ...overlayScreens(), ...pageScreens()],
  'dossiers, readings and briefings': [...dossiers(), ...readings(), ...briefingScreens()],
}

const PHONE: Stop = { width: 390, height: 2400, fullHeight: 2400, judges: ['targets', 'controls'] }
const TIGHT_PHONE: Stop = { width: 320, height: 640, judges: ['controls'] }
/** What fits there fits where there is more room, but for the screens with another layout from some width on (`widths`). */
const FINGER: Stop = { ...PHONE, width: 320, isByFinger: true }
const DESK: Stop = {
  isByFinger: false,
  width: 1280,
  height: 720,
  fullHeight: 2700,
  judges: ['axe', 'targets', 'controls'],
  looks: ['light', 'dark'],
  // Up to three rows of conditions in longer words take their height from the map.
  leastMapHeight: 320,
}
/** A small desk at 200 % zoom. */
const ZOOMED: Stop = { isByFinger: false, width: 640, height: 360, judges: ['reach'] }
/** What a screen opens on a phone stays open on a desk. */
const STOPS = {
  both: [FINGER, DESK, ZOOMED],
  desk: [DESK, ZOOMED],
  phone: [FINGER],
}
/** The names of the pages and the tools share one row. */
const BAR: readonly Stop[] = [390, 360, 320].map((width) => ({ width, height: 700, judges: ['names'] }))
/** Roles, colours and targets are those of English, and more room is judged in the longer words. */
const LANGUAGE: Stop = { width: 1280, height: 720, judges: ['controls'] }

test.use({ actionTimeout: 30_000 })
test.describe.configure({ timeout: 900_000 })

test.describe('in longer words', () => {
  // Of the data that the test rewrites.
  test.use({ expectedFaults: /integrity/ })

  // One page for each half, so that two can be judged at a time: what a page has compiled and judged once need not be done again.
  for (const [half, screens] of Object.entries(HALVES)) {
    test(`${half}: by finger, with a mouse in light and dark, and at 200 %`, async ({ page }) => {
      await servePseudoLanguage(page)
      await page.goto('/#/explore?lang=fr&v=3')
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
      for (const screen of screens) await judgeScreens(page, [screen], STOPS[screen.on ?? 'both'], 'long')
    })
  }
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
