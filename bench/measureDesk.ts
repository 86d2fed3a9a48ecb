import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Claim } from '#domain/claim.ts'
import { changesOf, type ReviewDecision, targetOf } from '#domain/decisionLog.ts'
import type { OwnData } from '#domain/own/data.ts'
import { readSources } from '#scripts/readSources.ts'
import { filterDocuments } from '#state/desk/corpusRows.ts'
import { createDesk, type DeskActions } from '#state/desk/createDesk.ts'
import { openDeskRepository } from '#state/desk/deskRepository.ts'
import type { NamedFile } from '#state/desk/deskState.ts'
import { connectDesk } from '#worker/connectDesk.ts'
import { createDeskEngine } from '#worker/deskEngine.ts'
import { serveDesk } from '#worker/serveDesk.ts'
import { type Figure, figure } from './figure.ts'
import { syntheticCsv } from './measureTables.ts'
import { syntheticDocument } from './syntheticDocuments.ts'

/** Documents in a project of the Desk, and the sentences of each. */
const SIZES = [10, 100, 1000] as const
const SENTENCES = 40
/** Claims that are accepted in each. */
const ACCEPTED = 3

/**
 * Measures a project of the Desk with more and more documents: adding them, reopening the project with decisions in each,
 * filtering its list, and the memory of page and worker. The worker runs in this thread, and the browser's storage is a
 * stand-in.
 */
export async function measureDesk(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const count of SIZES) {
    const times = await timeProject(count)
    // Only the stand-in for the storage is kept.
    const kept = heap()
    const { adding, opening, filtering, heaps } = times
    const what = `desk, ${count} documents`
    figures.push(
      figure(`${what}: adding one`, 'ms', [adding]),
      figure(`${what}: opening the project`, 'ms', [opening]),
      figure(`${what}: filtering the list`, 'ms', filtering),
      figure(`${what}: memory of page and worker after deciding in each`, 'MB', [(heaps.added - kept) / 1e6]),
      figure(`${what}: memory of page and worker after opening`, 'MB', [(heaps.opened - kept) / 1e6]),
    )
  }
  return figures
}

async function timeProject(count: number) {
  const first = await openDesk(`bench-${count}`)
  await first.desk.newProject('Bench')
  const started = performance.now()
  await addTexts(first.desk, count)
  await first.settled()
  const adding = (performance.now() - started) / count
  await acceptSome(first.desk)
  await first.settled()
  const added = heap()
  first.close()
  const second = await openDesk(`bench-${count}`)
  const [head] = second.desk.store.getState().heads
  first.desk.closeProject()
  const begun = performance.now()
  await second.desk.openProject(head?.id ?? '')
  const opening = performance.now() - begun
  const opened = heap()
  const documents = second.desk.store.getState().project?.documents ?? []
  const filtering = ['document 9', 'nothing', '7 txt'].map((words) => {
    const before = performance.now()
    filterDocuments(documents, words)
    return performance.now() - before
  })
  second.close()
  return { adding, opening, filtering, heaps: { added, opened } }
}

/** Accepts the first claims of every document, and resolves when they are published. */
async function acceptSome(desk: DeskActions): Promise<void> {
  const accepted: { claim: Claim; documentId: string }[] = []
  for (const { id } of desk.store.getState().project?.documents ?? []) {
    const claims = (await desk.proposalsOf(id)).slice(0, ACCEPTED)
    accepted.push(...claims.map((claim) => ({ claim, documentId: id })))
  }
  desk.decide(
    accepted.map(({ claim, documentId }) => ({
      claimId: claim.id,
      documentId,
      decision: decisionOn(claim, 'accept'),
    })),
  )
  while (desk.store.getState().own?.claims.length !== accepted.length)
    await new Promise((resolve) => setTimeout(resolve, 5))
}

/** Bytes of the heap after a collection. */
function heap(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

/** The same, once what closed ports served is let go: some turns after their last event, when it shrinks no further. */
async function settledHeap(): Promise<number> {
  let least = heap()
  for (let turn = 0, still = 0; turn < 40 && still < 4; turn += 1, still += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const now = heap()
    if (now < least - 1e5) still = 0
    least = Math.min(least, now)
  }
  return least
}

/** Documents and decisions of the project whose decisions are timed, and the rows of its tables. */
const DECIDED = { documents: 10, warmUp: 10, decisions: 30, tables: 2, rows: 10_000 } as const

/** Measures a decision, from the key to its marks on the map and to the last byte stored, with and without used tables. */
export async function measureDecisions(): Promise<readonly Figure[]> {
  const { documents, tables, rows } = DECIDED
  const alone = await timeDecisions('bench-alone', 0)
  const beside = await timeDecisions('bench-tables', tables)
  const ratios = beside.map((time, index) => time / (alone[index] ?? Number.NaN))
  const what = `${tables} tables of ${rows} rows`
  return [
    figure(`desk, ${documents} documents: a decision`, 'ms', alone),
    figure(`desk, ${documents} documents, ${what}: a decision`, 'ms', beside),
    figure(`desk: a decision beside ${what} / without`, 'ratio', ratios),
  ]
}

async function timeDecisions(name: string, tables: number): Promise<number[]> {
  const { desk, worker, close, settled, published } = await openDesk(name)
  await desk.newProject('Bench')
  await addTexts(desk, DECIDED.documents, true)
  await worker.setNames({ places: [{ name: 'Western Balkans', place: 'western-balkans' }], units: {} })
  for (let table = 0; table < tables; table += 1) {
    const bytes = syntheticCsv(DECIDED.rows + table)
    const options = { signal: new AbortController().signal, onProgress: () => {} }
    const read = await worker.read({ name: `${table}.csv`, bytes }, options)
    const sheet = 'sheets' in read && read.sheets[0]
    if (!sheet) throw new Error('the synthetic table has no sheet')
    desk.setTable(desk.addTable(sheet), { isUsed: true })
  }
  const times: number[] = []
  const claims: Claim[] = []
  for (const { id } of desk.store.getState().project?.documents ?? [])
    claims.push(...(await desk.proposalsOf(id)).slice(0, 5))
  for (const claim of claims.slice(0, DECIDED.warmUp + DECIDED.decisions)) {
    await settled()
    await desk.openDocument(claim.citation.documentId)
    const started = performance.now()
    desk.decide([{ claimId: claim.id, decision: decisionOn(claim, 'accept') }])
    await published(claim.id)
    await settled()
    times.push(performance.now() - started)
  }
  close()
  return times.slice(DECIDED.warmUp)
}

/** A project that is worked on for an afternoon: two readers, whose files are joined in between. */
export const AFTERNOON = { documents: 60, decisions: [200, 1000, 2000], joins: 3, byOther: 20 } as const

/** Measures an afternoon in a project of 60 documents: each decision, three joins, and memory after few and many decisions. */
export async function measureAfternoon(): Promise<readonly Figure[]> {
  const { documents, decisions, joins } = AFTERNOON
  const figures: Figure[] = []
  for (const count of decisions) {
    const { times, joined, end, closed } = await timeAfternoon(count)
    // Only the stand-in for the storage is kept.
    const kept = await settledHeap()
    const what = `desk, ${documents} documents, ${count} decisions, ${joins} joins`
    figures.push(
      figure(`${what}: a decision`, 'ms', times),
      figure(`${what}: the last hundred decisions`, 'ms', times.slice(-100)),
      figure(`${what}: a join`, 'ms', joined),
      figure(`${what}: memory of page and worker`, 'MB', [(end - kept) / 1e6]),
      // What stays besides the marks on the map and the log is the same after few and many decisions.
      figure(`${what}: memory once the project is closed`, 'MB', [(closed - kept) / 1e6]),
    )
  }
  return figures
}

async function timeAfternoon(decisions: number) {
  const { documents, joins, byOther } = AFTERNOON
  const name = `bench-afternoon-${decisions}`
  const { desk, close, settled, published } = await openDesk(name)
  await desk.newProject('Bench')
  await addTexts(desk, documents, true)
  const claims: Claim[] = []
  for (const { id } of desk.store.getState().project?.documents ?? [])
    claims.push(...(await desk.proposalsOf(id)))
  // What the other reader decides is left to them: an open conflict is on no map.
  const [theirs, mine] = [claims.slice(0, byOther), claims.slice(byOther)]
  const times: number[] = []
  const joined: number[] = []
  for (let count = 0; count < decisions; count += 1) {
    const claim = mine[count % mine.length]
    if (!claim) throw new Error('the synthetic documents have no claims')
    const action = Math.floor(count / mine.length) % 2 === 0 ? 'accept' : 'reject'
    await desk.openDocument(claim.citation.documentId)
    const started = performance.now()
    desk.decide([{ claimId: claim.id, decision: decisionOn(claim, action) }])
    await published(claim.id, action === 'accept')
    await settled()
    times.push(performance.now() - started)
    if ((count + 1) % Math.floor(decisions / (joins + 1)) !== 0 || joined.length === joins) continue
    const file = await decidedByOther(await desk.saveFile(), `${name}-${count}`, async () => theirs)
    const begun = performance.now()
    await desk.joinFile(file)
    await settled()
    joined.push(performance.now() - begun)
  }
  const end = await settledHeap()
  desk.closeProject()
  const closed = await settledHeap()
  close()
  return { times, joined, end, closed }
}

const decisionOn = (claim: Claim, action: 'accept' | 'reject'): ReviewDecision =>
  action === 'accept'
    ? { action, ...targetOf(claim), seen: changesOf(claim) }
    : { action, ...targetOf(claim), note: '' }

/** A project file as another reader gives it back, who rejected some claims. `name` is the reader's, and of what they store. */
export async function decidedByOther(
  file: NamedFile,
  name: string,
  claimsOf: (desk: DeskActions) => Promise<readonly Claim[]>,
): Promise<NamedFile> {
  const other = await openDesk(name)
  await other.desk.openFile(file)
  other.desk.setReader(name)
  for (const claim of await claimsOf(other.desk)) {
    await other.desk.openDocument(claim.citation.documentId)
    other.desk.decide([{ claimId: claim.id, decision: decisionOn(claim, 'reject') }])
  }
  await other.settled()
  const saved = await other.desk.saveFile()
  other.desk.closeProject()
  other.close()
  return saved
}

async function addTexts(desk: DeskActions, count: number, opens = false): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const { text, meta } = syntheticDocument(index, SENTENCES)
    const facts = { ...meta, format: 'txt', fileName: `${index}.txt`, publisher: null } as const
    await desk.addText({ ...facts, text, pages: [] }, opens || index === 0)
  }
}

async function openDesk(name: string) {
  const lexicon = readSources('.').sources.lexicon.filter(({ path }) => !path.endsWith('/basemap.json'))
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const { port1, port2 } = new MessageChannel()
  const suggestions = readFileSync('data/derived/suggestions.json', 'utf8')
  serveDesk(port1, createDeskEngine(lexicon, suggestions, sha256))
  port1.start()
  port2.start()
  const close = () => {
    port1.close()
    port2.close()
  }
  const worker = connectDesk(port2, close)
  const repository = await openDeskRepository(name)
  let ids = 0
  let own: OwnData | null = null
  const desk = createDesk({
    open: async () => ({ repository, isPersistent: true }),
    desk: () => worker,
    sha256,
    rules: 'bench',
    now: () => new Date().toISOString(),
    newId: () => {
      ids += 1
      // An entry is known by its id: those of two readers with the same ids would not be joined.
      return `${name}-${ids}`
    },
    remember: () => {},
    recall: () => ({ project: null, reader: 'Bench' }),
    notify: () => {},
    storeUnsaved: () => {},
    claimUnsaved: () => [],
    publishedTwin: async () => null,
    sendNames: async () => {},
    templates: { read: async () => null, keep: async () => {} },
    briefings: {
      all: async () => [],
      put: () => {},
      deliveries: async () => [],
      addDeliveries: async () => {},
    },
    showOwn: (shown) => {
      own = shown
    },
  })
  await desk.start()
  const settled = async () => {
    while (desk.store.getState().save !== 'saved') await new Promise((resolve) => setTimeout(resolve, 5))
  }
  /** Resolves when the map has got, or lost, what a claim publishes. */
  const published = async (claimId: string, isShown = true) => {
    while (own?.claims.some(({ id }) => id === claimId) !== isShown)
      await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return { desk, worker, close, settled, published }
}
