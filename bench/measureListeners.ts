import { setTimeout as sleep } from 'node:timers/promises'
import type { ServedPage } from './benchedPage.ts'
import { type Figure, figure } from './figure.ts'
import { CLICK_QUIET_MS, inFreshTab, openDrawn, type PageOptions } from './measurePage.ts'
import { waitUntilQuiet } from './watchPage.ts'

/** Views in turn: periods, filters, selections, tabs and pages, as a reader changes them. */
const VIEWS = [
  '#/explore?period=2025',
  '#/explore?period=2024&selected=route:central-mediterranean',
  '#/explore?statuses=planned&tab=measures',
  '#/explore?years=2024..2025&selected=route:channel',
  '#/explore?period=2025&layers=routes,incidents',
  '#/plans',
  '#/compare',
  '#/explore?mode=table',
]
/** Changes before the first count, so that what is loaded once is there, and those counted: as many as end within minutes on two cores. */
const [WARM_UP, CHANGES] = [160, 200]
/** Listeners that a change may leave behind: below one in ten changes it is what a page keeps of its last views. */
const MOST = 0.1
/** Rest after a change and after a collection, ms. */
const [REST_MS, SWEEP_MS] = [40, 200]

/** Event listeners that the page keeps after many changes of its view, by change: 0 where each is taken off again. */
export function measureListeners(page: ServedPage, options: PageOptions): Promise<readonly Figure[]> {
  return inFreshTab(page, options, async ({ tab, session }) => {
    await openDrawn(tab, page.address)
    await session.send('Performance.enable')
    const change = (hash: string) =>
      tab.evaluate(
        ([next, rest]) =>
          new Promise<void>((resolve) => {
            window.location.hash = next
            requestAnimationFrame(() => requestAnimationFrame(() => window.setTimeout(resolve, rest)))
          }),
        [hash, REST_MS] as const,
      )
    const run = async (count: number) => {
      for (let at = 0; at < count; at += 1) await change(VIEWS[at % VIEWS.length] ?? '')
      // A page that is still drawing has the view before as well.
      await waitUntilQuiet(tab, CLICK_QUIET_MS, await tab.evaluate(() => performance.now()))
      // One collection may release objects for the next, and nodes go in the rest after it.
      for (let time = 0; time < 6; time += 1) {
        await session.send('HeapProfiler.collectGarbage')
        await sleep(SWEEP_MS)
      }
      const { metrics } = await session.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? Number.NaN
    }
    const before = await run(WARM_UP)
    const after = await run(CHANGES)
    return [
      figure(`listeners after ${WARM_UP} changes of the view`, 'listeners', [before]),
      {
        ...figure(`listeners more after ${CHANGES} changes, each`, 'listeners', [(after - before) / CHANGES]),
        most: MOST,
      },
    ]
  })
}
