import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import { type LogEntry, readLog } from '#domain/decisionLog.ts'
import { RECOGNITION_FOLDER } from '#domain/textRecognition.ts'
import { fetchDataset } from '#state/datasets.ts'
import { addDeliveries, deliveriesOf } from '#state/deliveries.ts'
import { keepTemplate, readKeptTemplate } from '#state/keptTemplate.ts'
import { DESK_KEY } from '#state/layers.ts'
import { own } from '#state/ownBriefings.ts'
import { openChannel } from '#state/shelf/openChannel.ts'
import { readStored, writeStored } from '#state/shelf/readStored.ts'
import { openShelfOrMemory } from '#state/shelf/shelf.ts'
import { connectDesk, type Desk } from '#worker/connectDesk.ts'
import { createDesk } from './createDesk.ts'
import { deskRepository } from './deskRepository.ts'
import type { DeskState } from './deskState.ts'
import { publishedNames } from './publishedNames.ts'
import { keptDesk, showOwn } from './showOwn.ts'

const CHANNEL = 'throughline.desk'

let worker: Desk | null = null
let names: Promise<void> | null = null
let published: Promise<ReadonlyMap<string, string>> | null = null
const channel = openChannel(CHANNEL)

/** Starts the worker that reads and derives; loads its code. */
function openDesk(): Desk {
  const worker =
    import.meta.env.MODE === 'single'
      ? // From a file on disk, browsers start a worker only from a single classic script, not from a module.
        new Worker(new URL('../../worker/deskWorker.ts', import.meta.url))
      : new Worker(new URL('../../worker/deskWorker.ts', import.meta.url), { type: 'module' })
  return connectDesk(worker, () => worker.terminate())
}

/** The worker that reads and derives; the first use starts it. */
export function deskWorker(): Desk {
  worker ??= openDesk()
  return worker
}

/**
 * Starts the same worker at the address whose policy allows text recognition. `close` ends it; `onLost` is called where
 * the address has none, as in a copy of an edition.
 */
export function openRecogniser(onLost?: (event: unknown) => void): Desk {
  const worker = new Worker(new URL(`${RECOGNITION_FOLDER}start.js`, document.baseURI), { type: 'module' })
  if (onLost) worker.addEventListener('error', onLost)
  return connectDesk(worker, () => worker.terminate())
}

/** Gives the worker the published names that tables are matched to, once. */
export function sendNames(): Promise<void> {
  names ??= Promise.all([fetchDataset('figures'), fetchDataset('routes')])
    .then(([figures, routes]) => deskWorker().setNames(publishedNames(figures, routes)))
    .catch((error: unknown) => {
      names = null
      throw error
    })
  return names
}

const unsavedKey = (projectId: string) => `throughline.desk.unsaved.${projectId}`

/** The entries that an earlier page could not store; they are given once. Unreadable ones stay where they are. */
function claimUnsaved(projectId: string, stored: readonly LogEntry[]): readonly LogEntry[] {
  const kept = readStored(unsavedKey(projectId), z.array(z.unknown()))
  const { log, fault } = readLog(kept ?? [], stored)
  if (!kept || fault) return []
  writeStored(unsavedKey(projectId), null)
  return log
}

/** The Desk of this page. */
export const desk = createDesk({
  open: async () => {
    const shelf = await openShelfOrMemory('desk')
    return {
      repository: deskRepository(shelf),
      isPersistent: shelf.isPersistent,
      isOlder: shelf.isOlder ?? false,
    }
  },
  desk: deskWorker,
  sha256: (text) => bytesToHex(sha256(utf8ToBytes(text))),
  rules: import.meta.env.DESK_RULES ?? '',
  now: () => new Date().toISOString(),
  newId: () => bytesToHex(crypto.getRandomValues(new Uint8Array(6))),
  remember: (kept) => writeStored(DESK_KEY, kept),
  recall: keptDesk,
  storeUnsaved: (projectId, entries) => writeStored(unsavedKey(projectId), entries),
  claimUnsaved,
  notify: (projectId) => channel?.postMessage(projectId),
  publishedTwin: async (hash) => {
    published ??= fetchDataset('documents').then(
      ({ documents }) => new Map(documents.flatMap(({ id, sha256: own }) => (own ? [[own, id]] : []))),
    )
    return (await published).get(hash) ?? null
  },
  templates: { read: readKeptTemplate, keep: keepTemplate },
  briefings: {
    all: async () => {
      own.start()
      const { getState, subscribe } = own.store
      if (!getState().isReady) {
        await new Promise<void>((resolve) => {
          const stop = subscribe(({ isReady }) => {
            if (!isReady) return
            stop()
            resolve()
          })
        })
      }
      return [...getState().entries.values()].map(({ history }) => history.present)
    },
    put: own.put,
    deliveries: deliveriesOf,
    addDeliveries,
  },
  sendNames,
  showOwn,
})

let isWatching = false

/** Loads the projects of this device and follows other tabs, once per page. */
function startDesk(): void {
  void desk.start()
  if (isWatching) return
  isWatching = true
  window.addEventListener('pagehide', desk.flush)
  channel?.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') void desk.sync(data)
  })
}

/** A part of the Desk's state; the first use starts it. */
export function useDesk<Part>(select: (state: DeskState) => Part): Part {
  useEffect(startDesk, [])
  return desk.store(select)
}
