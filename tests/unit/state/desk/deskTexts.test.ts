import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changesOf, targetOf } from '#domain/decisionLog.ts'
import { openDeskRepository } from '#state/desk/deskRepository.ts'
import type { NewText } from '#state/desk/deskState.ts'
import { deskOfTest } from '#tests/support/deskOfTest.ts'
import { readProjectFile } from '#worker/projectFile.ts'

const COUNT = 6

function textOf(number: number): NewText {
  return {
    format: 'paste',
    fileName: '',
    title: `Invented ${number}`,
    publisher: null,
    date: '2025-03',
    language: 'en',
    pages: [],
    text: `Belgium will strengthen border controls in 2025. The note has number ${number}.\n`,
  }
}

const opened: { worker: { close: () => void } }[] = []
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
afterEach(() => {
  for (const { worker } of opened.splice(0)) worker.close()
})

/** A project of some documents, an accepted claim in each, opened by another page, of the same rules or others. */
async function reopened(rules?: string) {
  const repository = await openDeskRepository()
  const first = deskOfTest(repository)
  opened.push(first)
  await first.desk.start()
  await first.desk.newProject('Test')
  for (let number = 0; number < COUNT; number += 1) {
    const id = await first.desk.addText(textOf(number))
    const claim = first.desk.store.getState().derived.get(id)?.claims[0]
    if (!claim) throw new Error('the text has a claim')
    first.desk.decide([
      { claimId: claim.id, decision: { action: 'accept', ...targetOf(claim), seen: changesOf(claim) } },
    ])
  }
  await vi.waitFor(() => expect(first.shown.own?.claims).toHaveLength(COUNT))
  await vi.waitFor(() => expect(first.desk.store.getState().save).toBe('saved'))
  const second = deskOfTest(repository, undefined, undefined, rules)
  opened.push(second)
  await second.desk.start()
  const review = vi.spyOn(second.worker, 'review')
  const read = vi.spyOn(repository, 'readText')
  await second.desk.openProject(first.desk.store.getState().project?.id ?? '')
  const state = () => second.desk.store.getState()
  const ids = state().project?.documents.map(({ id }) => id) ?? []
  return { ...second, repository, read, review, state, ids }
}

describe('the texts of a project', () => {
  it('are in memory for what is shown alone, and all of them in what is published and saved', async () => {
    const { desk, state, ids, shown } = await reopened()
    expect(shown.own?.claims).toHaveLength(COUNT)
    for (const id of ids) await desk.openDocument(id)
    expect(JSON.stringify(state().project?.documents)).not.toContain('The note has number')
    expect(state().derived.size).toBeLessThan(COUNT - 1)
    expect([...state().derived.keys()]).toContain(ids.at(-1))
    await desk.openDocument(ids[1] ?? '')
    expect(state().derived.get(ids[1] ?? '')?.document.text).toBe(textOf(1).text)

    const { content, faults } = await readProjectFile((await desk.saveFile()).file)
    expect(faults).toEqual([])
    expect(content?.project.documents.map(({ text }) => text)).toEqual(
      ids.map((_, number) => textOf(number).text),
    )
  })

  it('are neither read nor stored again for a decision in the open document', async () => {
    const { desk, state, shown, read, worker, repository } = await reopened()
    const review = vi.spyOn(worker, 'review')
    const put = vi.spyOn(IDBObjectStore.prototype, 'put')
    read.mockClear()
    const claim = state().derived.get(state().documentId ?? '')?.claims[0]
    if (!claim) throw new Error('the text has a claim')
    desk.decide([{ claimId: claim.id, decision: { action: 'reject', ...targetOf(claim), note: '' } }])
    await expect.poll(() => shown.own?.claims).toHaveLength(COUNT - 1)
    expect(read).not.toHaveBeenCalled()
    expect(review).toHaveBeenCalledTimes(1)
    await expect.poll(() => state().save).toBe('saved')
    // The others' texts are stored already.
    const stored = put.mock.contexts.map((store) => (store as IDBObjectStore).name)
    put.mockRestore()
    expect(stored).toContain('own')
    expect(stored).not.toContain('ownDocuments')
    expect((await repository.readOwn(state().project?.id ?? ''))?.own).toEqual(shown.own)
    desk.undo()
    await expect.poll(() => shown.own?.claims).toHaveLength(COUNT)
    await expect.poll(() => state().save).toBe('saved')
    expect((await repository.readOwn(state().project?.id ?? ''))?.own).toEqual(shown.own)
  })

  it('are not reviewed again when a project opens, and are published whole with the next decision', async () => {
    const { desk, state, shown, review, repository } = await reopened()
    expect(shown.own?.claims).toHaveLength(COUNT)
    expect(review).not.toHaveBeenCalled()
    const whole = structuredClone(shown.own)
    const claim = state().derived.get(state().documentId ?? '')?.claims[0]
    if (!claim) throw new Error('the text has a claim')
    desk.decide([{ claimId: claim.id, decision: { action: 'reject', ...targetOf(claim), note: '' } }])
    await expect.poll(() => shown.own?.claims).toHaveLength(COUNT - 1)
    expect(review).toHaveBeenCalledTimes(1)
    desk.undo()
    await expect.poll(() => shown.own).toEqual(whole)
    await expect.poll(() => state().save).toBe('saved')
    expect((await repository.readOwn(state().project?.id ?? ''))?.own).toEqual(whole)
  })

  it('are all reviewed again when a project opens under other rules', async () => {
    const { shown, review, state, repository } = await reopened('other rules')
    expect(shown.own?.claims).toHaveLength(COUNT)
    expect(review).toHaveBeenCalledTimes(COUNT)
    await expect.poll(() => state().save).toBe('saved')
    const kept = await repository.readOwn(state().project?.id ?? '')
    const revisions = Object.values(kept?.reviews ?? {}).map(({ revision }) => revision)
    expect(revisions).toHaveLength(COUNT)
    for (const revision of revisions) expect(revision).toContain('other rules')
  })

  it('come back with a document that was removed, and is out of memory', async () => {
    const { desk, state, ids, shown, repository } = await reopened()
    const [id = ''] = ids
    for (const other of ids.slice(1)) await desk.openDocument(other)
    desk.removeDocument(id)
    await expect.poll(() => shown.own?.claims).toHaveLength(COUNT - 1)
    desk.restoreDocument()
    await expect.poll(() => shown.own?.claims).toHaveLength(COUNT)
    await expect.poll(() => state().save).toBe('saved')
    expect(await repository.readText(state().project?.id ?? '', id)).toBe(textOf(0).text)
  })

  it('that the browser has lost are named, and come back with the file', async () => {
    const { desk, state, ids, repository } = await reopened()
    const [, , id = ''] = ids
    const project = state().project?.id ?? ''
    const { file } = await desk.saveFile()
    const loses = async () => {
      const head = state().project?.documents.find((one) => one.id === id)
      if (!head) throw new Error('the document is there')
      await repository.removeDocument(project, id)
      await repository.saveDocument(project, head)
      for (const other of ids) if (other !== id) await desk.openDocument(other)
      await desk.openDocument(id)
    }
    await loses()
    expect([...state().lostTexts]).toEqual([id])
    await desk.addText(textOf(2))
    expect(state().lostTexts.size).toBe(0)
    await expect.poll(() => repository.readText(project, id)).toBe(textOf(2).text)
    await loses()
    expect([...state().lostTexts]).toEqual([id])
    await desk.openFile({ name: 'test.throughline', file })
    await desk.openDocument(id)
    expect(state().derived.get(id)?.document.text).toBe(textOf(2).text)
  })
})
