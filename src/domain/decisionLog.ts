import * as z from 'zod/mini'
import { memoizeByObject } from '#lib/memoize.ts'
import { shareEqual } from '#lib/shareEqual.ts'
import { Claim, ClaimKind } from './claim.ts'
import { Citation, citationAt } from './evidence.ts'
import { claimId } from './fileParcel.ts'
import { Instant } from './instant.ts'
import { isSameOutcome, OutcomeChange, type OwnOutcome } from './own/outcome.ts'
import { TableChange } from './own/table.ts'
import type { SourceDocument } from './sourceDocument.ts'

/** A category of the reader's own, beside those of the lexicon; `sign` stands for it in the margin. */
export const OwnCode = z.strictObject({
  name: z.string().check(z.minLength(1)),
  definition: z.string(),
  sign: z.string().check(z.minLength(1), z.maxLength(4)),
})
export type OwnCode = z.infer<typeof OwnCode>

/** A change of the code book, null for a code that is not in it. */
const CodeChange = z.strictObject({
  codeId: z.string().check(z.minLength(1)),
  before: z.nullable(OwnCode),
  after: z.nullable(OwnCode),
})

/** Words that a reader marks with a code, or no longer does. */
const CodingChange = z.strictObject({
  codeId: z.string().check(z.minLength(1)),
  before: z.nullable(Citation),
  after: z.nullable(Citation),
})

const { category, facet, status, years, yearBasis, date, values, trend, actors, routes, regions } =
  Claim.shape
const { countries, basis } = Claim.shape

/** What a reviewer may change of a claim; its sentence stays. */
export const ClaimChanges = z.partial(
  z.strictObject({
    category,
    facet,
    status,
    years,
    yearBasis,
    date,
    values,
    trend,
    actors,
    routes,
    regions,
    countries,
    basis,
  }),
)
export type ClaimChanges = z.infer<typeof ClaimChanges>

/** How a decision finds its claim: exact quote, kind and category, narrowed down by facet and by what stands around it. */
const target = {
  quote: z.string().check(z.minLength(1)),
  prefix: z.optional(z.string()),
  suffix: z.optional(z.string()),
  kind: ClaimKind,
  category: z.string(),
  facet: z.optional(z.nullable(z.string())),
}

/** The claim that a decision is about, without the decision. */
const ReviewTarget = z.strictObject(target)
type ReviewTarget = z.infer<typeof ReviewTarget>

/**
 * A reviewer's decision. It finds its claim by exact quote, kind and category, narrowed down by `facet`, `prefix` and
 * `suffix`. `add` makes a claim that the rules did not propose. An accepted claim must still be proposed as it was
 * `seen`, so that no reviewer signs a later change.
 */
export const ReviewDecision = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('accept'),
    ...target,
    seen: z.optional(ClaimChanges),
    note: z.optional(z.string()),
  }),
  z.strictObject({ action: z.literal('reject'), ...target, note: z.string() }),
  z.strictObject({ action: z.literal('edit'), ...target, set: ClaimChanges, note: z.string() }),
  z.strictObject({ action: z.literal('add'), ...target, set: z.optional(ClaimChanges), note: z.string() }),
])
export type ReviewDecision = z.infer<typeof ReviewDecision>

/** The fields of a claim by which a decision finds it again, in this and in a later run of the rules. */
export function targetOf({ kind, category, facet, citation }: Claim) {
  const { exact, prefix, suffix } = citation
  return { quote: exact, prefix, suffix, kind, category, facet }
}

/** All that the rules proposed of a claim, as a decision to accept it records it. */
export function changesOf(claim: Claim): ClaimChanges {
  return {
    category: claim.category,
    facet: claim.facet,
    status: claim.status,
    years: claim.years,
    yearBasis: claim.yearBasis,
    date: claim.date,
    values: claim.values,
    trend: claim.trend,
    actors: claim.actors,
    routes: claim.routes,
    regions: claim.regions,
    countries: claim.countries,
    basis: claim.basis,
  }
}

/** A decision that makes a claim. */
export type Addition = Extract<ReviewDecision, { action: 'add' }>

/** The claim that a decision adds, at an offset of the document's text. */
export function addedClaim(
  document: Pick<SourceDocument, 'id' | 'text'>,
  start: number,
  decision: Addition,
): Claim {
  const { quote, kind, category: chosen, facet: part, set = {} } = decision
  const claim: Claim = {
    id: '',
    kind,
    category: chosen,
    facet: part ?? null,
    status: null,
    years: [],
    yearBasis: null,
    date: null,
    values: [],
    trend: null,
    actors: [],
    routes: [],
    regions: [],
    countries: [],
    basis: null,
    citation: citationAt(document.id, document.text, start, start + quote.length),
    cues: [],
    review: { state: 'added', reviewer: null, method: null, note: null },
  }
  return editedClaim(claim, set)
}

/** The same where its words stand with what it has around them; null where they do not. */
export function foundClaim(document: Pick<SourceDocument, 'id' | 'text'>, decision: Addition): Claim | null {
  const { prefix = '', quote, suffix = '' } = decision
  const at = document.text.indexOf(prefix + quote + suffix)
  return at < 0 ? null : addedClaim(document, at + prefix.length, decision)
}

/** A claim with a reviewer's changes; its id follows from what it now says. */
export function editedClaim(claim: Claim, changes: ClaimChanges): Claim {
  // An undefined member overrides nothing.
  const set = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const edited: Claim = { ...claim, ...set }
  return { ...edited, id: claimId(edited) }
}

/**
 * One entry of a project's log: `who` decided what on a claim, `at` which time (ISO 8601, UTC) and by which version of
 * the `rules`. `id` is the same in every log that the entry was joined to. `before` and `after` are the reader's decisions,
 * null for undecided. `undoes` is the id of the entry that this one takes back; `settles` marks the one decision that two
 * readers agreed on after a conflict. `suggestion` names the version of the model where an entry answers a suggestion: one that adds a claim accepts it, one
 * without a decision dismisses it. `table` is a change of a table's settings instead of a decision: such an entry names no
 * document and no claim. `outcome` is what came of a plan instead of a decision on the claim that shows it.
 */
export const LogEntry = z.strictObject({
  id: z.string().check(z.minLength(1)),
  at: Instant,
  who: z.string().check(z.minLength(1)),
  rules: z.string(),
  documentId: z.string(),
  claimId: z.string(),
  before: z.nullable(ReviewDecision),
  after: z.nullable(ReviewDecision),
  undoes: z.nullable(z.string()),
  settles: z.boolean(),
  suggestion: z.optional(z.strictObject({ model: z.string(), dismissed: z.optional(ReviewTarget) })),
  table: z.optional(TableChange),
  outcome: z.optional(OutcomeChange),
  code: z.optional(CodeChange),
  coding: z.optional(CodingChange),
})
export type LogEntry = z.infer<typeof LogEntry>

/** An entry before it has an id. */
export type NewEntry = Omit<LogEntry, 'id'>

/**
 * Reads entries as they are stored, up to the first that does not fit: `fault` has its place from 0. Entries written before
 * version 0.2.0 had a chain of hashes: the first hash of each is its id, and what they undo was a place in the log, which
 * begins with the entries `before`.
 */
export function readLog(
  stored: readonly unknown[],
  before: readonly LogEntry[] = [],
): { log: readonly LogEntry[]; fault: { place: number; error: z.core.$ZodError } | null } {
  const ids = [...before.map(({ id }) => id), ...stored.map((entry) => idOf(Object(entry)))]
  const log: LogEntry[] = []
  for (const [place, entry] of stored.entries()) {
    const read = LogEntry.safeParse(withId(Object(entry), ids))
    if (!read.success) return { log, fault: { place, error: read.error } }
    log.push(shareEqual(read.data))
  }
  return { log, fault: null }
}

type Stored = Readonly<Record<string, unknown>>

function idOf({ id, hash, origin }: Stored): unknown {
  return id ?? Object(origin).hash ?? hash
}

function withId(stored: Stored, ids: readonly unknown[]): unknown {
  if (!('hash' in stored)) return stored
  const { hash: _, previous: _previous, origin: _origin, undoes, ...entry } = stored
  return { ...entry, id: idOf(stored), undoes: typeof undoes === 'number' ? ids[undoes] : undoes }
}

/** How a log relates to another of the same project: it may have more entries, fewer, or different ones. */
type LogRelation = 'same' | 'longer' | 'shorter' | 'forked'

/** How `log` relates to `other`, by the ids of their entries. */
export function relateLogs(log: readonly LogEntry[], other: readonly LogEntry[]): LogRelation {
  const common = Math.min(log.length, other.length)
  if (log.slice(0, common).some(({ id }, place) => id !== other[place]?.id)) return 'forked'
  if (log.length === other.length) return 'same'
  return log.length > other.length ? 'longer' : 'shorter'
}

function sortedMembers(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** A reader's decision on a claim, with the time of the last change. */
export interface Decided<Decision = ReviewDecision> {
  readonly claimId: string
  readonly documentId: string
  readonly who: string
  readonly at: string
  readonly decision: Decision
  readonly settles: boolean
}

/** What holds for each reader, by name and by the id of what was decided. */
type ByReader<Decision> = ReadonlyMap<string, ReadonlyMap<string, Decided<Decision>>>

/** The decisions in force, by reader and claim id; settled ones under the empty name. The latest by time holds, not by place. */
export const decisionsByReader = memoizeByObject((log: readonly LogEntry[]) =>
  latestByReader(log, (entry) => (isOnClaim(entry) ? { key: entry.claimId, decision: entry.after } : null)),
)

/** Whether an entry decides on a claim, and is no change of anything else. */
export function isOnClaim({ table, outcome, code, coding }: LogEntry): boolean {
  return !(table || outcome || code || coding)
}

/** What came of plans, by reader and id of the plan; the same rule holds. */
export const outcomesByReader = memoizeByObject((log: readonly LogEntry[]) =>
  latestByReader(log, ({ outcome }) => outcome && { key: outcome.planId, decision: outcome.after }),
)

/** What holds for each reader: the latest by time, of the entries that `read` finds something in. */
export function latestByReader<Decision extends object>(
  log: readonly LogEntry[],
  read: (entry: LogEntry) => { key: string; decision: Decision | null } | null | undefined,
): ByReader<Decision> {
  const readers = new Map<string, Map<string, Decided<Decision>>>()
  for (const entry of inTime(log)) {
    const found = read(entry)
    if (!found) continue
    const { who, claimId, documentId, at, settles } = entry
    const name = settles ? SETTLED : who
    const own = readers.get(name) ?? new Map<string, Decided<Decision>>()
    if (found.decision === null) own.delete(found.key)
    else own.set(found.key, { claimId, documentId, who, at, decision: found.decision, settles })
    readers.set(name, own)
  }
  return readers
}

/** The entries by time; those of the same time stay in order. Most logs are in order already. */
export function inTime(log: readonly LogEntry[]): readonly LogEntry[] {
  const isSorted = log.every((entry, index) => index === 0 || (log[index - 1]?.at ?? '') <= entry.at)
  return isSorted ? log : [...log].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** A time for a reader's next entry: after all of theirs, even if the clock was set back; on a table after all. ISO 8601. */
export function nextTime(log: readonly LogEntry[], who: string, now: string, isOnTable = false): string {
  const isBefore = (entry: LogEntry) => entry.who === who || (isOnTable && entry.table !== undefined)
  const last = log.reduce((latest, entry) => (isBefore(entry) && entry.at > latest ? entry.at : latest), '')
  return last < now ? now : new Date(Date.parse(last) + 1).toISOString()
}

/** The name in `decisionsByReader` under which settled conflicts stand. */
export const SETTLED = ''

/** How sure a claim's decision is: by one reader, by two or more who agree, settled after a conflict, or in conflict. */
export type Agreement = 'once' | 'twice' | 'settled' | 'conflict'

/** The decision that counts for a claim, and how it came about. A conflict that nobody settled counts as undecided. */
interface Counted<Decision = ReviewDecision> {
  readonly decision: Decision | null
  readonly agreement: Agreement
  /** By name: those who decided; of a settled conflict the one who settled it. */
  readonly readers: readonly string[]
  readonly at: string
}

/** The decisions of all readers joined, by claim id. */
export function countedDecisions(log: readonly LogEntry[]): ReadonlyMap<string, Counted> {
  return countedByKey(decisionsByReader(log), isSameDecision)
}

/** What came of plans by all readers joined, by id of the plan, in order of time. */
export function countedOutcomes(log: readonly LogEntry[]): ReadonlyMap<string, Counted<OwnOutcome>> {
  const counted = countedByKey(outcomesByReader(log), isSameOutcome)
  return new Map([...counted].sort(([, a], [, b]) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)))
}

/** What came of plans as it counts, without open conflicts, in order of time. */
export function setOutcomes(
  log: readonly LogEntry[],
): readonly { planId: string; outcome: OwnOutcome; readers: readonly string[] }[] {
  return [...countedOutcomes(log)].flatMap(([planId, { decision, readers }]) =>
    decision ? [{ planId, outcome: decision, readers }] : [],
  )
}

function countedByKey<Decision>(
  readers: ByReader<Decision>,
  isSame: (a: Decision, b: Decision) => boolean,
): ReadonlyMap<string, Counted<Decision>> {
  const counted = new Map<string, Counted<Decision>>()
  // In a fixed order, whichever log was joined to the other.
  const names = [...readers.keys()].filter((name) => name !== SETTLED).sort()
  for (const name of names) {
    for (const [key, { decision, at }] of readers.get(name) ?? []) {
      const other = counted.get(key)
      const by = [...(other?.readers ?? []), name]
      if (!other) counted.set(key, { decision, agreement: 'once', readers: by, at })
      else if (other.decision === null || !isSame(other.decision, decision))
        counted.set(key, { decision: null, agreement: 'conflict', readers: by, at })
      else counted.set(key, { ...other, agreement: 'twice', readers: by })
    }
  }
  for (const [key, { decision, at, who }] of readers.get(SETTLED) ?? []) {
    counted.set(key, { decision, agreement: 'settled', readers: [who], at })
  }
  return counted
}

/** Decisions on one document that came about in the same way: by the same `readers`, who agree in the same way. */
export interface ReviewedPart {
  readonly documentId: string
  readonly agreement: Exclude<Agreement, 'conflict'>
  readonly readers: readonly string[]
  readonly decisions: readonly ReviewDecision[]
}

/** The decisions that count, by document and how they came about; open conflicts are left out. */
export function reviewedParts(log: readonly LogEntry[]): readonly ReviewedPart[] {
  const places = new Map(log.map(({ claimId, documentId }) => [claimId, documentId]))
  const parts = new Map<string, ReviewedPart & { decisions: ReviewDecision[] }>()
  for (const [claimId, { decision, agreement, readers }] of countedDecisions(log)) {
    const documentId = places.get(claimId)
    if (documentId === undefined || decision === null || agreement === 'conflict') continue
    const key = JSON.stringify([documentId, agreement, readers])
    const part = parts.get(key) ?? { documentId, agreement, readers, decisions: [] }
    part.decisions.push(decision)
    parts.set(key, part)
  }
  return [...parts.values()]
}

/** Whether two decisions say the same, whatever their notes. An edit that changes nothing equals an acceptance. */
export function isSameDecision(a: ReviewDecision | null, b: ReviewDecision | null): boolean {
  if (a === null || b === null) return a === b
  return JSON.stringify(statementOf(a), sortedMembers) === JSON.stringify(statementOf(b), sortedMembers)
}

function statementOf(decision: ReviewDecision): unknown {
  switch (decision.action) {
    case 'accept':
      return 'accept'
    case 'reject':
      return 'reject'
    case 'edit':
      return Object.keys(decision.set).length === 0 ? 'accept' : decision.set
    case 'add':
      return [decision.kind, decision.category, decision.set ?? {}]
  }
}

/** The entry that a reader's next undo takes back, of a table where one is named, else of the claims; null when there is none. */
export function entryToUndo(log: readonly LogEntry[], who: string, tableId?: string): LogEntry | null {
  const undone = undoneIn(log)
  const isNext = (entry: LogEntry) =>
    entry.who === who && entry.undoes === null && entry.table?.tableId === tableId && !undone.has(entry.id)
  return log.findLast(isNext) ?? null
}

const undoneIn = (log: readonly LogEntry[]) => new Set(log.flatMap(({ undoes }) => undoes ?? []))

/** The suggestions that a reader dismissed and did not take back, by claim id. */
export function dismissedSuggestions(
  log: readonly LogEntry[],
  who: string,
): ReadonlyMap<string, { readonly documentId: string; readonly target: ReviewTarget }> {
  const undone = undoneIn(log)
  return new Map(
    log.flatMap((entry) => {
      const target = entry.suggestion?.dismissed
      if (entry.who !== who || !target || undone.has(entry.id)) return []
      return [[entry.claimId, { documentId: entry.documentId, target }] as const]
    }),
  )
}

/** The state of a claim for one reader. */
export type DecisionState = 'open' | 'accepted' | 'edited' | 'rejected' | 'added'

/** The state that a decision gives. */
export function stateOfDecision(decision: ReviewDecision | null | undefined): DecisionState {
  switch (decision?.action) {
    case undefined:
      return 'open'
    case 'accept':
      return 'accepted'
    case 'edit':
      return Object.keys(decision.set).length === 0 ? 'accepted' : 'edited'
    case 'reject':
      return 'rejected'
    case 'add':
      return 'added'
  }
}
