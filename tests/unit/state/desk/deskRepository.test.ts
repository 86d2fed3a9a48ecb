import { openDB } from 'idb'
import { describe, expect, it } from 'vitest'
import { ownDocumentId } from '#domain/project.ts'
import { sha256 } from '#scripts/readInput.ts'
import { openDeskRepository } from '#state/desk/deskRepository.ts'
import {
  accept,
  begin,
  FRENCH,
  inNewBrowsers,
  openTab,
  saved,
  stateOf,
  TEXT,
} from '#tests/support/deskTabs.ts'

inNewBrowsers()

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

  it.each(['documents', 'tables'] as const)(
    'names one of the %s that is torn, leaves it and its original, and opens the rest',
    async (store) => {
      const tab = await begin(await openDeskRepository())
      await tab.desk.setKeepsOriginals(true)
      await tab.desk.addText(FRENCH)
      const { id = '', documents = [] } = stateOf(tab).project ?? {}
      const [kept, second] = documents.map((one) => one.id)
      const tornId = store === 'documents' ? (second ?? '') : 'own-000000000009'
      tab.desk.addOriginal(tornId, 'a.pdf', new Blob(['%PDF']))
      await saved(tab)
      const torn = { title: 'A title', junk: 1 }
      const database = await openDB('throughline-desk')
      await database.put(store, torn, [id, tornId])
      const again = await openTab(await openDeskRepository())
      await again.desk.openProject(id)
      await saved(again)
      expect(stateOf(again).torn).toEqual([{ id: tornId, name: 'A title', store }])
      expect(stateOf(again).project?.documents.map((one) => one.id)).toContain(kept)
      expect(await database.get(store, [id, tornId])).toEqual(torn)
      expect(await again.desk.readRaw(id)).toMatchObject({ [store]: expect.arrayContaining([torn]) })
      expect(await database.getAllKeys('parts')).toContainEqual([id, `originals/${tornId}.pdf`, 4])
      again.desk.removeTorn({ id: tornId, name: 'A title', store })
      await saved(again)
      expect(stateOf(again).torn).toEqual([])
      expect(await database.get(store, [id, tornId])).toBeUndefined()
      database.close()
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
