import { shareEqual } from '#lib/shareEqual.ts'
import type { LogEntry } from './decisionLog.ts'
import type { DocumentHead, ProjectDocument } from './project.ts'

/** The parts of a project that are joined. */
export interface JoinedPart<Document extends DocumentHead = DocumentHead> {
  readonly documents: readonly Document[]
  readonly log: readonly LogEntry[]
}

/** Why two projects cannot be joined. */
export type JoinFault =
  | { readonly code: 'other-text'; readonly title: string }
  | { readonly code: 'nothing-in-common' }

export type JoinResult<Document extends DocumentHead> =
  | { readonly ok: true; readonly joined: JoinedPart<Document>; readonly added: number }
  | { readonly ok: false; readonly fault: JoinFault }

/** The name of a reader who gave none. */
export const UNNAMED = 'Reader'

/**
 * Joins a second reader's project into mine. The projects must have a text in common, by the hash of the text, which is
 * counted again; documents that only they have are added.
 *
 * My log stays as it is, and each of their entries that it lacks is added to its end in their order, so that a log is
 * only ever added to and a project file saved before still fits. An entry is known by its id: joining twice, or joining a
 * project that mine was joined to, adds nothing. Which decision holds follows from the time of the entries, so that both
 * orders of joining give the same. Two readers who gave no name are told apart by a number.
 */
export function joinProjects<Document extends DocumentHead>(
  mine: JoinedPart<Document>,
  theirs: JoinedPart<ProjectDocument>,
  sha256: (text: string) => string,
): JoinResult<Document | ProjectDocument> {
  const fault = faultOf(mine, theirs, sha256)
  if (fault) return { ok: false, fault }
  const known = new Set(mine.documents.map(({ id }) => id))
  const documents = [...mine.documents, ...theirs.documents.filter(({ id }) => !known.has(id))]
  const log = joinLogs(mine.log, theirs.log)
  return { ok: true, joined: { documents, log }, added: log.length - mine.log.length }
}

function faultOf(
  mine: JoinedPart,
  theirs: JoinedPart<ProjectDocument>,
  sha256: (text: string) => string,
): JoinFault | null {
  const hashes = new Map(mine.documents.map(({ id, sha256: hash }) => [id, hash]))
  for (const { id, title, text, sha256: hash } of theirs.documents) {
    const own = hashes.get(id)
    if (sha256(text) !== hash || (own !== undefined && own !== hash)) return { code: 'other-text', title }
  }
  const isCommon = theirs.documents.some(({ id }) => hashes.has(id))
  return isCommon ? null : { code: 'nothing-in-common' }
}

function joinLogs(mine: readonly LogEntry[], theirs: readonly LogEntry[]): readonly LogEntry[] {
  const known = new Map(mine.map((entry) => [entry.id, entry]))
  const names = namesOf(mine, theirs, known)
  const added = theirs.filter(({ id }) => !known.has(id))
  return [...mine, ...added.map((entry) => shareEqual({ ...entry, who: names.get(entry.who) ?? entry.who }))]
}

/** Their names in my log, where those differ: as joined before, or with a number for a second reader without a name. */
function namesOf(
  mine: readonly LogEntry[],
  theirs: readonly LogEntry[],
  known: ReadonlyMap<string, LogEntry>,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  let isNew = false
  for (const entry of theirs) {
    const there = known.get(entry.id)
    if (there && there.who !== entry.who) names.set(entry.who, there.who)
    if (!there && entry.who === UNNAMED) isNew = true
  }
  const shared = new Set(theirs.map(({ id }) => id))
  const taken = new Set([...mine, ...theirs].map(({ who }) => who))
  const isMineToo = mine.some((entry) => entry.who === UNNAMED && !shared.has(entry.id))
  if (isNew && isMineToo && !names.has(UNNAMED)) {
    let number = 2
    while (taken.has(`${UNNAMED} ${number}`)) number += 1
    names.set(UNNAMED, `${UNNAMED} ${number}`)
  }
  return names
}
