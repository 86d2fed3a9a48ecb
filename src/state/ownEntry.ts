import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { type EditHistory, startHistory } from '#domain/editHistory.ts'
import type { CorruptRecord, OwnRepository, StoredBriefing } from './ownRepository.ts'

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
export interface OwnEnvironment {
  /** Opens persistent storage, or in-memory storage if there is none. */
  open: () => Promise<{ repository: OwnRepository; isPersistent: boolean }>
  /** Notifies other tabs of a changed briefing. */
  notify: (id: string) => void
  now: () => number
  /** A unique id of letters and digits. */
  newId: () => string
  /** Takes over unsaved changes of earlier pages, and stores those of this one. */
  claimUnsaved: () => readonly Unsaved[]
  storeUnsaved: (unsaved: readonly Unsaved[]) => void
}

/** A briefing just read: saved, without history. */
export function entryOfStored({ briefing, revision, savedAt }: StoredBriefing): OwnEntry {
  return { history: startHistory(briefing), revision, savedAt, save: 'saved', conflict: null }
}
