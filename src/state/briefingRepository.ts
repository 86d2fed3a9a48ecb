import * as z from 'zod/mini'
import { DraftBriefing } from '#domain/draftBriefing.ts'
import type { Shelf, ShelfStore } from './shelf/shelf.ts'

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
export type BriefingRepository = ReturnType<typeof briefingRepository>

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
