import type { StoreApi, UseBoundStore } from 'zustand'
import type { ShownOthers } from '#domain/blindReading.ts'
import type { Claim } from '#domain/claim.ts'
import { decisionsByReader, type LogEntry } from '#domain/decisionLog.ts'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import type { JoinFault } from '#domain/joinProjects.ts'
import type { OwnData } from '#domain/ownData.ts'
import type { OwnOutcome } from '#domain/ownOutcome.ts'
import type { TableHead, TableSettings } from '#domain/ownTable.ts'
import type { DocumentFacts, DocumentHead, ProjectDocument } from '#domain/project.ts'
import type { ReviewDecision } from '#domain/reviewDecision.ts'
import type { TableReading } from '#domain/tableReading.ts'
import type { KeptTemplate } from '#state/keptTemplate.ts'
import type { DerivedText } from '#worker/deskEngine.ts'
import type { Desk } from '#worker/deskProtocol.ts'
import type { NewSheet } from '#worker/deskTables.ts'
import type { WorkbookWords } from '#worker/exportTable.ts'
import type { TornHead } from './deskDatabase.ts'
import type { DeskRepository, ProjectHead } from './deskRepository.ts'
import type { ProjectFault } from './projectParts.ts'
import type { SaveState } from './saveQueue.ts'

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
  readonly heads: readonly ProjectHead[]
  /** The ids of stored projects that cannot be read: damaged, or of another version. They are left as they are. */
  readonly damaged: readonly string[]
  readonly project: OpenProject | null
  /** The documents that the rules read last, by id, the open one among them. */
  readonly derived: ReadonlyMap<string, DerivedText>
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

/** A text to add; it is frozen by its hash. */
export type NewText = Omit<ProjectDocument, 'id' | 'sha256' | 'addedAt' | 'claims'>

/** The template of slides that this browser uses. */
export interface TemplateShelf {
  read: () => Promise<KeptTemplate | null>
  keep: (template: KeptTemplate | null) => Promise<unknown>
}

/** The reader's own briefings of this browser. */
export interface BriefingShelf {
  /** All of them, once they are read. */
  readonly all: () => Promise<readonly DraftBriefing[]>
  readonly put: (briefing: DraftBriefing) => void
}

/** What the store needs from the browser. */
export interface DeskEnvironment {
  open: () => Promise<{ repository: DeskRepository; isPersistent: boolean }>
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
  templates: TemplateShelf
  /** The reader's own briefings: those that stand on a project go into its file. */
  briefings: BriefingShelf
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

/** The Desk: its state and what a reader can do. */
export interface DeskActions {
  readonly store: UseBoundStore<StoreApi<DeskState>>
  /** Keeps what is not stored yet for the next page; call it when the page closes. */
  flush: () => void
  start: () => Promise<void>
  newProject: (title: string) => Promise<void>
  openProject: (id: string) => Promise<void>
  closeProject: () => void
  removeProject: (id: string) => Promise<void>
  /** Everything stored of a project, unparsed. */
  readRaw: (id: string) => Promise<Readonly<Record<string, readonly unknown[]>>>
  rename: (title: string) => void
  setReader: (name: string) => void
  /** Shows what other readers decided on claims that this reader has not decided, or hides it. */
  setShowsOthers: (shows: ShownOthers) => void
  /** Adds a text, unless it is there already, and opens it, or leaves open what is. Resolves with its id. */
  addText: (text: NewText, opens?: boolean) => Promise<string>
  removeDocument: (id: string) => void
  /** Deletes what is stored of the project and cannot be read. */
  removeTorn: (head: TornHead) => void
  /** Puts back the document removed last. */
  restoreDocument: () => void
  setFacts: (id: string, facts: DocumentFacts) => Promise<void>
  /** Adds a table and opens it; one that is there already is opened. Returns its id. */
  addTable: (table: NewSheet) => string
  removeTable: (id: string) => void
  /** Puts back the table removed last. */
  restoreTable: () => void
  /** Changes settings of a table, with an entry of the log. */
  setTable: (id: string, settings: Partial<TableSettings>) => void
  /** Takes back the reader's last change of a table's settings, with an entry of its own; false where there is none. */
  undoTable: (id: string) => boolean
  /** Opens a table; null goes back to the documents. */
  openTable: (id: string | null) => void
  /** A table for the pipeline, its facts in the language given (ISO 639-1): a ZIP whose `data/` joins that of the repository. */
  pipelineTable: (id: string, language: string) => Promise<NamedFile>
  /** A table as a workbook with live sums. */
  tableWorkbook: (id: string, words: WorkbookWords) => Promise<NamedFile>
  /** Some rows of the open table. */
  tableRows: (...args: Parameters<Desk['tableRows']>) => ReturnType<Desk['tableRows']>
  openDocument: (id: string, claimId?: string | null) => Promise<void>
  openClaim: (claimId: string | null) => void
  /** The claims that the rules propose in a document. */
  proposalsOf: (documentId: string) => Promise<readonly Claim[]>
  /**
   * Decides claims of the open document or of another, with one log entry each; null makes them undecided. `suggestion` marks
   * a decision that answers a suggestion, see `LogEntry`.
   */
  decide: (
    decisions: readonly {
      claimId: string
      decision: ReviewDecision | null
      documentId?: string
      suggestion?: LogEntry['suggestion']
    }[],
    settles?: boolean,
  ) => void
  /** Sets what came of a plan, see `OutcomeChange`, or takes it back with null. `settles` ends a conflict of two readers. */
  setOutcome: (planId: string, outcome: OwnOutcome | null, settles?: boolean) => void
  /** Takes back the reader's last decision; returns its claim, null for an outcome, which shows with several. */
  undo: () => string | null
  /** Loads what another tab has added. */
  sync: (projectId: string) => Promise<void>
  /** The open project as a file. */
  saveFile: () => Promise<NamedFile>
  /**
   * Opens a project file. A project that this device already has continues with the longer of the two logs. If the logs have
   * diverged, nothing opens until the reader chooses `joinForked`, `openForked` or `leaveForked`.
   */
  openFile: (file: NamedFile) => Promise<void>
  /** Opens the project on this device and joins the forked file into it. */
  joinForked: () => Promise<void>
  /** Opens the forked file as a project of its own. */
  openForked: (title: string) => Promise<void>
  /** Closes the forked file unopened. */
  leaveForked: () => void
  /** Joins a second reader's project file into the open project. */
  joinFile: (file: NamedFile) => Promise<void>
  /** The claims of the open project as W3C Web Annotations, with its title. */
  exportClaims: () => Promise<{ title: string; text: string }>
  /** Stores what is intact of a damaged file as a new project. */
  saveAsNew: (title: string) => Promise<void>
  dismissFaults: () => void
  /** The open project as sources of the pipeline: a ZIP whose `data/` joins that of the repository. */
  handOver: () => Promise<NamedFile>
  /** Starts keeping original files, or stops and removes those kept. */
  setKeepsOriginals: (keeps: boolean) => Promise<void>
  /** Keeps a document's original file where the project does so. */
  addOriginal: (documentId: string, fileName: string, file: Blob) => void
  /** The template of slides in the open project, which its file carries; null for none. */
  projectTemplate: () => Promise<KeptTemplate | null>
  /** Keeps the template in the open project in place of another. */
  keepInProject: (template: KeptTemplate) => Promise<void>
}

type HeadFacts = Pick<DeskState, 'reader' | 'keepsOriginals' | 'fileSavedAt' | 'showsOthers'>

/** What the list of projects shows of one that changed `changedAt`, ISO 8601. */
export function headOf(
  { id, title, createdAt, documents, tables, log }: OpenProject,
  changedAt: string,
  { reader, keepsOriginals, fileSavedAt, showsOthers }: HeadFacts,
): ProjectHead {
  // Another reader's progress would reveal what they decided.
  const decided = [...(decisionsByReader(log).get(reader)?.values() ?? [])]
  const known = new Set(documents.map((document) => document.id))
  return {
    id,
    title,
    createdAt,
    changedAt,
    documents: documents.length,
    tables: tables.length,
    claims: documents.reduce((sum, { claims }) => sum + claims, 0),
    decided: decided.filter(({ documentId }) => known.has(documentId)).length,
    keepsOriginals,
    ...(showsOthers ? { showsOthers } : {}),
    ...(fileSavedAt === null ? {} : { fileSavedAt }),
  }
}
