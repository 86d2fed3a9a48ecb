import { useEffect } from 'react'
import * as z from 'zod/mini'
import { DraftBriefing } from '#domain/draftBriefing.ts'
import { createOwnBriefings } from './ownBriefingsStore.ts'
import type { OwnBriefings, Unsaved } from './ownEntry.ts'
import { memoryRepository, openOwnRepository } from './ownRepository.ts'

const CHANNEL = 'throughline.briefings'
/** Key prefix of changes that a closing page could not save; one key per page, since several may close together. */
const UNSAVED = 'throughline.unsaved.'

const UnsavedList = z.array(z.strictObject({ revision: z.nullable(z.string()), briefing: DraftBriefing }))

const channel = openChannel()
const thisPage = `${UNSAVED}${randomId()}`

/** The own briefings of this browser, with their actions. */
export const own = createOwnBriefings({
  open: async () => {
    const clock = { now: Date.now, newRevision: randomId }
    try {
      return { repository: await openOwnRepository(clock), isPersistent: true }
    } catch {
      return { repository: memoryRepository(clock), isPersistent: false }
    }
  },
  notify: (id) => channel?.postMessage(id),
  now: Date.now,
  newId: randomId,
  claimUnsaved: () =>
    read((storage) =>
      Object.keys(storage)
        .filter((key) => key.startsWith(UNSAVED))
        .flatMap(readAndRemove),
    ),
  storeUnsaved: (unsaved) => void read((storage) => writeUnsaved(storage, unsaved)),
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

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL)
  } catch {
    return null
  }
}

function writeUnsaved(storage: Storage, unsaved: readonly Unsaved[]): Unsaved[] {
  if (unsaved.length === 0) storage.removeItem(thisPage)
  else storage.setItem(thisPage, JSON.stringify(unsaved))
  return []
}

function readAndRemove(key: string): Unsaved[] {
  try {
    const list = UnsavedList.parse(JSON.parse(window.localStorage.getItem(key) ?? ''))
    window.localStorage.removeItem(key)
    return list
  } catch {
    // Leave unreadable entries in place.
    return []
  }
}

/** Storage may be unavailable or full: then the changes are lost. */
function read(use: (storage: Storage) => Unsaved[]): Unsaved[] {
  try {
    return use(window.localStorage)
  } catch {
    return []
  }
}
