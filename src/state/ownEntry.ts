import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { type EditHistory, startHistory } from '#domain/editHistory.ts'
import type { OwnRepository, StoredBriefing, TornRecord } from './ownRepository.ts'

/** An own briefing as this tab has it, with what was done to it here. */
export interface OwnEntry {
  readonly history: EditHistory<DraftBriefing>
  /** The revision that was last read or saved here; null before the first save. */
  readonly revision: string | null
  /** When it was saved, in ms since 1970. */
  readonly savedAt: number | null
  readonly save: 'saved' | 'waiting' | 'failed'
  /** What another tab has made of it while it was changed here; `theirs` is null where it was deleted there. */
  readonly conflict: { readonly theirs: StoredBriefing | null } | null
}

export interface OwnBriefings {
  readonly isReady: boolean
  /** False where the browser keeps nothing beyond this page. */
  readonly isKept: boolean
  /** By id, in the order in which they were read or made. */
  readonly entries: ReadonlyMap<string, OwnEntry>
  readonly torn: readonly TornRecord[]
  /** What was deleted last, for as long as it can be taken back. */
  readonly removed: DraftBriefing | null
}

/** Changes that were not saved when a page went away, with the revision that they were made to. */
export interface Unsaved {
  readonly revision: string | null
  readonly briefing: DraftBriefing
}

/** What the store needs of the browser. */
export interface OwnSurroundings {
  /** The browser's own place, or one for as long as the page is open. */
  open: () => Promise<{ repository: OwnRepository; isKept: boolean }>
  /** Tells the other tabs that a briefing is another one now. */
  tell: (id: string) => void
  now: () => number
  /** Letters and digits that nobody has used. */
  newId: () => string
  /** Takes what earlier pages left unsaved, and keeps what this one leaves. */
  takeUnsaved: () => readonly Unsaved[]
  keepUnsaved: (unsaved: readonly Unsaved[]) => void
}

/** A briefing as it was read: saved, and without a history. */
export function entryOfStored({ briefing, revision, savedAt }: StoredBriefing): OwnEntry {
  return { history: startHistory(briefing), revision, savedAt, save: 'saved', conflict: null }
}
