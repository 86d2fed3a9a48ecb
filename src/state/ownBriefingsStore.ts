import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { type Burst, recordEdit, redoEdit, startHistory, undoEdit } from '#domain/editHistory.ts'
import {
  entryOfStored,
  type OwnBriefings,
  type OwnEntry,
  type OwnEnvironment,
  type Unsaved,
} from './ownEntry.ts'
import type { OwnRepository, StoredBriefing } from './ownRepository.ts'

/** Maximum delay of a save after a change, ms. */
export const SAVE_MS = 400

/** Store and actions of this browser's own briefings. Create one per page. */
export interface OwnActions {
  readonly store: UseBoundStore<StoreApi<OwnBriefings>>
  start: () => void
  /** Adds a briefing, or replaces one with the same id as an undoable change. */
  put: (draft: DraftBriefing) => void
  edit: (id: string, change: (draft: DraftBriefing) => DraftBriefing, burst?: string) => void
  undo: (id: string) => void
  redo: (id: string) => void
  remove: (id: string) => void
  restore: () => void
  /** Drops the last deleted briefing. */
  dismissRemoved: () => void
  acceptTheirs: (id: string) => void
  /** Saves this tab's version as a copy and takes the other one; returns the copy's id. */
  saveAsCopy: (id: string, title: string) => string | null
  removeCorrupt: (id: string) => void
  /** Loads changes of other tabs to one briefing, or to all. */
  sync: (id?: string) => Promise<void>
  /** Saves pending changes now; a leaving page stores unsaved ones for the next. */
  flush: (isLeaving: boolean) => void
  newId: () => string
}

export function createOwnBriefings(environment: OwnEnvironment): OwnActions {
  const store = create<OwnBriefings>()(() => ({
    isReady: false,
    isPersistent: true,
    entries: new Map(),
    corrupt: [],
    removed: null,
  }))
  let repository: OwnRepository | null = null
  let isStarted = false
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const running = new Map<string, Promise<void>>()
  /** The revision of each briefing's last save here; its entry may be gone by then. */
  const revisions = new Map<string, string>()

  const entryOf = (id: string) => store.getState().entries.get(id)
  const setEntry = (id: string, entry: OwnEntry | null) =>
    store.setState(({ entries }) => {
      const next = new Map(entries)
      if (entry) next.set(id, entry)
      else next.delete(id)
      return { entries: next }
    })
  const accept = (stored: StoredBriefing) => {
    revisions.set(stored.id, stored.revision)
    setEntry(stored.id, entryOfStored(stored))
  }

  function scheduleSave(id: string) {
    if (timers.has(id)) return
    timers.set(
      id,
      setTimeout(() => save(id), SAVE_MS),
    )
  }

  /** Runs jobs of one briefing in sequence. */
  function enqueue(id: string, job: () => Promise<void>): void {
    const next = (running.get(id) ?? Promise.resolve()).then(job)
    running.set(id, next)
    void next.finally(() => {
      if (running.get(id) === next) running.delete(id)
    })
  }

  function cancelScheduledSave(id: string) {
    clearTimeout(timers.get(id))
    timers.delete(id)
  }

  function save(id: string) {
    cancelScheduledSave(id)
    enqueue(id, () => saveNow(id))
  }

  async function saveNow(id: string): Promise<void> {
    const entry = entryOf(id)
    if (!repository || !entry || entry.conflict || entry.save === 'saved') return
    const draft = entry.history.present
    try {
      const result = await repository.save(draft, entry.revision)
      if (result.state === 'conflict') {
        const { theirs } = result
        const now = entryOf(id)
        // It is no conflict if a closed page did save the same content.
        if (theirs && isSame(theirs.briefing, draft)) accept(theirs)
        else if (now) setEntry(id, { ...now, conflict: { theirs } })
        return
      }
      const { revision, savedAt } = result.stored
      revisions.set(id, revision)
      environment.notify(id)
      const now = entryOf(id)
      if (now) {
        const isSaved = now.history.present === draft
        setEntry(id, { ...now, revision, savedAt, save: isSaved ? 'saved' : 'waiting' })
      }
      if (unsaved().length === 0) environment.storeUnsaved([])
    } catch {
      const now = entryOf(id)
      if (now) setEntry(id, { ...now, save: 'failed' })
    }
  }

  const unsaved = () => [...store.getState().entries.values()].filter(({ save: state }) => state !== 'saved')

  function change(id: string, step: (history: OwnEntry['history']) => OwnEntry['history']) {
    const entry = entryOf(id)
    if (!entry) return
    const history = step(entry.history)
    if (history === entry.history) return
    setEntry(id, { ...entry, history, save: 'waiting' })
    scheduleSave(id)
  }

  function put(draft: DraftBriefing) {
    const { id } = draft
    if (entryOf(id)) return change(id, (history) => recordEdit(history, draft))
    setEntry(id, {
      history: startHistory(draft),
      revision: null,
      savedAt: null,
      save: 'waiting',
      conflict: null,
    })
    save(id)
  }

  /** Restores changes that a closed page could not save; they become a copy when others have saved since. */
  function restoreUnsaved({ revision, briefing }: Unsaved) {
    const there = entryOf(briefing.id)
    if (there && isSame(there.history.present, briefing)) return
    if ((there?.revision ?? null) !== revision) put({ ...briefing, id: `own-${environment.newId()}` })
    else put(briefing)
  }

  async function start() {
    const opened = await environment.open()
    repository = opened.repository
    const { stored, corrupt } = await repository.list()
    const made = store.getState().entries
    const read = stored.map((stored) => [stored.id, entryOfStored(stored)] as const)
    store.setState({
      isReady: true,
      isPersistent: opened.isPersistent,
      corrupt,
      entries: new Map([...read, ...made]),
    })
    for (const unsaved of environment.claimUnsaved()) restoreUnsaved(unsaved)
    for (const id of made.keys()) save(id)
  }

  async function syncOne(id: string) {
    const stored = await repository?.read(id)
    const entry = entryOf(id)
    if (stored === undefined || entry?.conflict) return
    if (!entry) {
      if (stored) accept(stored)
      return
    }
    if ((stored?.revision ?? null) === entry.revision || entry.revision === null) return
    // A pending save detects the change itself.
    if (entry.save !== 'saved') return
    if (stored) accept(stored)
    else setEntry(id, null)
  }

  function remove(id: string) {
    const entry = entryOf(id)
    if (!entry) return
    cancelScheduledSave(id)
    store.setState({ removed: entry.history.present })
    setEntry(id, null)
    enqueue(id, async () => {
      try {
        const result = await repository?.remove(id, revisions.get(id) ?? entry.revision)
        // Do not delete what another tab has saved since.
        if (result?.state === 'conflict' && result.theirs) accept(result.theirs)
        else environment.notify(id)
      } catch {
        setEntry(id, { ...entry, save: 'failed' })
      }
    })
  }

  function acceptTheirs(id: string) {
    const theirs = entryOf(id)?.conflict?.theirs
    if (theirs) accept(theirs)
    else setEntry(id, null)
  }

  return {
    store,
    start: () => {
      if (isStarted) return
      isStarted = true
      void start()
    },
    put,
    edit: (id, step, burst) => {
      const at: Burst | null = burst === undefined ? null : { key: burst, at: environment.now() }
      change(id, (history) => recordEdit(history, step(history.present), at))
    },
    undo: (id) => change(id, undoEdit),
    redo: (id) => change(id, redoEdit),
    remove,
    restore: () => {
      const { removed } = store.getState()
      if (!removed) return
      store.setState({ removed: null })
      put(removed)
    },
    dismissRemoved: () => store.setState({ removed: null }),
    acceptTheirs,
    saveAsCopy: (id, title) => {
      const mine = entryOf(id)?.history.present
      if (!mine) return null
      const copy = { ...mine, id: `own-${environment.newId()}`, title }
      put(copy)
      acceptTheirs(id)
      return copy.id
    },
    removeCorrupt: (id) => {
      store.setState(({ corrupt }) => ({ corrupt: corrupt.filter((record) => record.id !== id) }))
      void repository?.removeCorrupt(id)
    },
    sync: async (id) => {
      if (id !== undefined) return syncOne(id)
      const listed = (await repository?.list())?.stored.map((stored) => stored.id) ?? []
      for (const each of new Set([...listed, ...store.getState().entries.keys()])) await syncOne(each)
    },
    flush: (isLeaving) => {
      const waiting = unsaved()
      for (const { history, conflict } of waiting) if (!conflict) save(history.present.id)
      if (!isLeaving) return
      environment.storeUnsaved(
        waiting.map(({ history, revision }) => ({ revision, briefing: history.present })),
      )
    },
    newId: environment.newId,
  }
}

function isSame(a: DraftBriefing, b: DraftBriefing): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
