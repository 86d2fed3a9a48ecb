import type { Browser, Page } from '@playwright/test'
import { openPage } from './openPage.ts'
import { changesToFrames, dragOver, type Observations, observePage, takeObservations } from './watchFrames.ts'

/** Times of dragging the period, ms. */
export interface BrushRun {
  /** From each step of the drag to the frame that shows it in map and dock. */
  stepToFrame: number[]
  /** From the last step to the frame that shows it in lists and charts, one per drag. */
  lastToLists: number[]
}

/** Distance of a drag, months. */
const MONTHS = 12
/** Quiet time after which lists and charts count as drawn, ms. */
const QUIET_MS = 400
const QUIET_TIMEOUT_MS = 15_000

/** Opens the charts with a period of a year and drags the period over the dock. */
export async function measureBrush(
  browser: Browser,
  origin: string,
  cpu: number,
  drags: number,
): Promise<BrushRun> {
  const { page, context } = await openPage(browser, `${origin}/#/explore?period=2024-01..2024-11`, { cpu })
  try {
    await openCharts(page)
    await observePage(page)
    const run: BrushRun = { stepToFrame: [], lastToLists: [] }
    for (let drag = 0; drag < drags; drag += 1) {
      await page.waitForTimeout(QUIET_MS)
      const before = (await takeObservations(page)).filterChanges.length
      await dragOver(page, await brushPoints(page, drag % 2 === 0 ? 1 : -1))
      const watched = await waitUntilQuiet(page)
      const steps = watched.filterChanges.slice(before)
      const last = steps.at(-1)
      if (last === undefined) throw new Error('dragging the period changed nothing')
      // All steps count: the first loads more, the last updates the lists.
      run.stepToFrame.push(...changesToFrames(steps, watched.frames))
      const listed = watched.listChanges.filter((change) => change >= last).at(-1) ?? last
      run.lastToLists.push(...changesToFrames([listed], watched.frames).map((time) => listed + time - last))
    }
    return run
  } finally {
    await context.close()
  }
}

async function openCharts(page: Page): Promise<void> {
  const panel = page.getByRole('region', { name: 'Details' })
  await panel.getByRole('button', { name: 'Charts', exact: true }).click()
  await page.waitForTimeout(QUIET_MS)
}

/** Mouse positions on the dock that move the period by MONTHS. */
export async function brushPoints(
  page: Page,
  direction: 1 | -1,
): Promise<readonly { x: number; y: number }[]> {
  const brush = page.locator('[data-brush]')
  const [frame, box, from, to] = await Promise.all([
    brush.locator('[data-window]').boundingBox(),
    brush.boundingBox(),
    brush.getAttribute('data-from'),
    brush.getAttribute('data-to'),
  ])
  if (!frame || !box || !from || !to) throw new Error('the dock has no brush')
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1
  const step = (box.width / months) * direction
  const start = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 }
  return Array.from({ length: MONTHS * 2 + 1 }, (_, index) => ({ ...start, x: start.x + (step * index) / 2 }))
}

/** Waits until lists and charts are quiet. */
async function waitUntilQuiet(page: Page): Promise<Observations> {
  await page
    .waitForFunction(
      (quiet) => {
        const changes = window.benchWatched?.listChanges ?? []
        const lastFilter = performance.getEntriesByName('filter-start').at(-1)?.startTime ?? 0
        const last = Math.max(lastFilter, changes.at(-1) ?? 0)
        return performance.now() - last > quiet
      },
      QUIET_MS,
      { timeout: QUIET_TIMEOUT_MS },
    )
    .catch((cause: unknown) => {
      throw new Error('lists and charts went on changing', { cause })
    })
  return takeObservations(page)
}
