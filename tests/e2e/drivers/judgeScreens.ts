import type { Page } from '@playwright/test'
import { expect } from '#tests/e2e/support/test.ts'
import {
  coveringControls,
  faultsOfAccessibility,
  faultsOfContrast,
  faultsOfLayout,
  knowMarkedColours,
  markNewColours,
} from './audit.ts'
import { ALL_LOOKS, applyLook, type Look } from './looks.ts'
import { follow, inLanguage, sessionOf, setSize } from './screenActions.ts'
import type { Screen } from './screens.ts'
import { coveredControls, smallTargets } from './targets.ts'
import { faultsOfText } from './textFaults.ts'
import type { TestLanguage } from './words.ts'

/** What is judged of a screen beside its layout and its texts, which are judged at every size. */
type Judgement = 'axe' | 'targets' | 'reach' | 'names' | 'controls'

/** A size, and what is judged at it. */
export interface Stop {
  width: number
  height: number
  judges: readonly Judgement[]
  /** In which looks colours are judged, and for a projector the size of type. */
  looks?: readonly Look[]
  /** So high that nothing scrolls: for what is judged of what is in sight only. */
  fullHeight?: number
  /** With a coarse pointer, in a page that has a mouse otherwise. */
  isByFinger?: boolean
  /** In the page of a phone. */
  isMobile?: boolean
  /** What the map keeps on a desk, px, where it is not 400. */
  leastMapHeight?: number
}

/** The share of its size at which a page is painted: what opens its parts uses keys, for a mouse would miss them. */
const JUDGED_SCALE = 0.1
/** Below this width the parts of a page lie in one column, px. */
const NARROW = 900
/** In one column the map is fixed and the rest scrolls over it. */
const SHEET = ['.shell-line', '.shell-dock', '.shell-panel']
/** Marks are placed by date, so they may be close; the timeline's table has the same items as targets of 24 px. */
const MARKS_IN_TIME = '.shell-dock ol button'
/** Twelve months have 22 px each at 320 px; the table of the months has the same items. */
const MONTHS_OF_ROUTE = '.shell-panel button[data-label]'
const NARROWEST = 360

/** Visits every screen once, by its link within the open page, and judges it at each size. */
export async function judgeScreens(
  page: Page,
  screens: readonly Screen[],
  stops: readonly Stop[],
  language: TestLanguage = 'en',
): Promise<void> {
  const [first] = stops
  if (!first) throw new Error('no size to judge at')
  for (const screen of screens) {
    // Each change of size draws the page again. What has nothing to open is the same whatever size it is shown at.
    const isTurned = !screen.prepare && lastStop.get(page) === stops.at(-1)
    const ordered = isTurned ? stops.toReversed() : stops
    await show(page, screen, language, ordered)
    // In words as long as they get, every layout is judged; else those that are narrower.
    const widths = extraStops(screen, language === 'long' ? Infinity : first.width)
    for (const stop of [...ordered, ...widths]) {
      await judge(page, screen, stop)
      lastStop.set(page, stop)
    }
  }
}

/** The size, and the look, that a page was left in. */
const lastStop = new WeakMap<Page, Stop>()
/** The size that a page has, where nothing has set another since. */
const sizeOf = new WeakMap<Page, Stop>()
const lookOf = new WeakMap<Page, Look>()

function extraStops({ widths = [] }: Screen, most: number): Stop[] {
  return widths.filter((width) => width < most).map((width) => ({ width, height: 900, judges: [] }))
}

async function show(
  page: Page,
  screen: Screen,
  language: TestLanguage,
  stops: readonly Stop[],
): Promise<void> {
  const { link, sign, prepare } = screen
  const [stop] = stops
  if ((await page.locator('dialog:modal').count()) > 0) await page.keyboard.press('Escape')
  // At once: the screen before would only be laid out anew to be left.
  await Promise.all([
    setMapDrawn(page, stops.some(({ judges }) => judges.includes('axe')) && isMapJudged(screen)),
    link === '' ? undefined : follow(page, inLanguage(link, language)),
    stop && setStop(page, stop),
  ])
  await page.locator(sign).first().waitFor()
  await isQuiet(page)
  await prepare?.(page, language)
  await isQuiet(page)
}

/** Waits until the document has not changed for a moment, at most two seconds. */
async function isQuiet(page: Page, moment = 80): Promise<void> {
  await page.evaluate(async (ms) => {
    await document.fonts.ready
    await new Promise<void>((resolve) => {
      let timer = setTimeout(done, ms)
      const most = setTimeout(done, 2000)
      const observer = new MutationObserver(() => {
        clearTimeout(timer)
        timer = setTimeout(done, ms)
      })
      observer.observe(document, { attributes: true, childList: true, subtree: true, characterData: true })
      function done() {
        observer.disconnect()
        clearTimeout(timer)
        clearTimeout(most)
        resolve()
      }
    })
  }, moment)
}

/** The faults that are still there once nothing changes any more: after a change of size the map is drawn again. */
async function lasting(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const faults = await look()
  if (faults.length === 0) return faults
  await isQuiet(page, 500)
  return look()
}

/** Gives a page a size; false if it has it already: even the same size would be laid out anew. */
async function setStop(page: Page, stop: Stop): Promise<boolean> {
  if (sizeOf.get(page) === stop) return false
  const { isByFinger } = stop
  sizeOf.set(page, stop)
  const session = await sessionOf(page)
  await Promise.all([
    isByFinger === undefined
      ? undefined
      : session.send('Emulation.setTouchEmulationEnabled', { enabled: isByFinger }),
    setSize(page, stop, JUDGED_SCALE),
  ])
  if (isByFinger === undefined) return true
  await page.waitForFunction((isFinger) => matchMedia('(pointer: coarse)').matches === isFinger, isByFinger)
  return true
}

async function judge(page: Page, screen: Screen, stop: Stop): Promise<void> {
  const { name, part, leavesOut = [] } = screen
  const { width, height, judges, looks = [], fullHeight } = stop
  const at = `${name}, ${width} × ${height}`
  if (await setStop(page, stop)) await isQuiet(page, 40)
  const parts = screen.parts ?? (width < NARROW ? SHEET : screen.deskParts)
  expect
    .soft(await lasting(page, () => faultsOfLayout(page, parts, stop.leastMapHeight)), `${at}: layout`)
    .toEqual([])
  if (!leavesOut.includes('texts')) {
    expect.soft(await lasting(page, () => faultsOfText(page, part)), `${at}: texts`).toEqual([])
  }
  for (const root of judges.includes('controls') ? (screen.controls ?? []) : []) {
    expect
      .soft(await lasting(page, () => coveringControls(page, root)), `${at}: controls of ${root}`)
      .toEqual([])
  }
  if (judges.includes('names')) expect.soft(await brokenPageNames(page), `${at}: names of pages`).toEqual([])
  if (judges.includes('reach') && !leavesOut.includes('reach'))
    expect.soft(await lasting(page, () => coveredControls(page, part)), `${at}: reach`).toEqual([])
  if (fullHeight === undefined) return

  const most = Math.max(fullHeight, screen.fullHeight ?? 0)
  if (most !== height) {
    sizeOf.delete(page)
    await setSize(page, { ...stop, height: most }, JUDGED_SCALE)
    await isQuiet(page, 40)
  }
  if (judges.includes('targets') && !leavesOut.includes('targets')) {
    const exempt = [width >= NARROW ? MARKS_IN_TIME : [], width < NARROWEST ? MONTHS_OF_ROUTE : []].flat()
    const targets = () => smallTargets(page, exempt, part)
    expect.soft(await lasting(page, targets), `${at}: targets`).toEqual([])
  }
  if (judges.includes('axe')) {
    const faults = await faultsOfAccessibility(page, {
      ...(part !== undefined && { part }),
      hasContrast: false,
    })
    expect.soft(faults, `${at}: axe`).toEqual([])
  }
  const isInEveryLook = screen.isInEveryLook === true && looks.length > 1
  if (looks.length === 0 || (await markNewColours(page, isInEveryLook)) === 0) return
  const all = isInEveryLook ? ALL_LOOKS : looks
  // Each change of look draws the page again: a screen begins with the look, light or dark, that the one before ended with.
  for (const look of lookOf.get(page) === 'dark' ? all.toReversed() : all) {
    await applyLook(page, look)
    lookOf.set(page, look)
    const isForProjector = look.startsWith('projector')
    // Colours of labels come with the next render.
    const faults = await lasting(page, () => faultsOfContrast(page, isForProjector ? 'enhanced' : 'minimum'))
    expect.soft(faults, `${at}: colours, ${look}`).toEqual([])
    if (isForProjector && !leavesOut.includes('type')) {
      expect.soft(await smallType(page), `${at}: type, ${look}`).toEqual([])
    }
  }
  if (all.length > 1) await knowMarkedColours(page, isInEveryLook)
}

/** Only axe and colours depend on what is drawn in a map: marks, names and labels beside the drawing are judged without it. */
function isMapJudged({ part, isInEveryLook }: Screen): boolean {
  return part === undefined ? isInEveryLook === true : part.includes('map')
}

/** Laying out and painting maps takes a third of the time: they are left out where another screen shows them. */
async function setMapDrawn(page: Page, isDrawn: boolean): Promise<void> {
  await page.evaluate((isShown) => {
    const store = window as Window & { mapHider?: CSSStyleSheet }
    const hider = store.mapHider ?? new CSSStyleSheet()
    store.mapHider = hider
    // A change of sheets, even to the same, is a change of all styles.
    if (document.adoptedStyleSheets.includes(hider) !== isShown) return
    hider.replaceSync(':is(.shell-map, [data-testid="map"]) svg > * { display: none }')
    // The policy of the page forbids style elements.
    const others = document.adoptedStyleSheets.filter((sheet) => sheet !== hider)
    document.adoptedStyleSheets = isShown ? others : [...others, hider]
  }, isDrawn)
}

/** Names of pages in the bar that break over lines. */
async function brokenPageNames(page: Page): Promise<string[]> {
  return page.locator('.shell-topbar nav a').evaluateAll((links) =>
    links.flatMap((link) => {
      const range = document.createRange()
      range.selectNodeContents(link)
      return range.getClientRects().length > 1 ? [link.textContent ?? ''] : []
    }),
  )
}

/** Visible words in type smaller than 13 px. */
async function smallType(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const faults = new Set<string>()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const owner = node.parentElement
      if (!owner || text === '' || !owner.checkVisibility()) continue
      if (owner.closest('.print-foot, .printed-map, script, noscript, .visually-hidden')) continue
      // Recharts measures words in it, far outside the window.
      if (owner.id.startsWith('recharts_measurement')) continue
      const size = Number.parseFloat(getComputedStyle(owner).fontSize)
      if (size < 13) faults.add(`${size} px: ${text.slice(0, 40)}`)
    }
    return [...faults]
  })
}
