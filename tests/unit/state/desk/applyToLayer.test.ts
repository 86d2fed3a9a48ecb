import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { buildDatasets } from '#derive/build.ts'
import { type DraftBriefing, newDraft } from '#domain/draftBriefing.ts'
import { DESK_METHODS } from '#domain/project.ts'
import { lexiconOf, proposeOnce } from '#scripts/deriveOnce.ts'
import { sha256 } from '#scripts/readInput.ts'
import { readSources } from '#scripts/readSources.ts'
import { deskRepository } from '#state/desk/deskRepository.ts'
import { memoryShelf } from '#state/shelf/shelf.ts'
import {
  accept,
  begin,
  bytesOf,
  FRENCH,
  fileOf,
  inNewBrowsers,
  open,
  openTab,
  saved,
  stateOf,
  TEXT,
} from '#tests/support/deskTabs.ts'
import { givenThen } from '#tests/support/givenTalk.ts'
import { copySources } from '#tests/support/sourcesCopy.ts'

inNewBrowsers()

describe('documents of a project', () => {
  it('can be removed with their marks, and put back', async () => {
    const tab = await begin()
    await vi.waitFor(() => expect(tab.shown.own?.claims).toHaveLength(1))
    const id = stateOf(tab).documentId ?? ''
    tab.desk.removeDocument(id)
    await vi.waitFor(() => expect(tab.shown.own?.claims).toHaveLength(0))
    expect(stateOf(tab).project?.log).toHaveLength(1)
    tab.desk.restoreDocument()
    await vi.waitFor(() => expect(tab.shown.own?.claims).toHaveLength(1))
    expect(stateOf(tab)).toMatchObject({ documentId: id, removed: null })
  })

  it('show corrected facts in what they publish', async () => {
    const repository = deskRepository(memoryShelf())
    const tab = await begin(repository)
    const id = stateOf(tab).documentId ?? ''
    await tab.desk.setFacts(id, { title: 'Corrected', publisher: 'A publisher', date: null, language: 'en' })
    await saved(tab)
    expect(tab.shown.own?.documents).toMatchObject([
      { title: 'Corrected', publisher: 'A publisher', date: null },
    ])
    const read = await repository.read(stateOf(tab).project?.id ?? '')
    expect(read?.documents).toMatchObject([{ title: 'Corrected', date: null }])
  })
})

describe('a text that is published too', () => {
  it('is named before anything in it is decided', async () => {
    const tab = await openTab(deskRepository(memoryShelf()), async (hash) =>
      hash === sha256(TEXT.text) ? 'published' : null,
    )
    await tab.desk.newProject('Test')
    await tab.desk.addText(FRENCH)
    const id = await tab.desk.addText(TEXT)
    expect(stateOf(tab).own?.twins).toEqual({ [id]: expect.any(String) })
  })
})

describe('briefings that stand on a project', () => {
  function talkOn(evidence: string, part: Partial<DraftBriefing> = {}): DraftBriefing {
    const draft = newDraft({ id: 'own-talk', title: 'Talk', author: 'A', language: 'en', date: '2026-11-27' })
    const step = {
      id: 'one',
      view: '#/explore?v=2',
      title: 'One',
      text: [],
      notes: '',
      number: null,
      chart: null,
      evidence: [evidence],
      dwell: 20,
    }
    return { ...draft, steps: [step], ...part }
  }

  it('go into its file, and are beside the briefings of the device that opens it', async () => {
    const tab = await begin()
    const documentId = stateOf(tab).documentId ?? ''
    await vi.waitFor(() => expect(tab.shown.own?.measures).toHaveLength(1))
    const talk = talkOn(`${documentId}:0-10`)
    const [measure] = tab.shown.own?.measures ?? []
    const onMark = talkOn('record:x', { id: 'own-mark' })
    const [step] = onMark.steps
    if (!step) throw new Error('the talk has a step')
    const shown = { ...step, view: `#/explore?selected=measure:${measure?.id}&v=2` }
    for (const one of [
      talk,
      { ...onMark, steps: [shown] },
      talkOn('own-ffffffffffff:0-10', { id: 'own-other' }),
    ]) {
      tab.briefings.set(one.id, one)
    }
    tab.deliveries.set(talk.id, [givenThen()])
    const bytes = await fileOf(tab)
    expect(Object.keys(unzipSync(bytes)).filter((path) => /^(?:briefings|givings)\//.test(path))).toEqual([
      'briefings/own-talk.json',
      'briefings/own-mark.json',
      'givings/own-talk.json',
    ])
    const other = await openTab(deskRepository(memoryShelf()))
    other.briefings.set('own-mark', { ...onMark, title: 'Changed here' })
    await open(other, bytes)
    expect(other.briefings.get('own-talk')).toEqual(talk)
    expect(other.deliveries.get('own-talk')).toEqual([givenThen()])
    expect(stateOf(other).fileFaults).toEqual([])
    await open(other, bytes)
    expect([...other.briefings.values()].map(({ title }) => title).sort()).toEqual([
      'Changed here',
      'Talk',
      'Talk',
    ])
    // The copy of the one that was changed here is the reader's own from now on.
    const copy = [...other.briefings].find(([id]) => !id.startsWith('own-mark') && id !== 'own-talk')
    if (!copy) throw new Error('the file’s version was not kept')
    other.briefings.set(copy[0], { ...copy[1], title: 'Changed too' })
    await open(other, bytes)
    expect(other.briefings.get(copy[0])?.title).toBe('Changed too')
  })
})

describe('handing over to the pipeline', () => {
  it('gives sources from which the pipeline derives the same claims, with who decided and how', async () => {
    const tab = await begin()
    accept(tab, 1)
    await tab.desk.addText(FRENCH)
    accept(tab, 0)
    tab.desk.setReader('B')
    await tab.desk.openDocument(stateOf(tab).project?.documents[0]?.id ?? '')
    accept(tab, 0)
    tab.desk.setShowsOthers(true)
    await saved(tab)
    await vi.waitFor(() => expect(tab.shown.own?.claims).toHaveLength(3))
    expect(tab.shown.own?.claims.map(({ review }) => [review.reviewer?.en, review.method])).toEqual([
      ['B, Reader', DESK_METHODS.twice],
      ['Reader', DESK_METHODS.once],
      ['Reader', DESK_METHODS.once],
    ])
    const { name, file } = await tab.desk.handOver()
    expect(name).toBe('Test-sources.zip')
    const copy = copySources()
    try {
      for (const [path, part] of Object.entries(unzipSync(await bytesOf(file)))) {
        if (path.endsWith('/')) continue
        mkdirSync(dirname(join(copy.root, path)), { recursive: true })
        writeFileSync(join(copy.root, path), part)
      }
      const { sources } = readSources(copy.root)
      const { datasets, faults } = buildDatasets(sources, lexiconOf(...sources.lexicon), proposeOnce)
      expect(faults).toEqual([])
      const claims = datasets?.claims ?? []
      const own = claims.filter(
        ({ citation, review }) => citation.documentId.startsWith('own-') && review.state !== 'proposed',
      )
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
      expect(own.sort(byId)).toEqual([...(tab.shown.own?.claims ?? [])].sort(byId))
    } finally {
      copy.remove()
    }
  })
})
