import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { type ShownOthers, visibleEntries } from '#domain/agreement.ts'
import { decisionsByReader, type LogEntry } from '#domain/decisionLog.ts'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { type JoinFault, UNNAMED } from '#domain/joinProjects.ts'
import type { OwnData } from '#domain/own/data.ts'
import type { OwnFigure, OwnTable, TableHead } from '#domain/own/table.ts'
import type { DocumentHead, ProjectDocument, ProjectFault } from '#domain/project.ts'
import type { Delivery } from '#domain/snapshot.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { TableReading } from '#domain/tableReading.ts'
import { WORDS } from '#domain/textRecognition.ts'
import { groupBy } from '#lib/groupBy.ts'
import type { KeptTemplate } from '#state/keptTemplate.ts'
import { createSaveQueue, type SaveJob, type SaveState } from '#state/shelf/shelf.ts'
import type { Desk } from '#worker/connectDesk.ts'
import type { ClaimDigest, DerivedText, Marks } from '#worker/deskEngine.ts'
import type { ProjectContent } from '#worker/projectFile.ts'
import type { CorpusDigest } from './corpusRows.ts'
import type { DeskRepository, ProjectHead, TornHead } from './deskRepository.ts'
import type { KeptReview, StoredOwn } from './layerStore.ts'

/** The open project in this tab. */
export interface OpenProject {
  readonly id: string
  readonly title: string
  readonly createdAt: string
  readonly documents: readonly DocumentHead[]
  readonly tables: readonly TableHead[]
  readonly log: readonly LogEntry[]
}

export interface DeskState {
  readonly isReady: boolean
  /** False without persistent storage. */
  readonly isPersistent: boolean
  /** Whether a newer version of the app holds this device's projects. */
  readonly isOlder: boolean
  readonly heads: readonly ProjectHead[]
  /** The ids of stored projects that cannot be read: damaged, or of another version. They are left as they are. */
  readonly damaged: readonly string[]
  readonly project: OpenProject | null
  /** The documents that the rules read last, by id, the open one among them. */
  readonly derived: ReadonlyMap<string, DerivedText>
  /** All documents side by side, once they were asked for. */
  readonly corpus: CorpusDigest
  /** The proposals of several documents that the reader is deciding one after another. */
  readonly triage: Triage | null
  readonly documentId: string | null
  readonly claimId: string | null
  /** The reader's name in the log. */
  readonly reader: string
  readonly save: SaveState
  /** Time of the last save, ISO 8601. */
  readonly savedAt: string | null
  /** What the decisions publish. */
  readonly own: OwnData | null
  /** Decisions that no longer fit what the rules propose, as sentences in English. */
  readonly misfits: readonly string[]
  /** True for a damaged project file: it is shown and stored nowhere, and nothing in it can be changed. */
  readonly isReadOnly: boolean
  /** What the opened project file lacks, or carries from a newer version. */
  readonly fileFaults: readonly ProjectFault[]
  /** The last file that could not be opened at all. */
  readonly refused: { readonly name: string; readonly faults: readonly ProjectFault[] } | null
  /** A project file that is being read, with how many of its parts are. */
  readonly opening: { readonly name: string; readonly done: number; readonly of: number } | null
  /** An opened project file whose log has diverged from the one on this device, until the reader chooses. */
  readonly forked: { readonly name: string; readonly title: string } | null
  /** Whose decisions show on claims that this reader has not decided. */
  readonly showsOthers: ShownOthers
  /** Time of the last project file, ISO 8601; null when none was saved or opened. */
  readonly fileSavedAt: string | null
  /** Whether original files are kept, and the bytes of each kept part by path. */
  readonly keepsOriginals: boolean
  readonly partSizes: ReadonlyMap<string, number>
  /** The document removed last, which can be put back. */
  readonly removed: DocumentHead | null
  /** What is stored of the project and cannot be read. */
  readonly torn: readonly TornHead[]
  /** The documents whose text this browser has lost. */
  readonly lostTexts: ReadonlySet<string>
  /** The table that is open, null while documents are; and the table removed last. */
  readonly tableId: string | null
  /** How the settings read the tables, by id, once they are read. */
  readonly readings: ReadonlyMap<string, TableReading>
  readonly removedTable: TableHead | null
  /** When another tab last changed the open project, ISO 8601. */
  readonly otherTabAt: string | null
  /** The project file joined last: how many entries it added, or why it could not be joined. */
  readonly joined:
    | { readonly name: string; readonly added: number }
    | { readonly name: string; readonly fault: JoinFault }
    | null
}

/** The state without a project. */
export const CLOSED = {
  project: null,
  derived: new Map(),
  corpus: { claims: new Map(), near: new Map() },
  triage: null,
  documentId: null,
  claimId: null,
  own: null,
  misfits: [],
  isReadOnly: false,
  fileFaults: [],
  fileSavedAt: null,
  showsOthers: false,
  keepsOriginals: false,
  partSizes: new Map(),
  removed: null,
  torn: [],
  lostTexts: new Set<string>(),
  tableId: null,
  readings: new Map(),
  removedTable: null,
  otherTabAt: null,
  joined: null,
}

/** The folder of scans whose text is being recognised; it is in no project file. */
export const SCANS = 'scans/'

/** A text to add; it is frozen by its hash. */
export type NewText = Omit<ProjectDocument, 'id' | 'sha256' | 'addedAt' | 'claims'>

/** What the Desk needs from the browser. */
export interface DeskEnvironment {
  open: () => Promise<{ repository: DeskRepository; isPersistent: boolean; isOlder?: boolean }>
  /** Starts the worker, once. */
  desk: () => Desk
  /** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
  sha256: (text: string) => string
  /** Version of everything that derives, published names included. Results of other versions are made again; '' keeps none. */
  rules: string
  /** Now, ISO 8601 in UTC. */
  now: () => string
  newId: () => string
  /** Remembers the open project and the reader's name on this device. */
  remember: (kept: { project: string | null; reader: string }) => void
  recall: () => { project: string | null; reader: string }
  /** Tells other tabs that a project changed. */
  notify: (projectId: string) => void
  /** Keeps entries that a closing page could not store, and gives those of an earlier page back, once; `log` is what is stored. */
  storeUnsaved: (projectId: string, entries: readonly LogEntry[]) => void
  claimUnsaved: (projectId: string, log: readonly LogEntry[]) => readonly LogEntry[]
  /** The id of the published document with this text's hash; null for none. */
  publishedTwin: (sha256: string) => Promise<string | null>
  /** The template of the reader's slides, in use in this browser. */
  templates: {
    read: () => Promise<KeptTemplate | null>
    keep: (template: KeptTemplate | null) => Promise<unknown>
  }
  /** The reader's own briefings: those that stand on a project go into its file. */
  briefings: {
    /** All of them, once they are read. */
    all: () => Promise<readonly DraftBriefing[]>
    put: (briefing: DraftBriefing) => void
    /** When a briefing was given; days that are there already stay. */
    deliveries: (id: string) => Promise<readonly Delivery[]>
    addDeliveries: (id: string, deliveries: readonly Delivery[]) => Promise<void>
  }
  /** Gives the worker the published names that tables are matched to. */
  sendNames: () => Promise<void>
  /** Shows in Explore what the decisions publish. */
  showOwn: (own: OwnData | null) => void
}

/** A file with its name; its bytes need not be in memory. */
export interface NamedFile {
  readonly name: string
  readonly file: Blob
}

type HeadFacts = Pick<DeskState, 'reader' | 'keepsOriginals' | 'fileSavedAt' | 'showsOthers'>

/**
 * How many claims of each document the reader decided, and of how many: proposals and the reader's own additions. Decisions on
 * what the rules no longer propose count no further than there are proposals.
 */
export function progressOf(
  { documents, log }: Pick<OpenProject, 'documents' | 'log'>,
  reader: string,
): ReadonlyMap<string, { readonly decided: number; readonly all: number }> {
  // Another reader's progress would reveal what they decided.
  const own = [...(decisionsByReader(log).get(reader)?.values() ?? [])]
  const byDocument = groupBy(own, ({ documentId }) => documentId)
  return new Map(
    documents.map(({ id, claims }) => {
      const decisions = byDocument.get(id) ?? []
      const added = decisions.filter(({ decision }) => decision.action === 'add').length
      return [id, { decided: Math.min(decisions.length - added, claims) + added, all: claims + added }]
    }),
  )
}

/** What the list of projects shows of one that changed `changedAt`, ISO 8601. */
export function headOf(
  { id, title, createdAt, documents, tables, log }: OpenProject,
  changedAt: string,
  { reader, keepsOriginals, fileSavedAt, showsOthers }: HeadFacts,
): ProjectHead {
  const progress = [...progressOf({ documents, log }, reader).values()]
  return {
    id,
    title,
    createdAt,
    changedAt,
    documents: documents.length,
    tables: tables.length,
    claims: progress.reduce((sum, { all }) => sum + all, 0),
    decided: progress.reduce((sum, { decided }) => sum + decided, 0),
    keepsOriginals,
    ...(showsOthers ? { showsOthers } : {}),
    ...(fileSavedAt === null ? {} : { fileSavedAt }),
  }
}

/** The entries that this reader may see: not others' decisions on claims they have not decided, unless they asked. */
export function seenEntries({
  project,
  reader,
  showsOthers,
}: Pick<DeskState, 'project' | 'reader' | 'showsOthers'>): readonly LogEntry[] {
  if (!project) return []
  if (showsOthers === true) return project.log
  const proposals = new Map(project.documents.map(({ id, claims }) => [id, claims]))
  const count = (id: string) => proposals.get(id) ?? Number.POSITIVE_INFINITY
  return visibleEntries(project.log, reader, count, showsOthers || null)
}

/** A title as a file name that is valid on every system. */
export function fileNameOf(title: string): string {
  const name = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
  return name || 'project'
}

/** The folder of original files in a project's file. */
export const ORIGINALS = 'originals/'

/** Whether a part is the original or the words of a document that is not in the project. */
export function isOrphan(path: string, documents: readonly { id: string }[]): boolean {
  const folder = [ORIGINALS, WORDS].find((one) => path.startsWith(one))
  return folder !== undefined && !documents.some(({ id }) => path.startsWith(`${folder}${id}.`))
}

/** An open proposal and its document. */
export interface TriageStep {
  readonly documentId: string
  readonly claimId: string
}

/** Open proposals of several documents, to be decided one after another; `later` has those put off, by claim id. */
export interface Triage {
  readonly steps: readonly TriageStep[]
  readonly later: ReadonlySet<string>
}

/**
 * The step after a claim, wrapping at the end: first those that were not put off, then the others. `past` leaves the claim's
 * document. Null where nothing else is open: there the reader stops.
 */
export function nextStep(
  { steps, later }: Triage,
  isOpen: (claimId: string) => boolean,
  from: TriageStep,
  past = false,
): TriageStep | null {
  const at = steps.findIndex(({ claimId }) => claimId === from.claimId)
  const around = [...steps.slice(at + 1), ...steps.slice(0, Math.max(0, at))]
  const open = around.filter(
    ({ claimId, documentId }) => isOpen(claimId) && !(past && documentId === from.documentId),
  )
  return open.find(({ claimId }) => !later.has(claimId)) ?? open[0] ?? null
}

/** How many proposals of a triage are open, how many of them put off, and in how many documents. */
export function countOpen({ steps, later }: Triage, isOpen: (claimId: string) => boolean) {
  const open = steps.filter(({ claimId }) => isOpen(claimId))
  return {
    claims: open.length,
    later: open.filter(({ claimId }) => later.has(claimId)).length,
    documents: new Set(open.map(({ documentId }) => documentId)).size,
  }
}

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
