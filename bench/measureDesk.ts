import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readSources } from '#scripts/readSources.ts'
import { openDeskRepository } from '#state/desk/deskRepository.ts'
import { createDesk } from '#state/desk/deskStore.ts'
import { filterDocuments } from '#state/desk/filterDocuments.ts'
import { createDeskEngine } from '#worker/deskEngine.ts'
import { connectDesk } from '#worker/deskProtocol.ts'
import { serveDesk } from '#worker/serveDesk.ts'
import { type Figure, figure } from './figure.ts'
import { syntheticDocument } from './syntheticDocuments.ts'

/** Documents in a project of the Desk, and the sentences of each. */
const SIZES = [10, 100, 1000] as const
const SENTENCES = 40

/**
 * Measures a project of the Desk with more and more documents: adding them, opening the project again, filtering its list,
 * and what the texts take in memory. The worker runs in this thread, and the browser's storage is a stand-in.
 */
export async function measureDesk(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const count of SIZES) {
    const first = await openDesk(`bench-${count}`)
    await first.desk.newProject('Bench')
    const started = performance.now()
    for (let index = 0; index < count; index += 1) {
      const { text, meta } = syntheticDocument(index, SENTENCES)
      const facts = { ...meta, format: 'txt', fileName: `${index}.txt`, publisher: null, pages: [] } as const
      await first.desk.addText({ ...facts, text, pages: [] }, index === 0)
    }
    await first.settled()
    figures.push(
      figure(`desk, ${count} documents: adding one`, 'ms', [(performance.now() - started) / count]),
    )
    const { project } = first.desk.store.getState()
    first.close()
    const second = await openDesk(`bench-${count}`)
    const [head] = second.desk.store.getState().heads
    const opening = performance.now()
    await second.desk.openProject(head?.id ?? '')
    figures.push(figure(`desk, ${count} documents: opening the project`, 'ms', [performance.now() - opening]))
    second.close()
    const documents = project?.documents ?? []
    const times = ['document 9', 'nothing', '7 txt'].map((words) => {
      const filtering = performance.now()
      filterDocuments(documents, words)
      return performance.now() - filtering
    })
    figures.push(figure(`desk, ${count} documents: filtering the list`, 'ms', times))
    const letters = documents.reduce((sum, { text }) => sum + text.length, 0)
    figures.push(figure(`desk, ${count} documents: their texts in memory`, 'MB', [(letters * 2) / 1e6]))
  }
  return figures
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
  const desk = createDesk({
    open: async () => ({ repository, isPersistent: true }),
    desk: () => worker,
    sha256,
    now: () => new Date().toISOString(),
    newId: () => {
      ids += 1
      return `bench${ids}`
    },
    remember: () => {},
    recall: () => ({ project: null, reader: 'Bench' }),
    notify: () => {},
    storeUnsaved: () => {},
    claimUnsaved: () => [],
    publishedTwin: async () => null,
    knowNames: async () => {},
    briefings: { all: async () => [], put: () => {} },
    showOwn: () => {},
  })
  await desk.start()
  const settled = async () => {
    while (desk.store.getState().save !== 'saved') await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return { desk, close, settled }
}
