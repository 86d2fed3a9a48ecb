import type { Page } from '@playwright/test'

/** Observations in the page, ms since navigation. */
export interface Observations {
  /** Starts of frames. */
  frames: readonly number[]
  /** Frames that the map drew. */
  mapFrames: readonly number[]
  /** Changes of what lists and charts show. */
  listChanges: readonly number[]
  /** Changes of the filters by the reader. */
  filterChanges: readonly number[]
}

/** Starts observing frames, the map, and the lists and charts of panel and rail. */
export function observePage(page: Page): Promise<void> {
  return page.evaluate(startObserving)
}

/** Returns and clears the observations. */
export function takeObservations(page: Page): Promise<Observations> {
  return page.evaluate(readObservations)
}

/** Delay between two steps of a drag, ms: a fast drag. */
const STEP_MS = 16

/** Drags the mouse over these points, a step per frame, and releases at the last. */
export async function dragOver(page: Page, points: readonly { x: number; y: number }[]): Promise<void> {
  const [first, ...rest] = points
  if (!first) return
  await page.mouse.move(first.x, first.y)
  await page.mouse.down()
  for (const { x, y } of rest) {
    await page.mouse.move(x, y)
    await page.waitForTimeout(STEP_MS)
  }
  await page.mouse.up()
}

/** Durations of the frames that began between two times. */
export function frameTimes(frames: readonly number[], from: number, to: number): readonly number[] {
  return frames.flatMap((start, index) => {
    const next = frames[index + 1]
    return next !== undefined && start >= from && start <= to ? [next - start] : []
  })
}

/** Time from each change until it is shown: the next frame paints it, so it is visible when the one after starts. */
export function changesToFrames(changes: readonly number[], frames: readonly number[]): readonly number[] {
  return changes.flatMap((change) => {
    const painting = frames.findIndex((start) => start > change)
    const done = painting === -1 ? undefined : frames[painting + 1]
    return done === undefined ? [] : [done - change]
  })
}

declare global {
  interface Window {
    benchWatched?: { frames: number[]; mapFrames: number[]; listChanges: number[] }
  }
}

/** Runs in the page. Has no named functions, because the compiler would add a helper that the page lacks. */
function startObserving(): void {
  const watched: Window['benchWatched'] = { frames: [], mapFrames: [], listChanges: [] }
  window.benchWatched = watched
  const place = document.querySelector('[data-testid="map"]')
  const map: unknown = place && 'map' in place ? place.map : null
  if (typeof map !== 'object' || map === null || !('on' in map) || typeof map.on !== 'function') {
    throw new Error('the map element has no map instance')
  }
  map.on('render', () => watched.mapFrames.push(performance.now()))
  for (const part of document.querySelectorAll('.shell-panel, .shell-rail')) {
    new MutationObserver(() => watched.listChanges.push(performance.now())).observe(part, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    })
  }
  const loop: FrameRequestCallback[] = []
  loop.push((now) => {
    watched.frames.push(now)
    for (const next of loop) requestAnimationFrame(next)
  })
  for (const next of loop) requestAnimationFrame(next)
}

/** Runs in the page. */
function readObservations(): Observations {
  const watched = window.benchWatched
  if (!watched) throw new Error('the page is not watched')
  const { frames, mapFrames, listChanges } = watched
  return {
    frames: frames.splice(0),
    mapFrames: mapFrames.splice(0),
    listChanges: listChanges.splice(0),
    filterChanges: performance.getEntriesByName('filter-start').map(({ startTime }) => startTime),
  }
}
