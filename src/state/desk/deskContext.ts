import type { StoreApi } from 'zustand'
import type { NewEntry } from '#domain/decisionLog.ts'
import type { TableHead } from '#domain/ownTable.ts'
import type { DocumentHead, ProjectDocument } from '#domain/project.ts'
import type { TableReading } from '#domain/tableReading.ts'
import type { DerivedText } from '#worker/deskEngine.ts'
import type { DeskRepository } from './deskRepository.ts'
import type { DeskEnvironment, DeskState, OpenProject } from './deskState.ts'
import type { SaveJob } from './saveQueue.ts'

/**
 * The texts of the open project, and what the rules read in them. They are stored apart from the heads of documents, and
 * loaded for what is shown.
 */
export interface DeskTexts {
  /** Keeps a text that is not stored yet in memory until `release`. */
  readonly hold: (id: string, text: string) => void
  readonly release: (id: string) => void
  readonly clear: () => void
  /** A text that is in memory. */
  readonly inMemory: (id: string) => string | undefined
  /** The text of a document or table; null where this browser has lost it, which the state then says. */
  readonly textOf: (id: string) => Promise<string | null>
  /** A document with its text; null where this browser has lost it, which the state then says. */
  readonly load: (head: DocumentHead) => Promise<ProjectDocument | null>
  /** What the rules read in a document; null where its text is lost. */
  readonly derive: (head: DocumentHead) => Promise<DerivedText | null>
  /** The version of the rules; '' before the first document was read. */
  readonly rules: () => string
}

/** What the parts of the store share. */
export interface DeskContext {
  readonly environment: DeskEnvironment
  readonly getState: () => DeskState
  readonly setState: StoreApi<DeskState>['setState']
  readonly repository: () => DeskRepository | null
  /** The open project; throws where none is open. */
  readonly opened: () => OpenProject
  /** Runs a save of the open project, unless the project is read-only. */
  readonly save: (job: SaveJob) => Promise<void>
  /** Resolves once every pending save is stored. */
  readonly settle: () => Promise<void>
  /** Appends entries to the log and stores them, unless the project is read-only. */
  readonly record: (entries: readonly NewEntry[]) => void
  /** Records how many entries of the open log are stored. */
  readonly noteStored: (count: number) => void
  /** Stores the project's head. `changedAt` is the time of the last change, ISO 8601; by default now. */
  readonly saveHead: (changedAt?: string) => void
  readonly texts: DeskTexts
  readonly publish: () => Promise<void>
  /** Reads a table by its settings; its figures can be asked for afterwards. Null where its text is lost. */
  readonly readTable: (table: TableHead) => Promise<TableReading | null>
  /** Opens a project in this tab. Texts that come with it stay in memory until they are released. */
  readonly show: (
    project: Omit<OpenProject, 'documents' | 'tables'> & {
      readonly tables: readonly (TableHead & { readonly text?: string })[]
      readonly documents: readonly (DocumentHead & { readonly text?: string })[]
    },
    part: Partial<DeskState>,
  ) => Promise<void>
  readonly openStored: (id: string) => Promise<void>
  readonly closeProject: () => void
  readonly openDocument: (id: string, claimId?: string | null) => Promise<void>
}
