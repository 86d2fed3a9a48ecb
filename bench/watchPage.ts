import type { BrowserContext, Page } from '@playwright/test'

/** What the bench notes in a page; times in ms since navigation. */
export interface PageWatch {
  /** Starts of frames. */
  frames: number[]
  /** Ends of frames in which WebGL drew or the document changed. */
  shown: number[]
  longTasks: { start: number; duration: number }[]
  /** The frame after the one in which the picture of the map was in the page. */
  picture: number | null
  /** The first frame in which all panels were in the page. */
  panels: number | null
  /** Time of the last click; 0 before. */
  click: number
  /** React's commits. */
  commits: number
  /** Sum of the layout shifts, without those caused by input. */
  shift: number
  /** Something was drawn or changed in the current frame. */
  isChanging: boolean
}

declare global {
  interface Window {
    benchWatch?: PageWatch
  }
}

/** CSS selectors of what a page shows at its start. */
export interface WatchedParts {
  /** A picture of the map that stands before the map itself; '' for none. */
  picture: string
  panels: readonly string[]
}

/** Starts the watch in every document that opens there. */
export function watchPage(place: BrowserContext | Page, parts: WatchedParts): Promise<unknown> {
  return place.addInitScript(startWatch, parts)
}

/** The watch so far. */
export async function readWatch(page: Page): Promise<PageWatch> {
  const watch = await page.evaluate(() => window.benchWatch ?? null)
  if (!watch) throw new Error('the page is not watched')
  return watch
}

/** Waits until nothing has been drawn or changed for `quiet` ms, nor since `from`. */
export async function waitUntilQuiet(page: Page, quiet: number, from = 0): Promise<void> {
  await page.waitForFunction(
    ([ms, since]) => {
      const watch = window.benchWatch
      if (!watch || watch.isChanging) return false
      return performance.now() - Math.max(since, watch.shown.at(-1) ?? 0) > ms
    },
    [quiet, from] as const,
    { polling: 100 },
  )
}

/** Part of a task after which the page counts as blocked, ms. */
const LONG_TASK_MS = 50

/** Total blocking time of the tasks that lie at least partly between two times, ms: what each takes beyond 50 ms. */
export function blockedTime(tasks: PageWatch['longTasks'], from: number, to: number): number {
  return tasks
    .filter(({ start, duration }) => start + duration > from && start < to)
    .reduce((sum, { duration }) => sum + Math.max(0, duration - LONG_TASK_MS), 0)
}

/** Durations of the frames that began between two times, ms. */
export function frameTimes(frames: readonly number[], from: number, to: number): readonly number[] {
  return frames.flatMap((start, index) => {
    const next = frames[index + 1]
    return next !== undefined && start >= from && start <= to ? [next - start] : []
  })
}

/** Number per second of the times between `from` and `to`. */
export function ratePerSecond(times: readonly number[], from: number, to: number): number {
  return (times.filter((time) => time >= from && time <= to).length * 1000) / (to - from)
}

/** Delay between two steps of a drag, ms: a fast drag. */
const STEP_MS = 16

/** Drags the mouse over these points, about a step per frame, and releases at the last. */
export async function dragOver(page: Page, points: Iterable<{ x: number; y: number }>): Promise<void> {
  let isDown = false
  for (const { x, y } of points) {
    await page.mouse.move(x, y)
    if (isDown) await page.waitForTimeout(STEP_MS)
    else await page.mouse.down()
    isDown = true
  }
  await page.mouse.up()
}

/**
 * Runs in the page, before its scripts. Has no named functions, because the compiler would add a helper that the page
 * lacks. The message that a frame posts arrives after that frame is painted.
 */
function startWatch({ picture, panels }: WatchedParts): void {
  const watch: PageWatch = {
    frames: [],
    shown: [],
    longTasks: [],
    picture: null,
    panels: null,
    click: 0,
    commits: 0,
    shift: 0,
    isChanging: false,
  }
  window.benchWatch = watch
  for (const { prototype } of [window.WebGLRenderingContext, window.WebGL2RenderingContext]) {
    for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) {
      const draw: unknown = Reflect.get(prototype, name)
      if (typeof draw !== 'function') continue
      Reflect.set(prototype, name, function (this: unknown, ...given: unknown[]): unknown {
        watch.isChanging = true
        return Reflect.apply(draw, this, given)
      })
    }
  }
  new MutationObserver(() => {
    watch.isChanging = true
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      watch.longTasks.push({ start: startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if ('value' in entry && 'hadRecentInput' in entry && !entry.hadRecentInput)
        watch.shift += Number(entry.value)
  }).observe({ type: 'layout-shift', buffered: true })
  // React reports its commits to a hook of its developer tools, in every build.
  Reflect.set(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
    supportsFiber: true,
    inject() {
      return 1
    },
    onCommitFiberRoot() {
      watch.commits += 1
    },
    onCommitFiberUnmount() {},
  })
  window.addEventListener(
    'click',
    ({ timeStamp }) => {
      watch.click = timeStamp
    },
    true,
  )
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', () => {
    if (!watch.isChanging) return
    watch.shown.push(performance.now())
    watch.isChanging = false
  })
  port1.start()
  const loop: FrameRequestCallback[] = []
  let hasPicture = false
  loop.push((now) => {
    watch.frames.push(now)
    port2.postMessage(0)
    if (hasPicture) watch.picture ??= now
    hasPicture ||= picture !== '' && document.querySelector(picture) !== null
    if (watch.panels === null && panels.every((part) => document.querySelector(part)))
      watch.panels = performance.now()
    for (const next of loop) requestAnimationFrame(next)
  })
  for (const next of loop) requestAnimationFrame(next)
}
