import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { describe, expect, it, vi } from 'vitest'
import { changesOf, targetOf } from '#domain/decisionLog.ts'
import { deskRepository, openDeskRepository } from '#state/desk/deskRepository.ts'
import { memoryShelf } from '#state/shelf/shelf.ts'
import { deskOfTest, PUBLISHED_NAMES } from '#tests/support/deskOfTest.ts'

const CSV = 'month,route,detections,publisher\n2024-01,Western Balkans,12,A\n2024-02,Eastern Lnd,3,A\n'
const bytes = Uint8Array.from(new TextEncoder().encode(CSV))

async function withTable(repository = deskRepository(memoryShelf())) {
  const tab = deskOfTest(repository)
  await tab.desk.start()
  await tab.desk.newProject('Invented')
  await tab.worker.setNames(PUBLISHED_NAMES)
  const options = { signal: new AbortController().signal, onProgress: () => {} }
  const read = await tab.worker.read({ name: 'invented.csv', bytes }, options)
  if (!('sheets' in read) || !read.sheets[0]) throw new Error('a CSV file gives a sheet')
  const id = tab.desk.addTable(read.sheets[0])
  const { store } = tab.desk
  const reading = () => store.getState().readings.get(id)
  await expect.poll(reading).toBeDefined()
  return { ...tab, repository, id, store, reading }
}

describe('a table of the Desk', () => {
  it('shows its good rows in Explore when they are used, and the others when they are settled', async () => {
    const { desk, id, shown, reading } = await withTable()
    expect(reading()?.counts).toMatchObject({ good: 1, waiting: 1 })
    expect(shown.own?.figures ?? []).toEqual([])
    desk.setTable(id, { isUsed: true })
    await expect.poll(() => shown.own?.figures.map(({ row }) => row)).toEqual([2])
    expect(shown.own?.tables).toMatchObject([
      { id, title: 'invented', header: ['month', 'route', 'detections', 'publisher'] },
    ])
    desk.setTable(id, { names: { 'eastern lnd': 'eastern-land-border' } })
    await expect.poll(() => shown.own?.figures.map(({ row }) => row)).toEqual([2, 3])
    desk.setTable(id, { isUsed: false })
    await expect.poll(() => shown.own?.figures).toEqual([])
  })

  it('is kept with its settings, and comes back after it was removed', async () => {
    const { desk, id, repository, store } = await withTable()
    desk.setTable(id, { isUsed: true, coverageTo: '2024-12' })
    desk.removeTable(id)
    expect(store.getState().project?.tables).toEqual([])
    desk.restoreTable()
    await expect.poll(() => store.getState().save).toBe('saved')
    const projectId = store.getState().project?.id ?? ''
    expect((await repository.read(projectId))?.tables).toMatchObject([
      { id, settings: { isUsed: true, coverageTo: '2024-12' } },
    ])
    const again = deskOfTest(repository)
    await again.desk.start()
    await again.desk.openProject(projectId)
    await expect.poll(() => again.shown.own?.figures.map(({ row }) => row)).toEqual([2])
  })

  it('has an entry of the log for each change, with who, before and after, and for taking it back', async () => {
    const { desk, id, store, shown, repository } = await withTable()
    desk.setReader('Ann')
    desk.setTable(id, { isUsed: true })
    desk.setTable(id, { names: { 'eastern lnd': 'eastern-land-border' } })
    desk.setTable(id, { isUsed: true })
    await expect.poll(() => shown.own?.figures.length).toBe(2)
    expect(desk.undoTable(id)).toBe(true)
    await expect.poll(() => shown.own?.figures.length).toBe(1)
    desk.removeTable(id)
    desk.restoreTable()
    const log = () => store.getState().project?.log ?? []
    expect(log().map(({ who, undoes, table }) => [who, undoes, table?.before, table?.after])).toEqual([
      ['Reader', null, null, { ...log()[0]?.table?.after }],
      ['Ann', null, { isUsed: false }, { isUsed: true }],
      ['Ann', null, { names: {} }, { names: { 'eastern lnd': 'eastern-land-border' } }],
      ['Ann', log()[2]?.id, { names: { 'eastern lnd': 'eastern-land-border' } }, { names: {} }],
      ['Ann', null, store.getState().project?.tables[0]?.settings, null],
      ['Ann', null, null, store.getState().project?.tables[0]?.settings],
    ])
    // A claim's undo takes no change of a table back.
    expect(desk.undo()).toBeNull()
    await expect.poll(() => store.getState().save).toBe('saved')
    expect((await repository.read(store.getState().project?.id ?? ''))?.log).toEqual(log())
  })

  it('keeps what two tabs settle at the same time', async () => {
    const { desk, id, store, repository } = await withTable()
    await expect.poll(() => store.getState().save).toBe('saved')
    const other = deskOfTest(repository)
    await other.desk.start()
    await other.desk.openProject(store.getState().project?.id ?? '')
    desk.setTable(id, { coverageTo: '2024-12' })
    await expect.poll(() => store.getState().save).toBe('saved')
    other.desk.setTable(id, { title: 'Another' })
    const both = { coverageTo: '2024-12', title: 'Another' }
    const settings = () => other.desk.store.getState().project?.tables[0]?.settings
    await expect.poll(settings).toMatchObject(both)
    await expect.poll(() => other.desk.store.getState().save).toBe('saved')
    await desk.sync(store.getState().project?.id ?? '')
    expect(store.getState().project?.tables[0]?.settings).toMatchObject(both)
  })

  it('leaves its text in the storage, which names it when the browser has lost it, and takes it again', async () => {
    const repository = deskRepository(memoryShelf())
    const { id, store, worker } = await withTable(repository)
    await expect.poll(() => store.getState().save).toBe('saved')
    const projectId = store.getState().project?.id ?? ''
    expect(store.getState().project?.tables[0]).not.toHaveProperty('text')
    expect(await repository.readText(projectId, id)).toBe(CSV)

    const again = deskOfTest(repository)
    await again.desk.start()
    await again.desk.openProject(projectId)
    expect(await again.worker.hasTable(id)).toBe(false)
    again.desk.openTable(id)
    await expect.poll(() => again.desk.store.getState().readings.get(id)?.rows).toBe(2)

    await repository.removeTable(projectId, id)
    const head = store.getState().project?.tables[0]
    if (!head) throw new Error('the project has a table')
    await repository.saveTable(projectId, { ...head, settings: { ...head.settings, isUsed: false } })
    const later = deskOfTest(repository)
    await later.desk.start()
    await later.desk.openProject(projectId)
    later.desk.openTable(id)
    await expect.poll(() => later.desk.store.getState().lostTexts.has(id)).toBe(true)
    const options = { signal: new AbortController().signal, onProgress: () => {} }
    const read = await worker.read({ name: 'invented.csv', bytes }, options)
    if (!('sheets' in read) || !read.sheets[0]) throw new Error('a CSV file gives a sheet')
    later.desk.addTable(read.sheets[0])
    await expect.poll(() => later.desk.store.getState().readings.get(id)?.rows).toBe(2)
    expect(later.desk.store.getState().lostTexts.size).toBe(0)
  })

  it('stored by version 6 of the database with its text keeps every cell, and opens after each reload', async () => {
    const { id, store } = await withTable()
    const head = store.getState().project?.tables[0]
    const { createdAt, log } = store.getState().project ?? {}
    globalThis.indexedDB = new IDBFactory()
    const old = await openDB('throughline-desk', 6, {
      upgrade: (database) => {
        database.createObjectStore('projects', { keyPath: 'id' })
        const others = 'documents log own parts tables figures texts ownDocuments ownItems'
        for (const name of others.split(' ')) database.createObjectStore(name)
      },
    })
    const counts = { documents: 0, claims: 0, decided: 0 }
    await old.put('projects', { id: 'p', title: 'Old', createdAt, changedAt: createdAt, ...counts })
    const twin = { ...head, id: 'own-t-0123456789ab', settings: { ...head?.settings, title: 'Twin' } }
    const odd = 'month,route\n"Q1, 2024","Ärmel “kanal”"\n\n'
    await old.put('tables', { ...head, text: CSV }, ['p', id])
    await old.put('tables', { ...twin, text: odd }, ['p', twin.id])
    await old.put('texts', 'a document', ['p', 'own-0123456789ab'])
    for (const [place, entry] of (log ?? []).entries()) await old.put('log', entry, ['p', place])
    old.close()
    for (const _ of ['the migration', 'a reload']) {
      const repository = await openDeskRepository()
      expect((await repository.read('p'))?.tables).toEqual([twin, head])
      expect(await repository.readText('p', id)).toBe(CSV)
      expect(await repository.readText('p', twin.id)).toBe(odd)
      expect(await repository.readText('p', 'own-0123456789ab')).toBe('a document')
      const tab = deskOfTest(repository)
      await tab.desk.start()
      await tab.desk.openProject('p')
      tab.desk.openTable(id)
      await expect
        .poll(() => tab.desk.store.getState().readings.get(id)?.counts)
        .toMatchObject({ good: 1, waiting: 1 })
      expect((await tab.worker.tableRows(id, 'all', 0, 9)).of).toBe(2)
    }
  })

  it('that is added twice is there once', async () => {
    const { desk, worker, id, store } = await withTable()
    const options = { signal: new AbortController().signal, onProgress: () => {} }
    const read = await worker.read({ name: 'other.csv', bytes }, options)
    if (!('sheets' in read) || !read.sheets[0]) throw new Error('a CSV file gives a sheet')
    expect(desk.addTable(read.sheets[0])).toBe(id)
    expect(store.getState().project?.tables).toHaveLength(1)
  })

  it('is neither read nor stored again for a decision, and is both for other settings', async () => {
    const { desk, worker, id, shown, store, repository } = await withTable(await openDeskRepository())
    desk.setTable(id, { isUsed: true })
    await expect.poll(() => shown.own?.figures.length).toBe(1)
    const documentId = await desk.addText({
      format: 'paste',
      fileName: '',
      title: 'Invented',
      publisher: null,
      date: '2025-03',
      language: 'en',
      pages: [],
      text: 'Belgium will strengthen border controls in 2025.\n',
    })
    await expect.poll(() => store.getState().save).toBe('saved')
    const calls = (['hasTable', 'loadTable', 'readTable', 'tableRows', 'tableFigures'] as const).map((name) =>
      vi.spyOn(worker, name),
    )
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    const stored = () => put.mock.contexts.map((store) => (store as IDBObjectStore).name)
    const { figures } = shown.own ?? {}
    const claim = store.getState().derived.get(documentId)?.claims[0]
    if (!claim) throw new Error('the text has a claim')
    const decision = { action: 'accept', ...targetOf(claim), seen: changesOf(claim) } as const
    desk.decide([{ claimId: claim.id, decision }])
    await expect.poll(() => shown.own?.claims.length).toBe(1)
    await expect.poll(() => store.getState().save).toBe('saved')
    expect(shown.own?.figures).toBe(figures)
    expect(calls.flatMap(({ mock }) => mock.calls)).toEqual([])
    expect(stored()).toContain('own')
    expect(stored()).not.toContain('figures')
    const kept = async () => (await repository.readOwn(store.getState().project?.id ?? ''))?.own
    expect(await kept()).toEqual(shown.own)

    desk.setTable(id, { names: { 'eastern lnd': 'eastern-land-border' } })
    await expect.poll(() => shown.own?.figures.length).toBe(2)
    await expect.poll(() => store.getState().save).toBe('saved')
    expect(stored()).toContain('figures')
    expect(await kept()).toEqual(shown.own)
    put.mockRestore()
  })
})
