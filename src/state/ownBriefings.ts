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
const thisPage = `${UNSAVED}${randomWord()}`

/** The own briefings of this browser, with their actions. */
export const own = createOwnBriefings({
  open: async () => {
    const clock = { now: Date.now, newRevision: randomWord }
    try {
      return { repository: await openOwnRepository(clock), isKept: true }
    } catch {
      return { repository: memoryRepository(clock), isKept: false }
    }
  },
  tell: (id) => channel?.postMessage(id),
  now: Date.now,
  newId: randomWord,
  takeUnsaved: () =>
    read((storage) =>
      Object.keys(storage)
        .filter((key) => key.startsWith(UNSAVED))
        .flatMap(takeKey),
    ),
  keepUnsaved: (unsaved) => void read((storage) => keep(storage, unsaved)),
})

let isStarted = false

/** Starts loading and following other tabs, once per page. */
function start(): void {
  if (isStarted) return
  isStarted = true
  own.start()
  channel?.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') void own.follow(data)
  })
  // Without a channel, changes of other tabs are noticed on focus.
  window.addEventListener('focus', () => void own.follow())
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
function randomWord(): string {
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

function keep(storage: Storage, unsaved: readonly Unsaved[]): Unsaved[] {
  if (unsaved.length === 0) storage.removeItem(thisPage)
  else storage.setItem(thisPage, JSON.stringify(unsaved))
  return []
}

function takeKey(key: string): Unsaved[] {
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
