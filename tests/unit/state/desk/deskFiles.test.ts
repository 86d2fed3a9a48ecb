import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { buildDatasets } from '#derive/build.ts'
import { firstAlteredEntry } from '#domain/decisionLog.ts'
import { type DraftBriefing, newDraft } from '#domain/draftBriefing.ts'
import { DESK_METHODS, ownDocumentId } from '#domain/project.ts'
import { changesOf, type ReviewDecision, targetOf } from '#domain/reviewDecision.ts'
import { readSources } from '#scripts/readSources.ts'
import { type DeskRepository, openDeskRepository } from '#state/desk/deskRepository.ts'
import type { NewText } from '#state/desk/deskState.ts'
import { memoryDeskRepository } from '#state/desk/memoryDeskRepository.ts'
import { deskOfTest, sha256 } from '#tests/support/deskOfTest.ts'
import { copySources } from '#tests/support/sourcesCopy.ts'

const TEXT: NewText = {
  format: 'paste',
  fileName: '',
  title: 'Invented test text',
  publisher: null,
  date: '2025-03',
  language: 'en',
  pages: [],
  text: 'Belgium will strengthen border controls in 2025. France and Belgium set up joint patrols in 2024.\n',
}
const FRENCH: NewText = {
  ...TEXT,
  title: 'Texte inventé',
  language: 'fr',
  text: 'La Belgique renforcera les contrôles aux frontières en 2026.\n',
}
const made: { worker: { close: () => void } }[] = []
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => {
  for (const { worker } of made.splice(0)) worker.close()
})

type Tab = ReturnType<typeof deskOfTest>

async function openTab(repository: DeskRepository): Promise<Tab> {
  const tab = deskOfTest(repository)
  made.push(tab)
  await tab.desk.start()
  return tab
}

const stateOf = ({ desk }: Tab) => desk.store.getState()
const saved = (tab: Tab) => vi.waitFor(() => expect(stateOf(tab).save).toBe('saved'))

function accept(tab: Tab, place: number): void {
  const { derived, documentId } = stateOf(tab)
  const claim = derived.get(documentId ?? '')?.claims[place]
  if (!claim) throw new Error(`there is no claim ${place}`)
  const decision: ReviewDecision = { action: 'accept', ...targetOf(claim), seen: changesOf(claim) }
  tab.desk.decide([{ claimId: claim.id, decision }])
}

async function begin(repository: DeskRepository = memoryDeskRepository()): Promise<Tab> {
  const tab = await openTab(repository)
  await tab.desk.newProject('Test')
  await tab.desk.addText(TEXT)
  accept(tab, 0)
  await saved(tab)
  return tab
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
const fileOf = async (tab: Tab) => bytesOf((await tab.desk.saveFile()).file)
const open = (tab: Tab, bytes: Uint8Array<ArrayBuffer>) =>
  tab.desk.openFile({ name: 'test.throughline', file: new Blob([bytes]) })

describe('the template of slides', () => {
  const template = (name: string) => ({
    name,
    bytes: new Uint8Array(zipSync({ '[Content_Types].xml': strToU8(name) })),
  })

  it('goes with the project to a browser that uses none', async () => {
    const first = await begin()
    first.template.inUse = template('Ministry/2026.potx')
    const second = await openTab(memoryDeskRepository())
    await open(second, await fileOf(first))
    expect(second.template.inUse).toEqual({ ...first.template.inUse, name: 'Ministry-2026.potx' })
    expect((await second.desk.projectTemplate())?.name).toBe('Ministry-2026.potx')
    expect(stateOf(second).fileFaults).toEqual([])
  })

  it('of a project is replaced by the reader alone, and replaces none in use', async () => {
    const first = await begin()
    first.template.inUse = template('A.potx')
    const second = await openTab(memoryDeskRepository())
    second.template.inUse = template('B.potx')
    await open(second, await fileOf(first))
    expect(second.template.inUse.name).toBe('B.potx')
    expect(Object.keys(unzipSync(await fileOf(second)))).toContain('template/A.potx')
    await second.desk.keepInProject(template('B.potx'))
    const paths = Object.keys(unzipSync(await fileOf(second)))
    expect(paths.filter((path) => path.startsWith('template/'))).toEqual(['template/B.potx'])
  })

  it('is in no file of a project without one', async () => {
    const paths = Object.keys(unzipSync(await fileOf(await begin())))
    expect(paths.filter((path) => path.startsWith('template/'))).toEqual([])
  })
})

describe('a project file on another device', () => {
  it('opens with the same texts, decisions and marks, and is stored', async () => {
    const first = await begin()
    const { name, file } = await first.desk.saveFile()
    expect(name).toBe('Test.throughline')
    const repository = memoryDeskRepository()
    const other = await openTab(repository)
    await open(other, await bytesOf(file))
    const { project, isReadOnly, heads } = stateOf(other)
    expect(project).toEqual(stateOf(first).project)
    expect(isReadOnly).toBe(false)
    expect(other.shown.own?.claims).toHaveLength(1)
    expect(heads.map(({ id }) => id)).toEqual([project?.id])
    expect((await repository.read(project?.id ?? ''))?.log).toEqual(project?.log)
    accept(other, 1)
    await saved(other)
    expect((await repository.read(project?.id ?? ''))?.log).toHaveLength(2)
  })

  it('goes on with the longer log, and loses no document of either', async () => {
    const tab = await begin()
    const early = await fileOf(tab)
    accept(tab, 1)
    await tab.desk.addText(FRENCH)
    await saved(tab)
    const late = await fileOf(tab)
    await open(tab, early)
    expect(stateOf(tab).project?.log).toHaveLength(2)
    expect(stateOf(tab).project?.documents).toHaveLength(2)
    const other = await openTab(memoryDeskRepository())
    await open(other, early)
    await open(other, late)
    expect(stateOf(other).project?.log).toEqual(stateOf(tab).project?.log)
    expect(stateOf(other).project?.documents).toHaveLength(2)
    expect(stateOf(other).heads).toHaveLength(1)
  })

  describe('whose log went another way', () => {
    /** A tab, and the file of a second reader who began from the same one. */
    async function fork() {
      const tab = await begin()
      const early = await fileOf(tab)
      const other = await openTab(memoryDeskRepository())
      await open(other, early)
      other.desk.setReader('B')
      accept(other, 1)
      await saved(other)
      accept(tab, 1)
      await saved(tab)
      const { project } = stateOf(tab)
      tab.desk.closeProject()
      await open(tab, await fileOf(other))
      return { tab, project }
    }
    const titles = (tab: Tab) =>
      stateOf(tab)
        .heads.map(({ title }) => title)
        .sort()

    it('is neither joined nor opened before the reader has chosen', async () => {
      const { tab } = await fork()
      expect(stateOf(tab)).toMatchObject({
        project: null,
        forked: { name: 'test.throughline', title: 'Test' },
      })
      expect(titles(tab)).toEqual(['Test'])
      tab.desk.leaveForked()
      await tab.desk.joinForked()
      await tab.desk.openForked('Test (another reading)')
      expect(stateOf(tab)).toMatchObject({ project: null, forked: null })
      expect(titles(tab)).toEqual(['Test'])
    })

    it('is joined into the project of this device', async () => {
      const { tab, project } = await fork()
      await tab.desk.joinForked()
      expect(stateOf(tab)).toMatchObject({ forked: null, joined: { name: 'test.throughline', added: 1 } })
      expect(titles(tab)).toEqual(['Test'])
      const { id, log = [] } = stateOf(tab).project ?? {}
      expect(id).toBe(project?.id)
      expect(log.map(({ who }) => who)).toEqual(['Reader', 'Reader', 'B'])
    })

    it('is opened beside it', async () => {
      const { tab } = await fork()
      await tab.desk.openForked('Test (another reading)')
      expect(stateOf(tab).forked).toBeNull()
      expect(titles(tab)).toEqual(['Test', 'Test (another reading)'])
      expect(stateOf(tab).project?.log.map(({ who }) => who)).toEqual(['Reader', 'B'])
    })
  })

  it('says when the last change is younger than the file', async () => {
    const tab = await begin()
    await fileOf(tab)
    await saved(tab)
    const changedAt = () => stateOf(tab).heads[0]?.changedAt ?? ''
    expect(stateOf(tab).fileSavedAt).toBe(changedAt())
    accept(tab, 1)
    expect((stateOf(tab).fileSavedAt ?? '') < changedAt()).toBe(true)
  })
})

describe('a damaged project file', () => {
  async function damagedFile() {
    const tab = await begin()
    await tab.desk.addText(FRENCH)
    const [document] = stateOf(tab).project?.documents ?? []
    const path = `documents/${document?.id}.txt`
    const parts = { ...unzipSync(await fileOf(tab)), [path]: strToU8('Another text.') }
    return { path, bytes: new Uint8Array(zipSync(parts)) }
  }

  it('opens to read only, is stored nowhere, and can be saved without the damaged part', async () => {
    const { path, bytes } = await damagedFile()
    const repository = memoryDeskRepository()
    const tab = await openTab(repository)
    await open(tab, bytes)
    expect(stateOf(tab)).toMatchObject({ isReadOnly: true, fileFaults: [{ code: 'changed', part: path }] })
    const log = stateOf(tab).project?.log
    accept(tab, 0)
    tab.desk.undo()
    expect(stateOf(tab).project?.log).toEqual(log)
    expect(await repository.heads()).toEqual([])
    await tab.desk.saveAsNew('Rescued')
    expect(stateOf(tab)).toMatchObject({ isReadOnly: false, fileFaults: [] })
    expect(stateOf(tab).project).toMatchObject({ title: 'Rescued', log })
    expect(stateOf(tab).project?.documents).toHaveLength(1)
    expect(await repository.heads()).toHaveLength(1)
  })

  it('leaves the open project as it is where nothing can be opened', async () => {
    const tab = await begin()
    const before = stateOf(tab).project
    await open(tab, strToU8('no zip') as Uint8Array<ArrayBuffer>)
    expect(stateOf(tab).project).toBe(before)
    expect(stateOf(tab).refused).toEqual({
      name: 'test.throughline',
      faults: [{ code: 'foreign', part: null, place: null }],
    })
  })
})

describe('a project file in a browser without room', () => {
  it('is open and says so, and is stored whole once there is room', async () => {
    const bytes = await fileOf(await begin())
    const repository = memoryDeskRepository()
    let isFull = true
    const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
    const tab = await openTab({
      ...repository,
      adopt: (...project) => (isFull ? full() : repository.adopt(...project)),
      addEntries: (...entries) => (isFull ? full() : repository.addEntries(...entries)),
    })
    await open(tab, bytes)
    await vi.waitFor(() => expect(stateOf(tab).save).toBe('full'))
    expect(stateOf(tab).project?.log).toHaveLength(1)
    isFull = false
    accept(tab, 1)
    await saved(tab)
    const { log, id } = stateOf(tab).project ?? { log: [], id: '' }
    expect(log).toHaveLength(2)
    expect(await repository.read(id)).toMatchObject({ log, documents: stateOf(tab).project?.documents })
  })

  it('stores all again when the browser has lost the project', async () => {
    const repository = memoryDeskRepository()
    const tab = await begin(repository)
    const id = stateOf(tab).project?.id ?? ''
    await repository.remove(id)
    tab.desk.rename('Test')
    accept(tab, 1)
    await saved(tab)
    expect(await repository.read(id)).toMatchObject({
      log: stateOf(tab).project?.log,
      documents: stateOf(tab).project?.documents,
    })
    expect(stateOf(tab).project?.log).toHaveLength(2)
  })
})

describe('original files', () => {
  it('are kept only where the project does so, travel in its file, and go when it is switched off', async () => {
    const tab = await begin(await openDeskRepository())
    const id = stateOf(tab).documentId ?? ''
    const bytes = new Uint8Array([1, 2, 3])
    tab.desk.addOriginal(id, 'a.PDF', new Blob([bytes]))
    expect(stateOf(tab).partSizes.size).toBe(0)
    await tab.desk.setKeepsOriginals(true)
    tab.desk.addOriginal(id, 'a.PDF', new Blob([bytes]))
    await saved(tab)
    const path = `originals/${id}.pdf`
    expect(unzipSync(await fileOf(tab))[path]).toEqual(bytes)
    await tab.desk.openProject(stateOf(tab).project?.id ?? '')
    expect([...stateOf(tab).partSizes]).toEqual([[path, 3]])
    expect(stateOf(tab).keepsOriginals).toBe(true)
    tab.desk.removeDocument(id)
    expect(Object.keys(unzipSync(await fileOf(tab)))).not.toContain(path)
    tab.desk.restoreDocument()
    expect(Object.keys(unzipSync(await fileOf(tab)))).toContain(path)
    await tab.desk.setKeepsOriginals(false)
    expect(Object.keys(unzipSync(await fileOf(tab)))).not.toContain(path)
  })
})

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
    const repository = memoryDeskRepository()
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
    const tab = deskOfTest(memoryDeskRepository(), async (hash) =>
      hash === sha256(TEXT.text) ? 'published' : null,
    )
    made.push(tab)
    await tab.desk.start()
    await tab.desk.newProject('Test')
    await tab.desk.addText(FRENCH)
    const id = await tab.desk.addText(TEXT)
    expect(stateOf(tab).own?.twins).toEqual({ [id]: expect.any(String) })
  })
})

describe('the storage of the browser', () => {
  it.each(['projects', 'log'] as const)(
    'names a project whose %s is damaged, and leaves it',
    async (store) => {
      const tab = await begin(await openDeskRepository())
      accept(tab, 1)
      await saved(tab)
      const { id = '' } = stateOf(tab).project ?? {}
      const torn = { id, junk: '😀' }
      const database = await openDB('throughline-desk')
      await (store === 'log' ? database.put(store, torn, [id, 0]) : database.put(store, torn))
      database.close()
      const again = await openTab(await openDeskRepository())
      await again.desk.openProject(id)
      expect(stateOf(again)).toMatchObject({ isReady: true, project: null, damaged: [id], heads: [] })
      expect(await again.desk.readRaw(id)).toMatchObject({
        [store]: expect.arrayContaining([torn]),
        texts: [expect.any(String)],
      })
      await again.desk.removeProject(id)
      expect(stateOf(again).damaged).toEqual([])
    },
  )

  it('has everything decided after a crash', async () => {
    const tab = await begin(await openDeskRepository())
    accept(tab, 1)
    await tab.desk.addText(FRENCH)
    await saved(tab)
    // No more of the first page: another one reads what is stored.
    const again = await openTab(await openDeskRepository())
    await again.desk.openProject(again.desk.store.getState().heads[0]?.id ?? '')
    expect(stateOf(again).project).toEqual(stateOf(tab).project)
    expect(firstAlteredEntry(stateOf(again).project?.log ?? [], sha256)).toBeNull()
    expect(again.shown.own?.claims).toHaveLength(2)
  })

  it('keeps the projects of the versions before it, with their texts', async () => {
    const old = await openDB('throughline-desk', 1, {
      upgrade: (database) => {
        database.createObjectStore('projects', { keyPath: 'id' })
        for (const name of ['documents', 'log', 'own']) database.createObjectStore(name)
      },
    })
    const head = {
      id: 'p',
      title: 'Old',
      createdAt: '2026-11-01T10:00:00.000Z',
      documents: 0,
      claims: 0,
      decided: 0,
    }
    await old.put('projects', { ...head, changedAt: head.createdAt })
    const id = ownDocumentId(sha256(TEXT.text))
    const document = { ...TEXT, id, sha256: sha256(TEXT.text), addedAt: head.createdAt, claims: 2 }
    await old.put('documents', document, ['p', id])
    old.close()
    const repository = await openDeskRepository()
    const tab = await openTab(repository)
    expect(stateOf(tab).heads).toMatchObject([{ title: 'Old' }])
    await tab.desk.openProject('p')
    expect(stateOf(tab)).toMatchObject({ keepsOriginals: false, fileSavedAt: null })
    const { text, ...facts } = document
    expect(stateOf(tab).project?.documents).toEqual([facts])
    expect(stateOf(tab).derived.get(id)?.document.text).toBe(text)
  })

  it('keeps projects apart, and deletes one with all that it holds', async () => {
    const repository = await openDeskRepository()
    const tab = await begin(repository)
    const first = stateOf(tab).project?.id ?? ''
    await tab.desk.setKeepsOriginals(true)
    tab.desk.addOriginal(stateOf(tab).documentId ?? '', 'a.pdf', new Blob(['1']))
    await tab.desk.newProject('Second')
    await tab.desk.addText(FRENCH)
    await saved(tab)
    const second = stateOf(tab).project?.id ?? ''
    await tab.desk.removeProject(first)
    expect(await repository.read(first)).toBeNull()
    expect((await repository.partSizes(first)).size).toBe(0)
    expect((await repository.read(second))?.documents).toHaveLength(1)
    expect(tab.notified).toContain(first)
  })

  it('shows what another tab has changed, and says so', async () => {
    const repository = await openDeskRepository()
    const one = await begin(repository)
    const id = stateOf(one).project?.id ?? ''
    const two = await openTab(repository)
    await two.desk.openProject(id)
    expect(stateOf(two).otherTabAt).toBeNull()
    const documentId = stateOf(one).documentId ?? ''
    await one.desk.setFacts(documentId, { title: 'Corrected', publisher: null, date: null, language: 'en' })
    one.desk.rename('Renamed')
    await saved(one)
    await two.desk.sync(id)
    expect(stateOf(two).project).toEqual(stateOf(one).project)
    expect(stateOf(two).otherTabAt).not.toBeNull()
    expect(two.shown.own?.documents).toMatchObject([{ title: 'Corrected' }])
    await one.desk.removeProject(id)
    await two.desk.sync(id)
    expect(stateOf(two)).toMatchObject({ project: null, heads: [] })
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
    const bytes = await fileOf(tab)
    expect(Object.keys(unzipSync(bytes)).filter((path) => path.startsWith('briefings/'))).toEqual([
      'briefings/own-talk.json',
      'briefings/own-mark.json',
    ])
    const other = await openTab(memoryDeskRepository())
    other.briefings.set('own-mark', { ...onMark, title: 'Changed here' })
    await open(other, bytes)
    expect(other.briefings.get('own-talk')).toEqual(talk)
    expect(stateOf(other).fileFaults).toEqual([])
    await open(other, bytes)
    expect([...other.briefings.values()].map(({ title }) => title).sort()).toEqual([
      'Changed here',
      'Talk',
      'Talk',
    ])
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
      const { datasets, faults } = buildDatasets(readSources(copy.root).sources)
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
