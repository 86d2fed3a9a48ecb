import { codeBook, codingsOf, missingCodes } from '#domain/codeBook.ts'
import {
  decisionsByReader,
  entryToUndo,
  isOnClaim,
  type LogEntry,
  type NewEntry,
  nextTime,
  type OwnCode,
  outcomesByReader,
  type ReviewDecision,
  relateLogs,
  SETTLED,
} from '#domain/decisionLog.ts'
import { type Citation, spanKey } from '#domain/evidence.ts'
import type { OwnOutcome } from '#domain/own/outcome.ts'
import { reversed, tablesByLog } from '#domain/tableLog.ts'
import { shareEqual } from '#lib/shareEqual.ts'
import { applyToLayer } from './applyToLayer.ts'
import { type DeskRepository, LogConflict } from './deskRepository.ts'
import { type DeskSession, type NamedFile, opened, save, saveHead } from './deskState.ts'
import { textInMemory } from './deskTexts.ts'

/** Appends entries to the log and stores them, unless the project is read-only. */
export function record(session: DeskSession, entries: readonly NewEntry[]): void {
  const project = opened(session)
  const { environment, store } = session
  if (store.getState().isReadOnly) return
  const log = [...project.log, ...entries.map((entry) => shareEqual({ id: environment.newId(), ...entry }))]
  store.setState({ project: { ...project, log } })
  void save(session, (open) => saveEntries(session, open, project.id))
  saveHead(session)
}

/** Stores the pending entries; if another tab wrote first, they are added to the end of its log. */
export async function saveEntries(
  session: DeskSession,
  open: DeskRepository,
  projectId: string,
): Promise<void> {
  const { project } = session.store.getState()
  if (project?.id !== projectId || project.log.length <= session.stored) return
  const { log } = project
  try {
    await open.addEntries(projectId, session.stored, log.slice(session.stored))
    session.stored = log.length
  } catch (error) {
    if (!(error instanceof LogConflict)) throw error
    if (session.store.getState().project?.id !== projectId) return
    await takeStoredLog(session, open, error.stored)
    await saveEntries(session, open, projectId)
  }
}

/** Takes up a log that is stored with other entries than this page knows of. */
export async function takeStoredLog(
  session: DeskSession,
  open: DeskRepository,
  there: readonly LogEntry[],
): Promise<void> {
  const { environment, store } = session
  const project = opened(session)
  const { id, log, documents } = project
  const relation = relateLogs(log, there)
  if (relation === 'longer' || relation === 'same') {
    // The browser lost entries, or never had them: all is stored again.
    for (const head of documents) await open.saveDocument(id, head, textInMemory(session, head.id))
    for (const table of project.tables) await open.saveTable(id, table, textInMemory(session, table.id))
  } else {
    const joined = [...there, ...log.slice(session.stored)]
    const tables = tablesByLog(project.tables, joined)
    store.setState({ project: { ...project, tables, log: joined }, otherTabAt: environment.now() })
    // Not awaited: its own save waits for this one.
    void applyToLayer(session)
  }
  session.stored = there.length
}

/** The part that decisions of the reader share; the time comes after all of theirs. */
function entryNow({ environment, store, rules }: DeskSession, log: readonly LogEntry[]) {
  const { reader: who } = store.getState()
  return { at: nextTime(log, who, environment.now()), who, rules, before: null, after: null, undoes: null }
}

/** A decision on a claim, by default of the open document; null makes it undecided. */
interface Decision {
  readonly claimId: string
  readonly decision: ReviewDecision | null
  readonly documentId?: string
  /** Marks one that answers a suggestion, see `LogEntry`. */
  readonly suggestion?: LogEntry['suggestion']
}

/** Decides claims, with one entry of the log each. `settles` ends conflicts of two readers. */
export function decide(session: DeskSession, decisions: readonly Decision[], settles = false): void {
  const { documentId: open, reader, project } = session.store.getState()
  if (!project) return
  const before = decisionsByReader(project.log).get(settles ? SETTLED : reader)
  const now = entryNow(session, project.log)
  record(
    session,
    decisions.flatMap(({ claimId, decision: after, documentId = open, suggestion }) => {
      if (documentId === null) return []
      const decided = { documentId, claimId, before: before?.get(claimId)?.decision ?? null, after, settles }
      return { ...now, ...decided, ...(suggestion ? { suggestion } : {}) }
    }),
  )
  void applyToLayer(session)
}

/** Sets what came of a plan, see `OutcomeChange`, or takes it back with null. `settles` ends a conflict of two readers. */
export function setOutcome(
  session: DeskSession,
  planId: string,
  after: OwnOutcome | null,
  settles = false,
): void {
  const { reader, project } = session.store.getState()
  if (!project) return
  const held = outcomesByReader(project.log).get(settles ? SETTLED : reader)
  const before = held?.get(planId)?.decision ?? null
  const shownBy = (after ?? before)?.shownBy
  if (!shownBy) return
  const { claimId, citation } = shownBy
  const outcome = { planId, before, after }
  record(session, [
    { ...entryNow(session, project.log), documentId: citation.documentId, claimId, settles, outcome },
  ])
  void applyToLayer(session)
}

/**
 * Takes back the reader's last decision, and of codes all that was changed at once, by a merge or an import. Returns its claim,
 * null for an outcome, which shows with several.
 */
export function undo(session: DeskSession): string | null {
  const { log } = opened(session)
  const entry = entryToUndo(log, session.store.getState().reader)
  if (!entry) return null
  const isOnCodes = ({ code, coding }: LogEntry) => code !== undefined || coding !== undefined
  const undone = new Set(log.map(({ undoes }) => undoes))
  const isWithIt = (one: LogEntry) =>
    isOnCodes(one) && one.who === entry.who && one.at === entry.at && !undone.has(one.id)
  const now = entryNow(session, log)
  const taken = isOnCodes(entry) ? log.filter(isWithIt).reverse() : [entry]
  record(
    session,
    taken.map(({ id: undoes, documentId, claimId, settles, before, after, outcome, code, coding }) => ({
      ...now,
      ...reversed({ documentId, claimId, before, after, undoes, settles }),
      ...(outcome && { outcome: reversed(outcome) }),
      ...(code && { code: reversed(code) }),
      ...(coding && { coding: reversed(coding) }),
    })),
  )
  void applyToLayer(session)
  return isOnClaim(entry) ? entry.claimId : null
}

/** Puts a code into the code book, changes it, or takes it out with null; the words marked with it stay in the log. */
export function setCode(session: DeskSession, codeId: string, after: OwnCode | null): void {
  setCodes(session, [[codeId, after]])
}

function setCodes(
  session: DeskSession,
  changes: readonly (readonly [codeId: string, after: OwnCode | null])[],
): void {
  const { log } = opened(session)
  const book = codeBook(log)
  const now = { ...entryNow(session, log), documentId: '', claimId: '', settles: false }
  const entries = changes.flatMap(([codeId, after]) => {
    const before = book.get(codeId) ?? null
    return JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ ...now, code: { codeId, before, after } }]
  })
  if (entries.length > 0) record(session, entries)
}

/**
 * Takes from the file of a code book the codes that the open project lacks, with their ids, so that marks of two projects with
 * one book can be joined. Returns them, the number of those that it has alike, and what was not taken.
 */
export async function importCodes(
  session: DeskSession,
  { file }: NamedFile,
): Promise<ReturnType<typeof missingCodes>> {
  const read = await session.environment.desk().readCodeBook(file)
  const taken = missingCodes(codeBook(opened(session).log), read)
  setCodes(
    session,
    taken.codes.map(({ id, name, definition, sign }) => [
      id ?? session.environment.newId(),
      { name, definition, sign },
    ]),
  )
  return taken
}

/** Puts a new code into the code book, and gives its id. */
export function addCode(session: DeskSession, code: OwnCode): string {
  const codeId = session.environment.newId()
  setCode(session, codeId, code)
  return codeId
}

/** Marks words with a code, or takes the mark away. */
export function setCoding(session: DeskSession, codeId: string, citation: Citation, isMarked: boolean): void {
  const { log } = opened(session)
  const coding = { codeId, before: isMarked ? null : citation, after: isMarked ? citation : null }
  const { documentId } = citation
  record(session, [{ ...entryNow(session, log), documentId, claimId: '', settles: false, coding }])
}

/**
 * Gives the reader's marks with one code to another, and takes the code out of the book, where it stays while other readers
 * mark with it. `undo` takes back all of it.
 */
export function mergeCodes(session: DeskSession, codeId: string, into: string): void {
  const { log } = opened(session)
  const { reader } = session.store.getState()
  const now = { ...entryNow(session, log), claimId: '', settles: false }
  const marks = codingsOf(log).filter((one) => one.codeId === codeId)
  const isMarked = (citation: Citation) =>
    codingsOf(log).some(
      (one) =>
        one.codeId === into && one.readers.includes(reader) && spanKey(one.citation) === spanKey(citation),
    )
  const moved = marks
    .filter(({ readers }) => readers.includes(reader))
    .flatMap(({ citation }) => {
      const on = { ...now, documentId: citation.documentId }
      const taken = { ...on, coding: { codeId, before: citation, after: null } }
      const given = { ...on, coding: { codeId: into, before: null, after: citation } }
      return isMarked(citation) ? [taken] : [taken, given]
    })
  const isLeft = marks.some(({ readers }) => readers.some((name) => name !== reader))
  const code = { codeId, before: codeBook(log).get(codeId) ?? null, after: null }
  record(session, isLeft ? moved : [...moved, { ...now, documentId: '', code }])
}
