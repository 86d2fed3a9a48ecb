import type { Page } from '@playwright/test'
import type { ServedPage } from './benchedPage.ts'
import { CLICK_QUIET_MS, inFreshTab, openDrawn, type PageOptions } from './measurePage.ts'
import { waitUntilQuiet } from './watchPage.ts'

/** An entry of the event timing API. */
export interface TimedEvent {
  /** When the reader pressed; ms since navigation. */
  start: number
  /** Until the next frame was on the screen, in steps of 8 ms. */
  duration: number
  /** The interaction of which the event is a part; 0 for none, such as a moved pointer. */
  interaction: number
}

declare global {
  interface Window {
    benchEvents?: TimedEvent[]
  }
}

interface Interaction {
  name: string
  /** What must stand before; does not count. */
  prepare?: (tab: Page) => Promise<void>
  act: (tab: Page) => Promise<void>
}

const filters = (tab: Page) => tab.getByRole('region', { name: 'Filters' })
const details = (tab: Page) => tab.getByRole('region', { name: 'Details' })

/** Two whose ratio is told: a day known must not cost more than a period. */
export const PERIOD_PRESSED = 'last whole year pressed'
export const KNOWN_STEPPED = 'day known stepped'

/** Fourteen interactions in the order of a reader's visit, each on what the last one left. */
const INTERACTIONS: readonly Interaction[] = [
  {
    name: PERIOD_PRESSED,
    act: (tab) =>
      tab
        .getByRole('group', { name: 'Numbers for' })
        .getByRole('button', { name: /^All of/ })
        .click(),
  },
  {
    name: KNOWN_STEPPED,
    // The first day loads the earlier states, which every later one has.
    prepare: async (tab) => {
      await tab.getByRole('button', { name: 'Other dates' }).click()
      await tab.getByRole('button', { name: 'Known on an earlier day' }).click()
      // Before the days have come it has only today.
      await tab.locator('[type=range][aria-label="Known on"]:not([max="0"])').press('ArrowLeft')
      await tab.getByText(/^Shown as known on/).waitFor()
    },
    act: (tab) => tab.getByRole('slider', { name: 'Known on' }).press('ArrowLeft'),
  },
  {
    name: 'today shown again',
    act: (tab) => tab.getByRole('button', { name: 'Today', exact: true }).click(),
  },
  {
    name: 'planned measures chosen',
    act: (tab) =>
      filters(tab)
        .getByRole('radio', { name: /^Planned/ })
        .locator('..')
        .click(),
  },
  {
    name: 'kind checked',
    prepare: (tab) => filters(tab).getByRole('button', { name: /^Kind/ }).click(),
    act: (tab) => filters(tab).getByRole('checkbox').first().locator('..').click(),
  },
  {
    name: 'first year moved by key',
    prepare: (tab) => filters(tab).getByRole('slider', { name: 'First year' }).focus(),
    act: (tab) => tab.keyboard.press('ArrowRight'),
  },
  { name: 'all shown again', act: (tab) => tab.getByRole('button', { name: 'Show all' }).click() },
  {
    name: 'route opened from the panel',
    act: (tab) =>
      details(tab)
        .getByRole('button', { name: /^Central Med/ })
        .first()
        .click(),
  },
  {
    name: 'route closed',
    act: (tab) => tab.getByRole('button', { name: 'All routes', exact: true }).click(),
  },
  {
    name: 'number opened in the Reader',
    act: (tab) =>
      details(tab)
        .getByRole('button', { name: /^[\d,]+ / })
        .first()
        .click(),
  },
  {
    name: 'Reader closed by key',
    prepare: (tab) => tab.getByRole('dialog', { name: 'Reader' }).waitFor(),
    act: (tab) => tab.keyboard.press('Escape'),
  },
  { name: 'Measures opened', act: (tab) => details(tab).getByRole('tab', { name: 'Measures' }).click() },
  {
    name: 'timeline shown by status',
    act: (tab) => tab.getByRole('button', { name: 'Show by status' }).click(),
  },
  {
    name: 'search opened and a word typed',
    act: async (tab) => {
      await tab
        .getByRole('banner')
        .getByRole('button', { name: /^Search/ })
        .click()
      await tab.getByRole('combobox', { name: 'Search' }).pressSequentially('iraq', { delay: 150 })
    },
  },
]

/** The least duration that the event timing API reports, ms: a faster event counts as this. */
const SHORTEST_MS = 16

/** Each interaction with its INP, ms, in a fresh browser: how long its slowest event waited for the next frame. */
export function measureInteractions(
  page: ServedPage,
  options: PageOptions,
): Promise<readonly { name: string; inp: number }[]> {
  return inFreshTab(page, options, async ({ tab }) => {
    await tab.addInitScript(observeEvents, SHORTEST_MS)
    await openDrawn(tab, page.address)
    const found: { name: string; inp: number }[] = []
    for (const { name, prepare, act } of INTERACTIONS) {
      await prepare?.(tab)
      const from = await settled(tab)
      await act(tab)
      await settled(tab)
      found.push({ name, inp: slowest(await tab.evaluate(() => window.benchEvents ?? []), from) })
    }
    return found
  })
}

/** The time in the page, ms, once it is quiet and what it drew last is reported. */
async function settled(tab: Page): Promise<number> {
  await waitUntilQuiet(tab, CLICK_QUIET_MS, await tab.evaluate(() => performance.now()))
  return tab.evaluate(() => performance.now())
}

/** The longest wait of an interaction since a time, ms. */
export function slowest(events: readonly TimedEvent[], from: number): number {
  return events
    .filter(({ start, interaction }) => interaction > 0 && start >= from)
    .reduce((most, { duration }) => Math.max(most, duration), SHORTEST_MS)
}

/** Runs in the page, before its scripts. */
function observeEvents(shortest: number): void {
  const events: TimedEvent[] = []
  window.benchEvents = events
  const init = { type: 'event', durationThreshold: shortest, buffered: true }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ('interactionId' in entry)
        events.push({
          start: entry.startTime,
          duration: entry.duration,
          interaction: Number(entry.interactionId),
        })
  }).observe(init)
}
