import { useEffect } from 'react'
import * as z from 'zod/mini'
import { DraftBriefing, newDraft } from '#domain/draftBriefing.ts'
import { uiLanguageOf } from '#domain/language.ts'
import {
  briefingRepository,
  createOwnBriefings,
  type OwnBriefings,
  type Unsaved,
} from './createOwnBriefings.ts'
import { readersToday } from './readersToday.ts'
import { openChannel } from './shelf/openChannel.ts'
import { readStored, writeStored } from './shelf/readStored.ts'
import { openShelfOrMemory } from './shelf/shelf.ts'

/** Key prefix of changes that a closing page could not save; one key per page, since several may close together. */
const UNSAVED = 'throughline.unsaved.'

const UnsavedList = z.array(z.strictObject({ revision: z.nullable(z.string()), briefing: DraftBriefing }))

const channel = openChannel('throughline.briefings')
const thisPage = `${UNSAVED}${randomId()}`

/** The own briefings of this browser, with their actions. */
export const own = createOwnBriefings({
  open: async () => {
    const shelf = await openShelfOrMemory('briefings')
    const repository = briefingRepository(shelf, { now: Date.now, newRevision: randomId })
    return { repository, isPersistent: shelf.isPersistent }
  },
  notify: (id) => channel?.postMessage(id),
  now: Date.now,
  newId: randomId,
  claimUnsaved: () =>
    storedKeys()
      .filter((key) => key.startsWith(UNSAVED))
      .flatMap(readAndRemove),
  storeUnsaved: (unsaved) => writeStored(thisPage, unsaved.length === 0 ? null : unsaved),
})

let isStarted = false

/** Loads the briefings and starts syncing with other tabs, once per page. */
function start(): void {
  if (isStarted) return
  isStarted = true
  own.start()
  channel?.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') void own.sync(data)
  })
  // Without a channel, changes of other tabs are noticed on focus.
  window.addEventListener('focus', () => void own.sync())
  window.addEventListener('pagehide', () => own.flush(true))
  window.addEventListener('pageshow', () => own.flush(false))
  document.addEventListener('visibilitychange', () => own.flush(document.visibilityState === 'hidden'))
}

/** Own briefings, kept in sync with other tabs; the first use starts loading. */
export function useOwnBriefings<Part>(select: (state: OwnBriefings) => Part): Part {
  useEffect(start, [])
  return own.store(select)
}

/** Six random bytes in hexadecimal; `randomUUID` needs https. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(6))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}

function storedKeys(): readonly string[] {
  try {
    return Object.keys(window.localStorage)
  } catch {
    return []
  }
}

/** Unreadable entries stay in place. */
function readAndRemove(key: string): readonly Unsaved[] {
  const unsaved = readStored(key, UnsavedList)
  if (unsaved) writeStored(key, null)
  return unsaved ?? []
}

const KEY = 'throughline.author'

/** Sets the author of a briefing, whom this browser puts under the next ones too. */
export function setAuthor(briefing: string, author: string): void {
  own.edit(briefing, (before) => ({ ...before, author }), 'head author')
  writeStored(KEY, author.trim() || null)
}

/** An empty briefing without a name by the author who was given last; nobody where none was. Not kept yet. */
export function emptyBriefing(language: string): DraftBriefing {
  const drafts = [...own.store.getState().entries.values()].map(({ history }) => history.present)
  const author = readStored(KEY, z.string()) ?? drafts.at(-1)?.author ?? ''
  return newDraft({
    id: own.newId(),
    title: '',
    author,
    language: uiLanguageOf(language),
    date: readersToday(),
  })
}
