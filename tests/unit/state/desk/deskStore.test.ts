import { describe, expect, it, vi } from 'vitest'
import type { LogEntry } from '#domain/decisionLog.ts'
import { deskRepository } from '#state/desk/deskRepository.ts'
import { memoryShelf } from '#state/shelf/shelf.ts'
import { accept, inNewBrowsers, openTab, TEXT } from '#tests/support/deskTabs.ts'

inNewBrowsers()

describe('a project of the Desk', () => {
  it('publishes an accepted claim, and takes it back by an entry', async () => {
    const { desk, shown } = await openTab()
    await desk.newProject('Test')
    await desk.addText(TEXT)
    accept({ desk }, 0)
    await vi.waitFor(() => expect(shown.own?.claims).toHaveLength(1))
    expect(desk.undo()).toBe(desk.store.getState().project?.log[0]?.claimId)
    await vi.waitFor(() => expect(shown.own?.claims).toHaveLength(0))
    const log = desk.store.getState().project?.log ?? []
    expect(log.map(({ undoes }) => undoes)).toEqual([null, log[0]?.id])
  })

  it('is there again with all decisions when the page opens again', async () => {
    const repository = deskRepository(memoryShelf())
    const first = await openTab(repository)
    await first.desk.newProject('Test')
    await first.desk.addText(TEXT)
    accept(first, 0)
    await vi.waitFor(() => expect(first.desk.store.getState().save).toBe('saved'))
    const second = await openTab(repository)
    const [head] = second.desk.store.getState().heads
    expect(head).toMatchObject({ title: 'Test', documents: 1, decided: 1 })
    await second.desk.openProject(head?.id ?? '')
    expect(second.shown.own?.claims).toHaveLength(1)
  })

  it('adds the same text once', async () => {
    const { desk } = await openTab()
    await desk.newProject('Test')
    const first = await desk.addText(TEXT)
    expect(await desk.addText({ ...TEXT, title: 'Again' })).toBe(first)
    expect(desk.store.getState().project?.documents).toHaveLength(1)
  })

  it('loses nothing when two tabs decide at once', async () => {
    const repository = deskRepository(memoryShelf())
    const one = await openTab(repository)
    await one.desk.newProject('Test')
    await one.desk.addText(TEXT)
    await vi.waitFor(() => expect(one.desk.store.getState().save).toBe('saved'))
    const id = one.desk.store.getState().project?.id ?? ''
    const two = await openTab(repository)
    await two.desk.openProject(id)
    accept(one, 0)
    accept(two, 1)
    await vi.waitFor(async () => expect((await repository.read(id))?.log).toHaveLength(2))
    const log = (await repository.read(id))?.log ?? []
    expect(new Set(log.map(({ claimId }) => claimId)).size).toBe(2)
    expect(new Set(log.map((entry) => entry.id)).size).toBe(2)
    await vi.waitFor(() => {
      expect(one.desk.store.getState().save).toBe('saved')
      expect(two.desk.store.getState().save).toBe('saved')
    })
  })

  it('finds the decisions again that a closing page could not store', async () => {
    const repository = deskRepository(memoryShelf())
    const unsaved = new Map<string, readonly LogEntry[]>()
    const closing = await openTab(
      { ...repository, addEntries: () => new Promise(() => {}) },
      async () => null,
      unsaved,
    )
    await closing.desk.newProject('Test')
    await closing.desk.addText(TEXT)
    await vi.waitFor(() => expect(closing.desk.store.getState().save).toBe('saved'))
    accept(closing, 0)
    closing.desk.flush()

    const next = await openTab(repository, async () => null, unsaved)
    const id = closing.desk.store.getState().project?.id ?? ''
    await next.desk.openProject(id)
    expect(next.shown.own?.claims).toHaveLength(1)
    const log = (await repository.read(id))?.log ?? []
    expect(log).toHaveLength(1)
    expect(unsaved.size).toBe(0)
  })

  it('says that the browser has no room, and goes on', async () => {
    const repository = deskRepository(memoryShelf())
    const { desk, shown } = await openTab({
      ...repository,
      addEntries: () => Promise.reject(new DOMException('no room', 'QuotaExceededError')),
    })
    await desk.newProject('Test')
    await desk.addText(TEXT)
    accept({ desk }, 0)
    await vi.waitFor(() => expect(shown.own?.claims).toHaveLength(1))
    await vi.waitFor(() => expect(desk.store.getState().save).toBe('full'))
  })
})
