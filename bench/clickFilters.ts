import type { Locator, Page } from '@playwright/test'

/** Performance marks of the app: a filter changes, the change is drawn. */
const MARKS = { start: 'filter-start', drawn: 'view-drawn' }
/** Set by the bench after each frame of the map. */
const MAP_FRAME = 'bench-map-frame'
const WAIT_MS = 60_000
/** Quiet time after which a change counts as drawn, ms. */
const QUIET_MS = 150

/** Time from each click to the frame that shows its change, ms. */
export interface ClickTimes {
  filters: readonly number[]
  /** Choosing a route also moves the camera (180 ms) and opens a dossier. */
  routes: readonly number[]
  /** Redrawing an unchanged map, to the second frame: the lower bound of any change. */
  mapAlone: readonly number[]
}

/** Number of redraws of the unchanged map. */
const DRAWS = 8

/**
 * Clicks filters of every kind in turn, then routes, each on and off. The frame that shows a change is the later of the
 * app's `view-drawn` mark and the last frame of the map.
 */
export async function clickFilters(page: Page, clicks: number): Promise<ClickTimes> {
  await page.evaluate(watchMapFrames, MAP_FRAME)
  const { filters, routes } = await controlsOfRail(page)
  const ofRoutes = Math.floor(clicks / 4)
  return {
    filters: await clickEachTwice(page, filters, clicks - ofRoutes),
    routes: await clickEachTwice(page, routes, ofRoutes),
    mapAlone: clicks > 0 ? await page.evaluate(redrawUnchanged, DRAWS) : [],
  }
}

/** Clicks every control twice: on and off. */
async function clickEachTwice(
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

/** The filters (years, statuses, measures), alternating by kind, and the routes. */
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

/** Runs in the page: marks the frame after each map frame. */
function watchMapFrames(mark: string): void {
  const frame = document.querySelector('[data-testid="map"]')
  const map: unknown = frame && 'map' in frame ? frame.map : null
  if (typeof map !== 'object' || map === null || !('on' in map) || typeof map.on !== 'function') {
    throw new Error('the map element has no map instance')
  }
  map.on('render', () => requestAnimationFrame(() => performance.mark(mark)))
}

/** Runs in the page: redraws the unchanged map and measures to the second frame, ms. */
async function redrawUnchanged(times: number): Promise<readonly number[]> {
  const frame = document.querySelector('[data-testid="map"]')
  const map: unknown = frame && 'map' in frame ? frame.map : null
  if (typeof map !== 'object' || map === null || !('redraw' in map) || typeof map.redraw !== 'function') {
    throw new Error('the map element has no map instance')
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

/** Waits until the change with this index is drawn and the page is quiet. */
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
