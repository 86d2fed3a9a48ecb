import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import type { Dataset } from '#domain/datasets.ts'
import { type LogEntry, readLog } from '#domain/decisionLog.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { PublishedNames } from '#domain/tableReading.ts'
import { RECOGNITION_FOLDER } from '#domain/textRecognition.ts'
import { bindActions } from '#lib/bindActions.ts'
import { fetchDataset } from '#state/datasets.ts'
import { addDeliveries, deliveriesOf } from '#state/deliveries.ts'
import { keepTemplate, readKeptTemplate } from '#state/keptTemplate.ts'
import { DESK_KEY } from '#state/layers.ts'
import { own } from '#state/ownBriefings.ts'
import { openChannel } from '#state/shelf/openChannel.ts'
import { readStored, writeStored } from '#state/shelf/readStored.ts'
import { openShelfOrMemory } from '#state/shelf/shelf.ts'
import { connectDesk, type Desk } from '#worker/connectDesk.ts'
import { goOnInTriage, readCorpus, startTriage, stopTriage } from './deskCorpus.ts'
import * as documents from './deskDocuments.ts'
import { takeReferences } from './deskDocuments.ts'
import * as files from './deskFiles.ts'
import { addCode, decide, importCodes, mergeCodes, setCode, setCoding, setOutcome, undo } from './deskLog.ts'
import {
  closeProject,
  exportClaims,
  flush,
  joinFile,
  newProject,
  openProject,
  readRaw,
  removeProject,
  rename,
  setReader,
  setShowsOthers,
  start,
  sync,
} from './deskProjects.ts'
import { deskRepository } from './deskRepository.ts'
import { type DeskEnvironment, type DeskState, newSession } from './deskState.ts'
import * as tables from './deskTables.ts'
import { keptDesk, showOwn } from './showOwn.ts'

/** The names that tables are matched to: those of routes and other places, and the publishers' own. */
export function publishedNames(
  { crosswalk, otherPlaces, sources }: Dataset<'figures'>,
  { routes }: Dataset<'routes'>,
): PublishedNames {
  const named = (place: string, ...names: readonly (string | undefined)[]) =>
    names.flatMap((name) => (name === undefined ? [] : [{ name, place }]))
  const ours = [
    ...routes.flatMap(({ id, officialName, names, shortNames }) =>
      named(id, id, officialName, ...Object.values(names), ...Object.values(shortNames)),
    ),
    ...otherPlaces.flatMap(({ id, names }) => named(id, ...Object.values(names))),
  ]
  const units: Record<string, FigureUnit[]> = {}
  for (const { role, route, placeNames, schema } of sources) {
    if (role !== 'series' && role !== 'incidents') continue
    const places =
      route === null
        ? crosswalk.flatMap(({ publisher, place }) => (placeNames.includes(publisher) ? [place] : []))
        : [route]
    // Incidents count the dead and missing; survivors are stated beside them.
    const counted = schema.fields.flatMap(({ unit }) =>
      unit && (role === 'series' || unit === 'dead-and-missing') ? [unit] : [],
    )
    for (const place of places) units[place] = [...new Set([...(units[place] ?? []), ...counted])]
  }
  return { places: [...ours, ...crosswalk.map(({ name, place }) => ({ name, place }))], units }
}

/** Creates the Desk of a page: its state, and what a reader can do. */
export function createDesk(environment: DeskEnvironment) {
  const session = newSession(environment)
  return {
    store: session.store,
    ...bindActions(session, {
      start,
      flush,
      newProject,
      openProject,
      closeProject,
      readRaw,
      removeProject,
      rename,
    }),
    ...bindActions(session, {
      setReader,
      setShowsOthers,
      sync,
      decide,
      setOutcome,
      addCode,
      setCode,
      importCodes,
      mergeCodes,
      setCoding,
      undo,
      joinFile,
      exportClaims,
      takeReferences,
    }),
    ...bindActions(session, documents),
    ...bindActions(session, { readCorpus, startTriage, stopTriage, goOnInTriage }),
    ...bindActions(session, tables),
    ...bindActions(session, files),
  }
}
export type DeskActions = ReturnType<typeof createDesk>

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
