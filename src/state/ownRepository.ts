import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import * as z from 'zod/mini'
import { DraftBriefing } from '#domain/draftBriefing.ts'

/** A stored own briefing. `revision` changes with each save, `savedAt` is in ms since 1970. */
const StoredBriefing = z.strictObject({
  id: z.string(),
  revision: z.string(),
  savedAt: z.number(),
  briefing: DraftBriefing,
})
export type StoredBriefing = z.infer<typeof StoredBriefing>

/** An unreadable record: damaged, or from another version. It is left untouched. */
export interface CorruptRecord {
  id: string
  raw: unknown
}

/** Result of a save: done, or a conflict with a later save or removal (`theirs` null) elsewhere. */
export type Saved =
  | { state: 'saved'; stored: StoredBriefing }
  | { state: 'conflict'; theirs: StoredBriefing | null }

/** Storage of own briefings. `expected` is the last revision known to the caller, null for none. */
export interface OwnRepository {
  list(): Promise<{ stored: readonly StoredBriefing[]; corrupt: readonly CorruptRecord[] }>
  read(id: string): Promise<StoredBriefing | null>
  save(briefing: DraftBriefing, expected: string | null): Promise<Saved>
  /** Removes a briefing; a later save elsewhere is kept and returned as a conflict. */
  remove(id: string, expected: string | null): Promise<Saved>
  /** Removes an unreadable record at the reader's request. */
  removeCorrupt(id: string): Promise<void>
}

interface Clock {
  now: () => number
  newRevision: () => string
}

const STORE = 'briefings'

interface Schema extends DBSchema {
  [STORE]: { key: string; value: unknown }
}

/** Opens IndexedDB. Rejects when it is unavailable or was upgraded by a newer version of the app. */
export async function openOwnRepository(clock: Clock, name = 'throughline'): Promise<OwnRepository> {
  const open = () =>
    openDB<Schema>(name, 1, {
      upgrade: (database) => {
        database.createObjectStore(STORE, { keyPath: 'id' })
      },
      // Lets a newer version in another tab upgrade the database.
      blocking: (_current, _next, event) => {
        if (event.target instanceof IDBDatabase) event.target.close()
      },
    })
  let database: IDBPDatabase<Schema> = await open()
  const ready = async <Transaction>(begin: () => Transaction): Promise<Transaction> => {
    try {
      return begin()
    } catch {
      // Browsers close a database when memory is short or site data are cleared.
      database = await open()
      return begin()
    }
  }
  const reading = () => ready(() => database.transaction(STORE, 'readonly'))
  const writing = () => ready(() => database.transaction(STORE, 'readwrite', { durability: 'strict' }))

  return {
    list: async () => {
      const all: unknown[] = await (await reading()).store.getAll()
      const stored: StoredBriefing[] = []
      const corrupt: CorruptRecord[] = []
      for (const raw of all) {
        const read = StoredBriefing.safeParse(raw)
        if (read.success) stored.push(read.data)
        else corrupt.push({ id: idOf(raw), raw })
      }
      return { stored, corrupt }
    },
    read: async (id) => storedOrNull(await (await reading()).store.get(id)),
    save: async (briefing, expected) => {
      const transaction = await writing()
      const { store } = transaction
      const there: unknown = await store.get(briefing.id)
      if (revisionOf(there) !== expected) {
        await transaction.done
        return { state: 'conflict', theirs: storedOrNull(there) }
      }
      const stored = storedNow(briefing, clock)
      await store.put(stored)
      await transaction.done
      return { state: 'saved', stored }
    },
    remove: async (id, expected) => {
      const transaction = await writing()
      const there: unknown = await transaction.store.get(id)
      const theirs = storedOrNull(there)
      if (revisionOf(there) === expected) await transaction.store.delete(id)
      await transaction.done
      if (!theirs || theirs.revision !== expected) return { state: 'conflict', theirs }
      return { state: 'saved', stored: theirs }
    },
    removeCorrupt: async (id) => {
      const transaction = await writing()
      await transaction.store.delete(id)
      await transaction.done
    },
  }
}

/** An in-memory repository, for browsers without storage. */
export function memoryRepository(clock: Clock): OwnRepository {
  const all = new Map<string, StoredBriefing>()
  return {
    list: async () => ({ stored: [...all.values()], corrupt: [] }),
    read: async (id) => all.get(id) ?? null,
    save: async (briefing, expected) => {
      const there = all.get(briefing.id) ?? null
      if ((there?.revision ?? null) !== expected) return { state: 'conflict', theirs: there }
      const stored = storedNow(briefing, clock)
      all.set(briefing.id, stored)
      return { state: 'saved', stored }
    },
    remove: async (id, expected) => {
      const there = all.get(id) ?? null
      if (!there || there.revision !== expected) return { state: 'conflict', theirs: there }
      all.delete(id)
      return { state: 'saved', stored: there }
    },
    removeCorrupt: async () => {},
  }
}

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
