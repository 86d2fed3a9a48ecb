import type { Locator, Page } from '@playwright/test'

/** What the app writes when a filter changes and when the change is drawn. */
const MARKS = { start: 'filter-start', drawn: 'view-drawn' }
/** Written by the bench itself after each frame of the map. */
const MAP_FRAME = 'bench-map-frame'
const WAIT_MS = 60_000
/** How long nothing must happen before a change counts as drawn, in ms. */
const QUIET_MS = 150

/** The ms from each change to the frame that shows it, one value a click. */
export interface ClickTimes {
  filters: readonly number[]
  /** The choice of a route is no filter: the camera glides to it, which alone takes 180 ms, and a dossier opens. */
  routes: readonly number[]
  /** The map drawn anew with no change at all, to the second frame: what no change of its lines can be faster than. */
  mapAlone: readonly number[]
}

/** How often the map is drawn for nothing. */
const DRAWS = 8

/**
 * Clicks filters of every kind in turn, then routes, each on and off again. The frame that shows a change is the later of
 * two: the one after which the app says that all parts are drawn, and the last that the map drew for the change.
 */
export async function clickFilters(page: Page, clicks: number): Promise<ClickTimes> {
  await page.evaluate(watchMapFrames, MAP_FRAME)
  const { filters, routes } = await controlsOfRail(page)
  const ofRoutes = Math.floor(clicks / 4)
  return {
    filters: await clickInTurn(page, filters, clicks - ofRoutes),
    routes: await clickInTurn(page, routes, ofRoutes),
    mapAlone: clicks > 0 ? await page.evaluate(drawForNothing, DRAWS) : [],
  }
}

/** Clicks every control twice in a row: it is chosen, then taken back. */
async function clickInTurn(
  page: Page,
  controls: readonly Locator[],
  clicks: number,
): Promise<readonly number[]> {
  const times: number[] = []
  for (let click = 0; click < clicks; click += 1) {
    const control = controls[Math.floor(click / 2) % controls.length]
    if (!control) throw new Error('the page has nothing to click. Build again with `npm run build`.')
    const changes = await countOf(page, MARKS.start)
    await control.click()
    times.push(await timeToDrawn(page, changes))
  }
  return times
}

/** Years, statuses and kinds of measures, taken from each kind in turn, and the routes. */
async function controlsOfRail(
  page: Page,
): Promise<{ filters: readonly Locator[]; routes: readonly Locator[] }> {
  const rail = page.getByRole('region', { name: 'Filters' })
  const kinds = await Promise.all([
    rail
      .getByRole('group', { name: 'Year' })
      .getByRole('button', { name: /^20\d\d/ })
      .all(),
    rail.getByRole('group', { name: 'Status' }).getByRole('checkbox').all(),
    rail.getByRole('group', { name: 'Measures' }).getByRole('checkbox').all(),
  ])
  const most = Math.max(...kinds.map((controls) => controls.length))
  const inTurn = Array.from({ length: most }, (_, index) =>
    kinds.flatMap((controls) => controls[index] ?? []),
  )
  const routes = await rail.getByRole('list', { name: 'Routes' }).locator('button[aria-pressed]').all()
  return { filters: inTurn.flat(), routes }
}

/** Runs in the page: marks the frame after each that the map drew. */
function watchMapFrames(mark: string): void {
  const frame = document.querySelector('[data-testid="map"]')
  const map: unknown = frame && 'map' in frame ? frame.map : null
  if (typeof map !== 'object' || map === null || !('on' in map) || typeof map.on !== 'function') {
    throw new Error('the map does not hang on its frame')
  }
  map.on('render', () => requestAnimationFrame(() => performance.mark(mark)))
}

/** Runs in the page: the ms of each time that the map is drawn as it is, until the frame after the next. */
async function drawForNothing(times: number): Promise<readonly number[]> {
  const frame = document.querySelector('[data-testid="map"]')
  const map: unknown = frame && 'map' in frame ? frame.map : null
  if (typeof map !== 'object' || map === null || !('redraw' in map) || typeof map.redraw !== 'function') {
    throw new Error('the map does not hang on its frame')
  }
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const start = performance.now()
    map.redraw()
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    taken.push(performance.now() - start)
  }
  return taken
}

function countOf(page: Page, mark: string): Promise<number> {
  return page.evaluate((name) => performance.getEntriesByName(name).length, mark)
}

/** Waits for the change after so many others to be drawn, and for the page to rest. */
async function timeToDrawn(page: Page, changes: number): Promise<number> {
  await page.waitForFunction(
    ([{ start, drawn }, before]) => {
      const from = performance.getEntriesByName(start)[before]?.startTime
      const until = performance.getEntriesByName(drawn).at(-1)?.startTime
      return from !== undefined && until !== undefined && until > from
    },
    [MARKS, changes] as const,
    { timeout: WAIT_MS },
  )
  await page.waitForTimeout(QUIET_MS)
  const [from, ...ends] = await page.evaluate(
    (marks) => marks.map((mark) => performance.getEntriesByName(mark).at(-1)?.startTime ?? 0),
    [MARKS.start, MARKS.drawn, MAP_FRAME],
  )
  return Math.max(...ends) - (from ?? Number.NaN)
}
