import { useEffect } from 'react'
import * as z from 'zod/mini'
import { DraftBriefing } from '#domain/draftBriefing.ts'
import { createOwnBriefings } from './ownBriefingsStore.ts'
import type { OwnBriefings, Unsaved } from './ownEntry.ts'
import { memoryRepository, openOwnRepository } from './ownRepository.ts'

const CHANNEL = 'throughline.briefings'
/** What a page that went away had no time to save; a key a page, since others may go at the same time. */
const UNSAVED = 'throughline.unsaved.'

const UnsavedList = z.array(z.strictObject({ revision: z.nullable(z.string()), briefing: DraftBriefing }))

const channel = openChannel()
const thisPage = `${UNSAVED}${randomWord()}`

/** The own briefings of this browser, and all that can be done to them. */
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

/** Starts to read what is kept and to follow other tabs; once a page. */
function start(): void {
  if (isStarted) return
  isStarted = true
  own.start()
  channel?.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') void own.follow(data)
  })
  // Where there is no channel, another tab's changes are seen when this one is looked at again.
  window.addEventListener('focus', () => void own.follow())
  window.addEventListener('pagehide', () => own.flush(true))
  window.addEventListener('pageshow', () => own.flush(false))
  document.addEventListener('visibilitychange', () => own.flush(document.visibilityState === 'hidden'))
}

/** Own briefings as they are kept, with what another tab does to them; reading begins with the first who asks. */
export function useOwnBriefings<Part>(select: (state: OwnBriefings) => Part): Part {
  useEffect(start, [])
  return own.store(select)
}

/** Six random bytes in hexadecimal; `randomUUID` is closed to pages without https. */
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
    // What is not understood stays where it is.
    return []
  }
}

/** Storage may be closed to us or full: then what was not saved in time is lost. */
function read(use: (storage: Storage) => Unsaved[]): Unsaved[] {
  try {
    return use(window.localStorage)
  } catch {
    return []
  }
}
