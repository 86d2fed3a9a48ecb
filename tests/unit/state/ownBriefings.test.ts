import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type DraftBriefing, newDraft, withNewStep } from '#domain/draftBriefing.ts'
import {
  briefingRepository,
  createOwnBriefings,
  type OwnActions,
  type Unsaved,
} from '#state/createOwnBriefings.ts'
import { openShelf } from '#state/shelf/shelf.ts'

let count = 0
const next = (letter: string) => {
  count += 1
  return `${letter}${count}`
}
const clock = { now: () => 1000, newRevision: () => next('r') }
const openRepository = async () => briefingRepository(await openShelf('briefings'), clock)
const draft = (title: string, id = 'a') =>
  newDraft({ id, title, author: 'A', language: 'en', date: '2026-11-25' })

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

/** The storage that the tabs of one browser share. */
function browser(unsaved: readonly Unsaved[] = []) {
  const tabs: OwnActions[] = []
  let left = unsaved
  return {
    left: () => left,
    open: async (): Promise<OwnActions> => {
      const tab = createOwnBriefings({
        open: async () => ({ repository: await openRepository(), isPersistent: true }),
        notify: (id) => {
          for (const other of tabs) if (other !== tab) void other.sync(id)
        },
        now: () => 1000,
        newId: () => next('n'),
        claimUnsaved: () => {
          const taken = left
          left = []
          return taken
        },
        storeUnsaved: (unsaved) => {
          left = unsaved
        },
      })
      tabs.push(tab)
      tab.start()
      await vi.waitFor(() => expect(tab.store.getState().isReady).toBe(true))
      return tab
    },
  }
}

const entryOf = (tab: OwnActions, id = 'own-a') => tab.store.getState().entries.get(id)
const titleOf = (tab: OwnActions, id = 'own-a') => entryOf(tab, id)?.history.present.title
const titled = (title: string) => (before: DraftBriefing) => ({ ...before, title })
const saved = async (tab: OwnActions, id = 'own-a') => {
  tab.flush(false)
  await vi.waitFor(() => expect(entryOf(tab, id)?.save).toBe('saved'))
}

describe('the repository of own briefings', () => {
  it('rejects a save or removal that is not based on the stored revision', async () => {
    const repository = await openRepository()
    const first = await repository.save(draft('one'), null)
    if (first.state !== 'saved') throw new Error('not saved')
    const second = await repository.save(draft('two'), first.stored.revision)
    expect(second.state).toBe('saved')
    const late = await repository.save(draft('late'), first.stored.revision)
    expect(late).toMatchObject({ state: 'conflict', theirs: { briefing: { title: 'two' } } })
    expect(await repository.save(draft('new'), null)).toMatchObject({ state: 'conflict' })
    expect(await repository.remove('own-a', first.stored.revision)).toMatchObject({ state: 'conflict' })
    expect((await repository.read('own-a'))?.briefing.title).toBe('two')
  })

  it('lets one of two simultaneous saves through', async () => {
    const [one, two] = [await openRepository(), await openRepository()]
    const results = await Promise.all([one.save(draft('one'), null), two.save(draft('two'), null)])
    expect(results.map(({ state }) => state).sort()).toEqual(['conflict', 'saved'])
  })

  it('keeps an unreadable record, reports it, and never overwrites it', async () => {
    const repository = await openRepository()
    const database = await openDB('throughline', 1)
    const corrupt = { id: 'own-a', revision: 'r0', savedAt: 1, briefing: { id: 'own-a', title: 'half' } }
    await database.put('briefings', corrupt)
    expect(await repository.list()).toEqual({ stored: [], corrupt: [{ id: 'own-a', raw: corrupt }] })
    expect(await repository.save(draft('mine'), null)).toEqual({ state: 'conflict', theirs: null })
    expect(await database.get('briefings', 'own-a')).toEqual(corrupt)
    await repository.removeCorrupt('own-a')
    expect((await repository.list()).corrupt).toEqual([])
  })
})

describe('own briefings', () => {
  it('are restored in the next page without their history', async () => {
    const { open } = browser()
    const tab = await open()
    tab.put(draft('one'))
    tab.edit('own-a', titled('two'))
    await saved(tab)
    const reopened = await open()
    expect(titleOf(reopened)).toBe('two')
    expect(entryOf(reopened)?.history.past).toEqual([])
  })

  it('are saved after undo and redo', async () => {
    const { open } = browser()
    const tab = await open()
    tab.put(draft('one'))
    tab.edit('own-a', titled('two'), 'title')
    tab.edit('own-a', titled('three'), 'title')
    tab.undo('own-a')
    await saved(tab)
    expect(titleOf(await open())).toBe('one')
    tab.redo('own-a')
    await saved(tab)
    expect(titleOf(await open())).toBe('three')
  })

  it('follow another tab while they have no changes here', async () => {
    const { open } = browser()
    const [one, two] = [await open(), await open()]
    one.put(draft('one'))
    await saved(one)
    await vi.waitFor(() => expect(titleOf(two)).toBe('one'))
    one.remove('own-a')
    await vi.waitFor(() => expect(entryOf(two)).toBeUndefined())
    one.restore()
    await vi.waitFor(() => expect(titleOf(two)).toBe('one'))
  })

  it('changed in two tabs conflict in the later one, and lose nothing', async () => {
    const { open } = browser()
    const [one, two] = [await open(), await open()]
    one.put(draft('start'))
    await vi.waitFor(() => expect(titleOf(two)).toBe('start'))
    two.edit('own-a', titled('theirs'))
    one.edit('own-a', titled('mine'))
    await saved(two)
    one.flush(false)
    await vi.waitFor(() => expect(entryOf(one)?.conflict?.theirs?.briefing.title).toBe('theirs'))
    expect(titleOf(one)).toBe('mine')
    const copy = one.saveAsCopy('own-a', 'my copy') ?? ''
    expect([titleOf(one), titleOf(one, copy)]).toEqual(['theirs', 'my copy'])
    await saved(one, copy)
    const reopened = await open()
    expect([titleOf(reopened), titleOf(reopened, copy)]).toEqual(['theirs', 'my copy'])
  })

  it('can take the version of the other tab, including its removal', async () => {
    const { open } = browser()
    const [one, two] = [await open(), await open()]
    one.put(draft('start'))
    await vi.waitFor(() => expect(titleOf(two)).toBe('start'))
    one.edit('own-a', titled('mine'))
    two.remove('own-a')
    await vi.waitFor(() => {
      one.flush(false)
      expect(entryOf(one)?.conflict).toEqual({ theirs: null })
    })
    one.acceptTheirs('own-a')
    expect(entryOf(one)).toBeUndefined()
  })

  it('that a closing page could not save are restored beside later versions', async () => {
    const shared = browser()
    const lost: Unsaved = { revision: null, briefing: draft('in time') }
    const one = await shared.open()
    one.put(draft('in time'))
    one.flush(true)
    expect(shared.left()).toEqual([lost])
    await saved(one)
    expect(shared.left()).toEqual([])

    one.edit('own-a', titled('half a word'))
    one.flush(true)
    const [unsaved] = shared.left()
    await saved(one)
    one.edit('own-a', titled('later'))
    await saved(one)
    if (!unsaved) throw new Error('nothing was left')
    const later = await browser([unsaved]).open()
    const titles = [...later.store.getState().entries.values()].map(({ history }) => history.present.title)
    expect(titles.sort()).toEqual(['half a word', 'later'])
  })

  it('are removed despite a pending save, and restored with all their steps', async () => {
    const { open } = browser()
    const tab = await open()
    const { draft: withOne } = withNewStep(draft('one'), { view: '#/explore', title: 'A', evidence: [] })
    tab.put(withOne)
    tab.edit('own-a', titled('two'))
    tab.flush(false)
    tab.remove('own-a')
    await vi.waitFor(async () => {
      expect((await (await openRepository()).list()).stored).toEqual([])
    })
    tab.restore()
    await saved(tab)
    expect(entryOf(await open())?.history.present).toEqual({ ...withOne, title: 'two' })
  })
})
