import { CLAIM_KINDS, type ClaimKind } from '#domain/claim.ts'
import {
  type ClaimChanges,
  type DecisionState,
  decisionsByReader,
  type LogEntry,
  stateOfDecision,
} from '#domain/decisionLog.ts'
import type { DocumentHead } from '#domain/project.ts'
import { holdsWords } from '#lib/foldText.ts'
import { groupBy } from '#lib/groupBy.ts'
import type { NearText } from '#lib/nearTexts.ts'
import type { ClaimDigest } from '#worker/deskEngine.ts'

/** The proposals of all documents by document, and for each document the one in which the most of it stands. */
export interface CorpusDigest {
  readonly claims: ReadonlyMap<string, readonly ClaimDigest[]>
  readonly near: ReadonlyMap<string, NearText>
}

/** A proposal or added claim as one reader left it. */
export interface CorpusClaim extends ClaimDigest {
  readonly state: DecisionState
}

/** What is looked for among all documents; a null asks for nothing. */
export interface CorpusFilter {
  /** Words of titles, files and publishers. */
  readonly words: string
  readonly kind: ClaimKind | null
  readonly route: string | null
  readonly year: number | null
  readonly state: 'open' | 'kept' | 'rejected' | null
}

export const NO_FILTER: CorpusFilter = { words: '', kind: null, route: null, year: null, state: null }

/** Claims of a document: those that the reader kept, and those still to decide. */
interface Counts {
  readonly kept: number
  readonly open: number
}

/** A document among all; null where it is not read yet, or its text is lost. */
export interface CorpusRow {
  readonly head: DocumentHead
  readonly near: NearText | null
  readonly found: {
    /** The claims that fit the filter, in the order of the text, those added by hand last. */
    readonly claims: readonly CorpusClaim[]
    readonly all: Counts & { readonly rejected: number }
    readonly kinds: Readonly<Record<ClaimKind, Counts>>
    /** Those of claims that are not rejected. */
    readonly routes: readonly string[]
    readonly years: readonly number[]
  } | null
}

/** The documents with what the filter finds in each. Without claims that fit, a document shows only where none are asked for. */
export function corpusRows(
  documents: readonly DocumentHead[],
  { claims, near }: CorpusDigest,
  log: readonly LogEntry[],
  reader: string,
  filter: CorpusFilter = NO_FILTER,
): readonly CorpusRow[] {
  const own = decisionsByReader(log).get(reader)
  const added = groupBy(
    [...(own?.values() ?? [])].filter(({ decision }) => decision.action === 'add'),
    ({ documentId }) => documentId,
  )
  const asks = [filter.kind, filter.route, filter.year, filter.state].some((one) => one !== null)
  return filterDocuments(documents, filter.words).flatMap((head): CorpusRow[] => {
    const proposed = claims.get(head.id)
    if (!proposed) return asks ? [] : [{ head, near: null, found: null }]
    const all = [
      ...proposed.map((claim): CorpusClaim => {
        const decision = own?.get(claim.id)?.decision
        const changes = decision?.action === 'edit' ? digestOf(decision.set) : {}
        return { ...claim, ...changes, state: stateOfDecision(decision) }
      }),
      ...(added.get(head.id) ?? []).flatMap(({ claimId, decision }): CorpusClaim[] => {
        if (decision.action !== 'add') return []
        const { kind, category, set = {} } = decision
        const blank = { id: claimId, kind, category, status: null, years: [], routes: [] }
        return [{ ...blank, ...digestOf(set), state: 'added' }]
      }),
    ]
    const fitting = all.filter((claim) => fits(claim, filter))
    if (asks && fitting.length === 0) return []
    return [{ head, near: near.get(head.id) ?? null, found: foundIn(fitting) }]
  })
}

/** The changes that show among all documents. */
function digestOf(set: ClaimChanges): Partial<ClaimDigest> {
  const { category, status, years, routes } = set
  const changes = { category, status, years, routes }
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

/** Whether the reader accepted a claim, changed or added it. */
export function isKept({ state }: Pick<CorpusClaim, 'state'>): boolean {
  return state === 'accepted' || state === 'edited' || state === 'added'
}

function fits(claim: CorpusClaim, { kind, route, year, state }: CorpusFilter): boolean {
  return (
    (kind === null || claim.kind === kind) &&
    (route === null || claim.routes.includes(route)) &&
    (year === null || claim.years.includes(year)) &&
    (state === null || (state === 'kept' ? isKept(claim) : claim.state === state))
  )
}

function foundIn(claims: readonly CorpusClaim[]): CorpusRow['found'] {
  const count = (some: readonly CorpusClaim[]): Counts => ({
    kept: some.filter(isKept).length,
    open: some.filter(({ state }) => state === 'open').length,
  })
  const standing = claims.filter(({ state }) => state !== 'rejected')
  const kinds = CLAIM_KINDS.map((kind) => [kind, count(claims.filter((claim) => claim.kind === kind))])
  return {
    claims,
    all: { ...count(claims), rejected: claims.length - standing.length },
    kinds: Object.fromEntries(kinds),
    routes: [...new Set(standing.flatMap(({ routes }) => routes))],
    years: [...new Set(standing.flatMap(({ years }) => years))].sort((a, b) => a - b),
  }
}

type Named = Pick<DocumentHead, 'title' | 'fileName' | 'publisher'>

/** The documents whose title, file name and publisher together contain every word, ignoring case and accents. */
export function filterDocuments<Document extends Named>(
  documents: readonly Document[],
  words: string,
): readonly Document[] {
  if (words.trim() === '') return documents
  return documents.filter(({ title, fileName, publisher }) =>
    holdsWords(`${title} ${fileName} ${publisher ?? ''}`, words),
  )
}
