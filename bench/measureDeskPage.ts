import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import type { ServedPage } from './benchedPage.ts'
import { type Figure, figure, type Spread, spread } from './figure.ts'
import { AFTERNOON, decidedByOther } from './measureDesk.ts'
import { inFreshTab, type PageOptions } from './measurePage.ts'
import { syntheticDocument } from './syntheticDocuments.ts'

/** Sentences of a document: some 4,000 proposals in all, so that each is decided once. */
const SENTENCES = 40
/** After how many decisions another reader's file is joined: apart from the counts, so that each has a stretch behind it. */
const JOINED_AT = [500, 900, 1500]
/** Decisions that are timed at the start, past the first of a page, and at the end. */
const [FIRST, TIMED] = [50, 200]
/** Decisions in the page that opens the project afterwards, so that the code of a decision is loaded there as well. */
const AFRESH = 50
/** Rest after a collection, ms. */
const SWEEP_MS = 200

/**
 * An afternoon on the Desk in the browser: a project of 60 documents, decided by keys, with three joins of another reader's
 * file. The decisions are kept, so that the heap grows by them; the page that opens the same project afterwards has them too,
 * and what the used page holds more than that one is what the work left behind.
 */
export function measureDeskPage(
  page: ServedPage,
  options: PageOptions,
): Promise<readonly (Figure | Spread)[]> {
  const { documents, decisions } = AFTERNOON
  const last = decisions.at(-1) ?? 0
  return inFreshTab(page, options, async ({ tab, session }) => {
    await tab.goto(`${page.address}#/desk`)
    await session.send('Performance.enable')
    await dropDocuments(tab)
    const kept: Kept[] = []
    const times: number[] = []
    for (let done = 1; done <= last; done += 1) {
      times.push(await decideNext(tab))
      if (JOINED_AT.includes(done)) await joinOther(tab, `Other ${done}`)
      if (decisions.some((count) => count === done)) kept.push(await keptBy(session))
    }
    await tab.reload()
    await decideAll(tab)
    const opened = await keptBy(session)
    for (let done = 0; done < AFRESH; done += 1) await decideNext(tab)
    const afresh = await keptBy(session)
    const what = `desk in the browser, ${documents} documents, ${JOINED_AT.length} joins`
    const used = kept.at(-1) ?? afresh
    return [
      ...kept.flatMap((one, at) => figuresOf(`${what}, after ${decisions[at]} decisions`, one)),
      ...figuresOf(`${what}, ${last} decisions, opened by another page`, opened),
      ...figuresOf(`${what}, and ${AFRESH} decisions in that page`, afresh),
      ...figuresOf(`${what}, ${last} decisions: used page less that one`, differenceOf(used, afresh)),
      ...kept.slice(1).map((one, at) => {
        const [from = 0, to = 0] = decisions.slice(at)
        const grown = differenceOf(one, kept[at] ?? one).bytes
        return figure(`${what}: heap a decision, ${from} to ${to}`, 'kB', [grown / (to - from) / 1e3])
      }),
      spread(`${what}: a decision at the start`, 'ms', times.slice(FIRST, FIRST + TIMED)),
      spread(`${what}: a decision at the end`, 'ms', times.slice(-TIMED)),
    ]
  })
}

/** What a page holds after collections. */
interface Kept {
  bytes: number
  nodes: number
  listeners: number
}

const differenceOf = (one: Kept, other: Kept): Kept => ({
  bytes: one.bytes - other.bytes,
  nodes: one.nodes - other.nodes,
  listeners: one.listeners - other.listeners,
})

const figuresOf = (what: string, { bytes, nodes, listeners }: Kept): readonly Figure[] => [
  figure(`${what}: heap`, 'MB', [bytes / 1e6]),
  figure(`${what}: nodes`, 'nodes', [nodes]),
  figure(`${what}: listeners`, 'listeners', [listeners]),
]

async function dropDocuments(tab: Page): Promise<void> {
  const files = Array.from({ length: AFTERNOON.documents }, (_, index) => {
    const { text, meta } = syntheticDocument(index, SENTENCES)
    return { name: `${index}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`${meta.title}\n\n${text}`) }
  })
  const chooser = tab.waitForEvent('filechooser')
  await tab.getByRole('button', { name: 'Choose files' }).first().click()
  await (await chooser).setFiles(files)
  await tab.getByRole('button', { name: `Confirm all ${AFTERNOON.documents}`, exact: true }).click()
  await decideAll(tab)
}

/** Begins to decide the open proposals of all documents. */
async function decideAll(tab: Page): Promise<void> {
  await tab.getByRole('button', { name: /^Corpus/ }).click()
  await tab.getByText(`${AFTERNOON.documents} of ${AFTERNOON.documents} documents`).waitFor()
  await tab.getByRole('button', { name: /^Decide [\d,]+ open proposals/ }).click()
  await tab.getByRole('button', { name: 'Accept A' }).waitFor()
}

/** Accepts the claim that is read; ms from the key until the frame in which the next can be decided, also of another document. */
async function decideNext(tab: Page): Promise<number> {
  // There before the key, which would overtake it. Without functions that have a name: the compiler marks those by one that
  // the page does not have.
  const watch = await tab.evaluateHandle(() => {
    const [left, claim] = ['header [role=status] > strong', '[aria-label=Claim] kbd']
    const before = document.querySelector(left)?.textContent
    const pressed = { at: 0 }
    window.addEventListener('keydown', ({ timeStamp }) => Object.assign(pressed, { at: timeStamp }), {
      capture: true,
      once: true,
    })
    return {
      drawn: (async () => {
        for (;;) {
          await new Promise((resolve) => requestAnimationFrame(resolve))
          const isNext = document.querySelector(left)?.textContent !== before && document.querySelector(claim)
          if (pressed.at > 0 && isNext) return performance.now() - pressed.at
        }
      })(),
    }
  })
  await tab.keyboard.press('a')
  const ms = await watch.evaluate(({ drawn }) => drawn)
  await watch.dispose()
  return ms
}

/** Joins the project as another reader gives it back, who rejected claims of its last document, which the first never reaches. */
async function joinOther(tab: Page, name: string): Promise<void> {
  const download = tab.waitForEvent('download')
  await tab.keyboard.press('Control+s')
  const file = await download
  const given = {
    name: file.suggestedFilename(),
    file: new Blob([await buffer(await file.createReadStream())]),
  }
  const back = await decidedByOther(given, name, async (desk) => {
    const last = desk.store.getState().project?.documents.at(-1)
    return last ? (await desk.proposalsOf(last.id)).slice(0, AFTERNOON.byOther) : []
  })
  const chooser = tab.waitForEvent('filechooser')
  await tab.getByRole('button', { name: 'Merge a second reader’s file' }).click()
  const bytes = Buffer.from(await back.file.arrayBuffer())
  await (await chooser).setFiles({ name: back.name, mimeType: 'application/octet-stream', buffer: bytes })
  await tab.getByText(/^\d+ entries from .* were merged/).waitFor()
  await tab.getByRole('button', { name: 'Dismiss' }).first().click()
}

/** What the page keeps after collections: one may release objects for the next, and nodes go in the rest after it. */
async function keptBy(session: CDPSession): Promise<Kept> {
  for (let time = 0; time < 6; time += 1) {
    await session.send('HeapProfiler.collectGarbage')
    await sleep(SWEEP_MS)
  }
  const { metrics } = await session.send('Performance.getMetrics')
  const metric = (sought: string) => metrics.find(({ name }) => name === sought)?.value ?? Number.NaN
  return { bytes: metric('JSHeapUsedSize'), nodes: metric('Nodes'), listeners: metric('JSEventListeners') }
}
