import * as z from 'zod/mini'
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import {
  type Burst,
  closingsAfter,
  DraftBriefing,
  type EditHistory,
  recordEdit,
  redoEdit,
  startHistory,
  undoEdit,
} from '#domain/draftBriefing.ts'
import { bindActions } from '#lib/bindActions.ts'
import { createSaveQueue, type SaveJob } from '#state/shelf/shelf.ts'
import type { Shelf, ShelfStore } from './shelf/shelf.ts'

/** Maximum delay of a save after a change, ms. */
const SAVE_MS = 400

/** An own briefing in this tab, with its undo history. */
export interface OwnEntry {
  readonly history: EditHistory<DraftBriefing>
  /** Revision last read or saved here; null before the first save. */
  readonly revision: string | null
  /** Time of the save, ms since 1970. */
  readonly savedAt: number | null
  readonly save: 'saved' | 'waiting' | 'failed'
  /** The version of another tab, when both changed it; `theirs` is null when deleted there. */
  readonly conflict: { readonly theirs: StoredBriefing | null } | null
}

export interface OwnBriefings {
  readonly isReady: boolean
  /** False without persistent storage. */
  readonly isPersistent: boolean
  /** By id, in order of reading or creation. */
  readonly entries: ReadonlyMap<string, OwnEntry>
  readonly corrupt: readonly CorruptRecord[]
  /** The last deleted briefing, while the deletion can be undone. */
  readonly removed: DraftBriefing | null
}

/** Changes not saved when a page closed, and the revision they are based on. */
export interface Unsaved {
  readonly revision: string | null
  readonly briefing: DraftBriefing
}

/** Browser dependencies of the store. */
interface OwnEnvironment {
  /** Opens persistent storage, or in-memory storage if there is none. */
  open: () => Promise<{ repository: BriefingRepository; isPersistent: boolean }>
  /** Notifies other tabs of a changed briefing. */
  notify: (id: string) => void
  now: () => number
  /** A unique id of letters and digits. */
  newId: () => string
  /** Takes over unsaved changes of earlier pages, and stores those of this one. */
  claimUnsaved: () => readonly Unsaved[]
  storeUnsaved: (unsaved: readonly Unsaved[]) => void
}

/** What one page knows of its own briefings. */
interface Session {
  readonly environment: OwnEnvironment
  readonly store: UseBoundStore<StoreApi<OwnBriefings>>
  repository: BriefingRepository | null
  isStarted: boolean
  /** The saves that wait for more changes, by briefing. */
  readonly timers: Map<string, ReturnType<typeof setTimeout>>
  /** The revision of each briefing's last save here; its entry may be gone by then. */
  readonly revisions: Map<string, string>
  readonly enqueue: (job: SaveJob) => Promise<void>
}

/** Creates the store of this browser's own briefings, with its actions. Create one per page. */
export function createOwnBriefings(environment: OwnEnvironment) {
  const store = create<OwnBriefings>()(() => ({
    isReady: false,
    isPersistent: true,
    entries: new Map(),
    corrupt: [],
    removed: null,
  }))
  const session: Session = {
    environment,
    store,
    repository: null,
    isStarted: false,
    timers: new Map(),
    revisions: new Map(),
    // Each briefing says itself whether it is saved.
    enqueue: createSaveQueue(() => {}),
  }
  return {
    store,
    newId: environment.newId,
    ...bindActions(session, { start, put, edit, undo, redo, remove, restore, dismissRemoved }),
    ...bindActions(session, { acceptTheirs, saveAsCopy, removeCorrupt, sync, flush }),
  }
}
export type OwnActions = ReturnType<typeof createOwnBriefings>

/** A briefing just read: saved, without history. */
function entryOfStored({ briefing, revision, savedAt }: StoredBriefing): OwnEntry {
  return { history: startHistory(briefing), revision, savedAt, save: 'saved', conflict: null }
}

const entryOf = ({ store }: Session, id: string) => store.getState().entries.get(id)

function setEntry({ store }: Session, id: string, entry: OwnEntry | null): void {
  store.setState(({ entries }) => {
    const next = new Map(entries)
    if (entry) next.set(id, entry)
    else next.delete(id)
    return { entries: next }
  })
}

function accept(session: Session, stored: StoredBriefing): void {
  session.revisions.set(stored.id, stored.revision)
  setEntry(session, stored.id, entryOfStored(stored))
}

function save(session: Session, id: string): void {
  cancelScheduledSave(session, id)
  void session.enqueue(() => saveNow(session, id))
}

function cancelScheduledSave({ timers }: Session, id: string): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
}

async function saveNow(session: Session, id: string): Promise<void> {
  const { repository, environment } = session
  const entry = entryOf(session, id)
  if (!repository || !entry || entry.conflict || entry.save === 'saved') return
  const draft = entry.history.present
  try {
    const result = await repository.save(draft, entry.revision)
    const now = entryOf(session, id)
    if (result.state === 'conflict') {
      const { theirs } = result
      // It is no conflict if a closed page did save the same content.
      if (theirs && isSame(theirs.briefing, draft)) accept(session, theirs)
      else if (now) setEntry(session, id, { ...now, conflict: { theirs } })
      return
    }
    const { revision, savedAt } = result.stored
    session.revisions.set(id, revision)
    environment.notify(id)
    if (now) {
      const isSaved = now.history.present === draft
      setEntry(session, id, { ...now, revision, savedAt, save: isSaved ? 'saved' : 'waiting' })
    }
    if (unsaved(session).length === 0) environment.storeUnsaved([])
  } catch (error) {
    const now = entryOf(session, id)
    if (now) setEntry(session, id, { ...now, save: 'failed' })
    // The next save retries it.
    throw error
  }
}

const unsaved = ({ store }: Session) =>
  [...store.getState().entries.values()].filter((entry) => entry.save !== 'saved')

function change(
  session: Session,
  id: string,
  step: (history: OwnEntry['history']) => OwnEntry['history'],
): void {
  const { timers } = session
  const entry = entryOf(session, id)
  if (!entry) return
  const history = step(entry.history)
  if (history === entry.history) return
  setEntry(session, id, { ...entry, history, save: 'waiting' })
  if (!timers.has(id))
    timers.set(
      id,
      setTimeout(() => save(session, id), SAVE_MS),
    )
}

/** Adds a briefing, or replaces one with the same id as an undoable change. */
function put(session: Session, draft: DraftBriefing): void {
  const { id } = draft
  if (entryOf(session, id)) {
    change(session, id, (history) => recordEdit(history, draft))
    return
  }
  const history = startHistory(draft)
  setEntry(session, id, { history, revision: null, savedAt: null, save: 'waiting', conflict: null })
  save(session, id)
}

/** Restores changes that a closed page could not save; they become a copy when others have saved since. */
function restoreUnsaved(session: Session, { revision, briefing }: Unsaved): void {
  const there = entryOf(session, briefing.id)
  if (there && isSame(there.history.present, briefing)) return
  const isLater = (there?.revision ?? null) !== revision
  put(session, isLater ? { ...briefing, id: `own-${session.environment.newId()}` } : briefing)
}

/** Loads the stored briefings, once. */
function start(session: Session): void {
  if (session.isStarted) return
  session.isStarted = true
  void load(session)
}

async function load(session: Session): Promise<void> {
  const { environment, store } = session
  const { repository, isPersistent } = await environment.open()
  session.repository = repository
  const { stored, corrupt } = await repository.list()
  const made = store.getState().entries
  const read = stored.map((one) => [one.id, entryOfStored(one)] as const)
  store.setState({ isReady: true, isPersistent, corrupt, entries: new Map([...read, ...made]) })
  for (const one of environment.claimUnsaved()) restoreUnsaved(session, one)
  for (const id of made.keys()) save(session, id)
}

/** Loads changes of other tabs to one briefing, or to all. */
async function sync(session: Session, id?: string): Promise<void> {
  if (id !== undefined) return syncOne(session, id)
  const listed = (await session.repository?.list())?.stored.map((stored) => stored.id) ?? []
  for (const each of new Set([...listed, ...session.store.getState().entries.keys()]))
    await syncOne(session, each)
}

async function syncOne(session: Session, id: string): Promise<void> {
  const stored = await session.repository?.read(id)
  const entry = entryOf(session, id)
  if (stored === undefined || entry?.conflict) return
  if (!entry) {
    if (stored) accept(session, stored)
    return
  }
  if ((stored?.revision ?? null) === entry.revision || entry.revision === null) return
  // A pending save detects the change itself.
  if (entry.save !== 'saved') return
  if (stored) accept(session, stored)
  else setEntry(session, id, null)
}

function edit(
  session: Session,
  id: string,
  step: (draft: DraftBriefing) => DraftBriefing,
  burst?: string,
): void {
  const at: Burst | null = burst === undefined ? null : { key: burst, at: session.environment.now() }
  change(session, id, (history) =>
    recordEdit(history, closingsAfter(history.present, step(history.present)), at),
  )
}

const undo = (session: Session, id: string) => change(session, id, undoEdit)
const redo = (session: Session, id: string) => change(session, id, redoEdit)

function remove(session: Session, id: string): void {
  const entry = entryOf(session, id)
  if (!entry) return
  cancelScheduledSave(session, id)
  session.store.setState({ removed: entry.history.present })
  setEntry(session, id, null)
  void session.enqueue(async () => {
    try {
      const result = await session.repository?.remove(id, session.revisions.get(id) ?? entry.revision)
      // Do not delete what another tab has saved since.
      if (result?.state === 'conflict' && result.theirs) accept(session, result.theirs)
      else session.environment.notify(id)
    } catch {
      setEntry(session, id, { ...entry, save: 'failed' })
    }
  })
}

/** Puts back the last deleted briefing. */
function restore(session: Session): void {
  const { removed } = session.store.getState()
  if (!removed) return
  session.store.setState({ removed: null })
  put(session, removed)
}

/** Drops the last deleted briefing. */
const dismissRemoved = ({ store }: Session) => store.setState({ removed: null })

function acceptTheirs(session: Session, id: string): void {
  const theirs = entryOf(session, id)?.conflict?.theirs
  if (theirs) accept(session, theirs)
  else setEntry(session, id, null)
}

/** Saves this tab's version as a copy and takes the other one; returns the copy's id. */
function saveAsCopy(session: Session, id: string, title: string): string | null {
  const mine = entryOf(session, id)?.history.present
  if (!mine) return null
  const copy = { ...mine, id: `own-${session.environment.newId()}`, title }
  put(session, copy)
  acceptTheirs(session, id)
  return copy.id
}

function removeCorrupt({ store, repository }: Session, id: string): void {
  store.setState(({ corrupt }) => ({ corrupt: corrupt.filter((record) => record.id !== id) }))
  void repository?.removeCorrupt(id)
}

/** Saves pending changes now; a leaving page stores unsaved ones for the next. */
function flush(session: Session, isLeaving: boolean): void {
  const waiting = unsaved(session)
  for (const { history, conflict } of waiting) if (!conflict) save(session, history.present.id)
  if (!isLeaving) return
  const changes = waiting.map(({ history, revision }) => ({ revision, briefing: history.present }))
  session.environment.storeUnsaved(changes)
}

function isSame(a: DraftBriefing, b: DraftBriefing): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** A stored own briefing. `revision` changes with each save, `savedAt` is in ms since 1970. */
const StoredBriefing = z.strictObject({
  id: z.string(),
  revision: z.string(),
  savedAt: z.number(),
  briefing: DraftBriefing,
})
type StoredBriefing = z.infer<typeof StoredBriefing>

/** An unreadable record: damaged, or from another version. It is left untouched. */
interface CorruptRecord {
  id: string
  raw: unknown
}

/** Result of a save: done, or a conflict with a later save or removal (`theirs` null) elsewhere. */
type Saved = { state: 'saved'; stored: StoredBriefing } | { state: 'conflict'; theirs: StoredBriefing | null }

interface Clock {
  now: () => number
  newRevision: () => string
}

/** Storage of own briefings. `expected` is the last revision known to the caller, null for none. */
export function briefingRepository(shelf: Shelf, clock: Clock) {
  const read = <Result>(use: (store: ShelfStore) => Promise<Result>) =>
    shelf.read(['briefings'], (store) => use(store('briefings')))
  const write = <Result>(use: (store: ShelfStore) => Promise<Result>) =>
    shelf.write(['briefings'], (store) => use(store('briefings')))
  return {
    list: async () => {
      const stored: StoredBriefing[] = []
      const corrupt: CorruptRecord[] = []
      for (const raw of await read((store) => store.getAll())) {
        const briefing = storedOrNull(raw)
        if (briefing) stored.push(briefing)
        else corrupt.push({ id: idOf(raw), raw })
      }
      return { stored, corrupt }
    },
    read: async (id: string) => storedOrNull(await read((store) => store.get(id))),
    save: (briefing: DraftBriefing, expected: string | null): Promise<Saved> =>
      write(async (store) => {
        const there = await store.get(briefing.id)
        if (revisionOf(there) !== expected) return { state: 'conflict', theirs: storedOrNull(there) }
        const stored = storedNow(briefing, clock)
        void store.put(stored)
        return { state: 'saved', stored }
      }),
    /** Removes a briefing; a later save elsewhere is kept and returned as a conflict. */
    remove: (id: string, expected: string | null): Promise<Saved> =>
      write(async (store) => {
        const there = await store.get(id)
        const theirs = storedOrNull(there)
        if (revisionOf(there) === expected) void store.delete(id)
        return theirs?.revision === expected && theirs
          ? { state: 'saved', stored: theirs }
          : { state: 'conflict', theirs }
      }),
    /** Removes an unreadable record at the reader's request. */
    removeCorrupt: (id: string) => write(async (store) => void store.delete(id)),
  }
}
type BriefingRepository = ReturnType<typeof briefingRepository>

function storedNow(briefing: DraftBriefing, { now, newRevision }: Clock): StoredBriefing {
  return { id: briefing.id, revision: newRevision(), savedAt: now(), briefing }
}

function storedOrNull(raw: unknown): StoredBriefing | null {
  const read = StoredBriefing.safeParse(raw)
  return read.success ? read.data : null
}

/** The stored revision, readable or not: an unreadable record is never overwritten. */
function revisionOf(raw: unknown): string | null {
  if (raw === undefined) return null
  return storedOrNull(raw)?.revision ?? ''
}

function idOf(raw: unknown): string {
  return typeof raw === 'object' && raw !== null && 'id' in raw ? String(raw.id) : ''
}
