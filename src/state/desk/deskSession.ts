import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { UNNAMED } from '#domain/joinProjects.ts'
import type { OwnData } from '#domain/ownData.ts'
import type { OwnFigure, OwnTable } from '#domain/ownTable.ts'
import type { DocumentHead, ProjectFault } from '#domain/project.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { TableReading } from '#domain/tableReading.ts'
import { createSaveQueue, type SaveJob } from '#state/shelf/shelf.ts'
import type { ClaimDigest, DerivedText, Marks } from '#worker/deskEngine.ts'
import type { ProjectContent } from '#worker/projectFile.ts'
import type { DeskRepository } from './deskRepository.ts'
import { CLOSED, type DeskEnvironment, type DeskState, headOf, type OpenProject } from './deskState.ts'
import type { KeptReview, StoredOwn } from './layerStore.ts'

/** A document as it was last reviewed. */
export interface ReviewedDocument extends KeptReview {
  readonly facts: string
  /** Null where an earlier page reviewed it and nothing was accepted. */
  readonly document: SourceDocument | null
  readonly marks: Marks
}

/** A table in use as the layer last had it. */
export interface LayerTable {
  /** The settings that it was read by. */
  readonly revision: string
  readonly table: OwnTable
  readonly figures: readonly OwnFigure[]
}

/** What the layer of own marks was last made of. */
interface LayerState {
  readonly reviewed: Map<string, ReviewedDocument>
  readonly tables: Map<string, LayerTable>
  /** The tables of the last run with their figures, the same array while no table changes. */
  figures: { readonly of: readonly LayerTable[]; readonly all: readonly OwnFigure[] }
  /** What was stored last, and of which project. */
  stored: { readonly projectId: string; readonly own: StoredOwn } | null
  /** The project whose kept reviews were looked for. */
  restoredId: string | null
  /** Routes and regions with the sentences of all documents, as they showed last. */
  named: Pick<Marks, 'routes' | 'regions'>
  running: Promise<unknown>
  next: Promise<void> | null
}

/** What one page knows of its Desk: the state that it shows, and what needs no drawing. */
export interface DeskSession {
  readonly environment: DeskEnvironment
  readonly store: UseBoundStore<StoreApi<DeskState>>
  /** Runs a save after those before it. */
  readonly enqueue: (job: SaveJob) => Promise<void>
  /** Null before the Desk has started. */
  repository: DeskRepository | null
  started: Promise<void> | null
  /** Entries of the open log that are stored. */
  stored: number
  /** The texts that are not stored yet, by id of their document or table. */
  readonly held: Map<string, string>
  /** Letters and digits of the texts that were compared, by id of their document. */
  readonly letters: Map<string, number>
  readonly deriving: WeakMap<DocumentHead, Promise<DerivedText | null>>
  /** The proposals of each document in the list of all, and the last reading of that list. */
  readonly digests: WeakMap<DocumentHead, readonly ClaimDigest[]>
  digesting: Promise<void>
  /** The version of the rules; '' before the first document was read. */
  rules: string
  /** How the worker read each table last. */
  readonly tableReadings: Map<string, { revision: string; reading: Promise<TableReading | null> }>
  /** The content of the damaged file that is open. */
  damaged: ProjectContent | null
  /** The content of a file whose log has diverged from the project's, with its faults. */
  forked: { name: string; content: ProjectContent; faults: readonly ProjectFault[] } | null
  readonly layer: LayerState
}

/** The session of a page that has nothing open. */
export function newSession(environment: DeskEnvironment): DeskSession {
  const store = create<DeskState>()(() => ({
    isReady: false,
    isPersistent: true,
    isOlder: false,
    heads: [],
    damaged: [],
    ...CLOSED,
    reader: environment.recall().reader || UNNAMED,
    refused: null,
    opening: null,
    forked: null,
    save: 'saved',
    savedAt: null,
  }))
  return {
    environment,
    store,
    enqueue: createSaveQueue((save) =>
      store.setState(save === 'saved' ? { save, savedAt: environment.now() } : { save }),
    ),
    repository: null,
    started: null,
    stored: 0,
    held: new Map(),
    letters: new Map(),
    deriving: new WeakMap(),
    digests: new WeakMap(),
    digesting: Promise.resolve(),
    rules: '',
    tableReadings: new Map(),
    damaged: null,
    forked: null,
    layer: { ...emptyLayer(), running: Promise.resolve(), next: null },
  }
}

const emptyLayer = (): Omit<LayerState, 'running' | 'next'> => ({
  reviewed: new Map(),
  tables: new Map(),
  figures: { of: [], all: [] },
  stored: null,
  restoredId: null,
  named: { routes: [], regions: [] },
})

/** Lets go of what a project held besides the state that shows. */
export function forgetProject({ held, tableReadings, layer }: DeskSession): void {
  held.clear()
  tableReadings.clear()
  Object.assign(layer, emptyLayer())
}

/** The open project; throws where none is open. */
export function opened({ store }: DeskSession): OpenProject {
  const { project } = store.getState()
  if (!project) throw new Error('no project is open')
  return project
}

/** Runs a save of the open project, unless the project is read-only. */
export async function save(
  session: DeskSession,
  job: (repository: DeskRepository) => Promise<unknown>,
): Promise<void> {
  if (session.store.getState().isReadOnly) return
  await session.enqueue(async () => {
    if (session.repository) await job(session.repository)
  })
}

/** The storage, after every pending save. */
export async function settled(session: DeskSession): Promise<DeskRepository> {
  await session.enqueue(async () => {})
  if (!session.repository) throw new Error('the Desk has not started')
  return session.repository
}

/** Stores the project's head. `changedAt` is the time of the last change, ISO 8601; by default now. */
export function saveHead(session: DeskSession, changedAt = session.environment.now()): void {
  const head = headOf(opened(session), changedAt, session.store.getState())
  if (session.store.getState().isReadOnly) return
  listHead(session, head)
  void save(session, (open) => open.saveHead(head)).then(() => session.environment.notify(head.id))
}

/** Puts a project first in the list. */
export function listHead({ store }: DeskSession, head: DeskState['heads'][number]): void {
  store.setState(({ heads }) => ({ heads: [head, ...heads.filter(({ id }) => id !== head.id)] }))
}

/** Shows own marks in Explore. */
export function showLayer(
  { environment, store }: DeskSession,
  own: OwnData,
  misfits: readonly string[],
): void {
  store.setState({ own, misfits })
  environment.showOwn(own)
}
