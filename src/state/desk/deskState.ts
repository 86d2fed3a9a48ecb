import type { StoreApi, UseBoundStore } from 'zustand'
import { countedDecisions, type LogEntry, type Sha256 } from '#domain/decisionLog.ts'
import type { OwnData } from '#domain/ownData.ts'
import type { DocumentFacts, ProjectDocument } from '#domain/project.ts'
import type { ReviewDecision } from '#domain/reviewDecision.ts'
import type { DerivedText } from '#worker/deskEngine.ts'
import type { Desk } from '#worker/deskProtocol.ts'
import type { DeskRepository, ProjectHead } from './deskRepository.ts'

/** How the project is kept. `full`: this browser has no room left. */
export type SaveState = 'saved' | 'waiting' | 'full' | 'failed'

/** The open project in this tab. */
export interface OpenProject {
  readonly id: string
  readonly title: string
  readonly createdAt: string
  readonly documents: readonly ProjectDocument[]
  readonly log: readonly LogEntry[]
}

export interface DeskState {
  readonly isReady: boolean
  /** False without persistent storage. */
  readonly isPersistent: boolean
  readonly heads: readonly ProjectHead[]
  readonly project: OpenProject | null
  /** The documents that the rules have read, by id. */
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
  /** The place of the first entry of the log that was changed outside the app; null for an intact log. */
  readonly alteredAt: number | null
  /** Decisions that no longer fit what the rules propose, as sentences in English. */
  readonly misfits: readonly string[]
}

/** A text to add; it is frozen by its hash. */
export type NewText = Omit<ProjectDocument, 'id' | 'sha256' | 'addedAt' | 'claims'>

/** What the store needs from the browser. */
export interface DeskEnvironment {
  open: () => Promise<{ repository: DeskRepository; isPersistent: boolean }>
  /** Starts the worker, once. */
  desk: () => Desk
  sha256: Sha256
  /** Now, ISO 8601 in UTC. */
  now: () => string
  newId: () => string
  /** Remembers the open project and the reader's name on this device. */
  remember: (kept: { project: string | null; reader: string }) => void
  recall: () => { project: string | null; reader: string }
  /** Tells other tabs that a project changed. */
  notify: (projectId: string) => void
  /** The id of the published document with this text's hash; null for none. */
  publishedTwin: (sha256: string) => Promise<string | null>
  /** Takes what the decisions publish to Explore. */
  showOwn: (own: OwnData | null) => void
}

/** The Desk: its state and what a reader can do. */
export interface DeskActions {
  readonly store: UseBoundStore<StoreApi<DeskState>>
  start: () => Promise<void>
  newProject: (title: string) => Promise<void>
  openProject: (id: string) => Promise<void>
  closeProject: () => void
  removeProject: (id: string) => Promise<void>
  rename: (title: string) => void
  setReader: (name: string) => void
  /** Adds a text and opens it; a text that is there already is opened. Resolves with its id. */
  addText: (text: NewText) => Promise<string>
  removeDocument: (id: string) => void
  setFacts: (id: string, facts: DocumentFacts) => Promise<void>
  openDocument: (id: string, claimId?: string | null) => Promise<void>
  openClaim: (claimId: string | null) => void
  /** Decides claims, all in one step of the log for each; null makes them undecided. */
  decide: (
    decisions: readonly { claimId: string; decision: ReviewDecision | null }[],
    settles?: boolean,
  ) => void
  /** Takes back the reader's last decision; returns its claim. */
  undo: () => string | null
  /** Loads what another tab has added. */
  sync: (projectId: string) => Promise<void>
}

/** The name of a reader who gave none. */
export const UNNAMED = 'Reader'

/** What the list of projects shows of one that changed `changedAt`, ISO 8601. */
export function headOf(
  { id, title, createdAt, documents, log }: OpenProject,
  changedAt: string,
): ProjectHead {
  const decided = [...countedDecisions(log).values()].filter(({ decision }) => decision !== null)
  return {
    id,
    title,
    createdAt,
    changedAt,
    documents: documents.length,
    claims: documents.reduce((sum, { claims }) => sum + claims, 0),
    decided: decided.length,
  }
}

/** The decision of a reader on a claim before the next one. */
export function lastDecision(log: readonly LogEntry[], who: string, claimId: string): ReviewDecision | null {
  return log.findLast((entry) => entry.who === who && entry.claimId === claimId)?.after ?? null
}
