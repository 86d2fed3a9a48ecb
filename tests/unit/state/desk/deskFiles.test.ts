import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { deskRepository, openDeskRepository } from '#state/desk/deskRepository.ts'
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
  type Tab,
} from '#tests/support/deskTabs.ts'

inNewBrowsers()

describe('the template of slides', () => {
  const template = (name: string) => ({
    name,
    bytes: new Uint8Array(zipSync({ '[Content_Types].xml': strToU8(name) })),
  })

  it('goes with the project to a browser that uses none', async () => {
    const first = await begin()
    first.template.inUse = template('Ministry/2026.potx')
    const second = await openTab(deskRepository(memoryShelf()))
    await open(second, await fileOf(first))
    expect(second.template.inUse).toEqual({ ...first.template.inUse, name: 'Ministry-2026.potx' })
    expect((await second.desk.projectTemplate())?.name).toBe('Ministry-2026.potx')
    expect(stateOf(second).fileFaults).toEqual([])
  })

  it('of a project is replaced by the reader alone, and replaces none in use', async () => {
    const first = await begin()
    first.template.inUse = template('A.potx')
    const second = await openTab(deskRepository(memoryShelf()))
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
    const repository = deskRepository(memoryShelf())
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
    const other = await openTab(deskRepository(memoryShelf()))
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
      const other = await openTab(deskRepository(memoryShelf()))
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
      await tab.desk.openForked('Test (other copy)')
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
      await tab.desk.openForked('Test (other copy)')
      expect(stateOf(tab).forked).toBeNull()
      expect(titles(tab)).toEqual(['Test', 'Test (other copy)'])
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
    const repository = deskRepository(memoryShelf())
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

  it('is called by the name of its file where its manifest is lost', async () => {
    const { bytes } = await damagedFile()
    const { 'manifest.json': _, ...parts } = unzipSync(bytes)
    const tab = await openTab(deskRepository(memoryShelf()))
    await open(tab, new Uint8Array(zipSync(parts)))
    expect(stateOf(tab)).toMatchObject({ isReadOnly: true, project: { title: 'test' } })
  })

  it('leaves the open project as it is where nothing in the file is intact', async () => {
    const tab = await begin()
    const before = stateOf(tab).project
    await open(tab, new Uint8Array(zipSync({ 'manifest.json': strToU8('{"torn') })))
    expect(stateOf(tab).project).toBe(before)
    expect(stateOf(tab).refused).toMatchObject({
      name: 'test.throughline',
      faults: [
        { code: 'unreadable', part: 'manifest.json' },
        { code: 'missing', part: 'log.json' },
      ],
    })
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
    const repository = deskRepository(memoryShelf())
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
    const repository = deskRepository(memoryShelf())
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

  it('leave the browser when the project is opened again without their document', async () => {
    const repository = await openDeskRepository()
    const tab = await begin(repository)
    const [id, document] = [stateOf(tab).project?.id ?? '', stateOf(tab).documentId ?? '']
    await tab.desk.setKeepsOriginals(true)
    tab.desk.addOriginal(document, 'a.pdf', new Blob(['1']))
    await saved(tab)
    tab.desk.removeDocument(document)
    await saved(tab)
    expect((await repository.partSizes(id)).size).toBe(1)
    const again = await openTab(await openDeskRepository())
    await again.desk.openProject(id)
    await vi.waitFor(async () => expect((await repository.partSizes(id)).size).toBe(0))
  })
})
