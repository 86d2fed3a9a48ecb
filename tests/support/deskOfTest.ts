import { readFileSync } from 'node:fs'
import type { LogEntry } from '#domain/decisionLog.ts'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import type { OwnData } from '#domain/own/data.ts'
import type { Delivery } from '#domain/snapshot.ts'
import { sha256 } from '#scripts/readInput.ts'
import { readSources } from '#scripts/readSources.ts'
import { createDesk } from '#state/desk/createDesk.ts'
import { type DeskRepository, deskRepository } from '#state/desk/deskRepository.ts'
import { publishedNames } from '#state/desk/publishedNames.ts'
import type { KeptTemplate } from '#state/keptTemplate.ts'
import { memoryShelf } from '#state/shelf/shelf.ts'
import { connectDesk } from '#worker/connectDesk.ts'
import { createDeskEngine, type DeskEngine } from '#worker/deskEngine.ts'
import { serveDesk } from '#worker/serveDesk.ts'

const lexicon = readSources('.').sources.lexicon.filter(({ path }) => !path.endsWith('/basemap.json'))
const suggestions = readFileSync('data/derived/suggestions.json', 'utf8')

const derived = (name: string) => JSON.parse(readFileSync(`data/derived/${name}.json`, 'utf8'))

export const PUBLISHED_NAMES = publishedNames(derived('figures'), derived('routes'))

/** One for all tabs: it keeps what it read of the lexicon, and documents by ids that no other tab has. */
let engine: DeskEngine | null = null

/** The worker of the Desk in this thread, behind a real channel of messages. */
export function deskInThread() {
  const { port1, port2 } = new MessageChannel()
  engine ??= createDeskEngine(lexicon, suggestions, sha256)
  serveDesk(port1, engine)
  port1.start()
  port2.start()
  const close = () => {
    port1.close()
    port2.close()
  }
  return connectDesk(port2, close)
}

let tabs = 0

/** A Desk on a repository in memory, whose clock counts minutes; `shown` is what Explore got last. */
export function deskOfTest(
  repository: DeskRepository = deskRepository(memoryShelf()),
  publishedTwin: (sha256: string) => Promise<string | null> = async () => null,
  unsaved = new Map<string, readonly LogEntry[]>(),
  rules = 'rules of this test',
) {
  const worker = deskInThread()
  let minutes = 0
  let ids = 0
  tabs += 1
  const tab = tabs
  let kept: { project: string | null; reader: string } = { project: null, reader: '' }
  const shown: { own: OwnData | null } = { own: null }
  const notified: string[] = []
  const briefings = new Map<string, DraftBriefing>()
  const deliveries = new Map<string, readonly Delivery[]>()
  const template: { inUse: KeptTemplate | null } = { inUse: null }
  const desk = createDesk({
    templates: {
      read: async () => template.inUse,
      keep: async (next) => {
        template.inUse = next
      },
    },
    open: async () => ({ repository, isPersistent: true }),
    desk: () => worker,
    sha256,
    rules,
    now: () => {
      minutes += 1
      return new Date(Date.UTC(2026, 10, 27, 10, minutes)).toISOString()
    },
    newId: () => {
      ids += 1
      return `p${tab}-${ids}`
    },
    remember: (next) => {
      kept = next
    },
    recall: () => kept,
    storeUnsaved: (id, entries) => unsaved.set(id, entries),
    claimUnsaved: (id) => {
      const entries = unsaved.get(id) ?? []
      unsaved.delete(id)
      return entries
    },
    publishedTwin,
    briefings: {
      all: async () => [...briefings.values()],
      put: (briefing) => void briefings.set(briefing.id, briefing),
      deliveries: async (id) => deliveries.get(id) ?? [],
      addDeliveries: async (id, added) => void deliveries.set(id, added),
    },
    sendNames: () => worker.setNames(PUBLISHED_NAMES),
    notify: (id) => notified.push(id),
    showOwn: (own) => {
      shown.own = own
    },
  })
  return { desk, worker, shown, notified, briefings, deliveries, template }
}
