import type { Claim, ClaimKind } from '#domain/claim.ts'
import { periodKey, periodsOf } from '#domain/claimPeriods.ts'
import {
  type Agreement,
  countedDecisions,
  type Decided,
  type DecisionState,
  decisionsByReader,
  dismissedSuggestions,
  editedClaim,
  foundClaim,
  type LogEntry,
  type ReviewDecision,
  SETTLED,
  stateOfDecision,
} from '#domain/decisionLog.ts'
import { type DocumentLine, markableSpans } from '#domain/sourceDocument.ts'
import type { Suggestion } from '#domain/tableReading.ts'
import { firstFrom } from '#lib/firstFrom.ts'
import { groupBy } from '#lib/groupBy.ts'
import { isSameList } from '#lib/listChange.ts'
import type { DerivedText } from '#worker/deskEngine.ts'

/** A claim in review: as proposed or added, as it stands after the reader's decision, and its place in the document. */
export interface DeskClaim {
  readonly id: string
  readonly number: number
  /** As the rules propose it; an added one as it was added. */
  readonly proposed: Claim
  /** With the reader's changes. */
  readonly shown: Claim
  readonly state: DecisionState
  readonly decision: ReviewDecision | null
  /** How the readers agree; null while this reader has not decided. */
  readonly agreement: Agreement | null
  /** What other readers decided; empty while this reader has not, so that each reads without the other. */
  readonly others: readonly Decided[]
}

/** A run of a line: text between sentences, or a sentence with its claims and suggestions. */
export type DeskRun =
  | { readonly text: string; readonly start: number; readonly claims: null }
  | {
      readonly text: string
      readonly start: number
      readonly claims: readonly DeskClaim[]
      readonly suggestions: readonly Suggestion[]
    }

/** A line of the text. */
export interface DeskLine {
  readonly index: number
  readonly role: DocumentLine['role']
  readonly reason: string | null
  readonly listMissing: boolean
  readonly runs: readonly DeskRun[]
}

/** A document in review for one reader. */
export interface DeskReading {
  readonly claims: readonly DeskClaim[]
  /** Claims that no rule proposed and that the reader has neither added nor dismissed; apart from `claims` and its counts. */
  readonly suggestions: readonly Suggestion[]
  readonly lines: readonly DeskLine[]
}

/** The empty reading, before any document is read. */
export const NO_READING: DeskReading = { claims: [], suggestions: [], lines: [] }

/** Joins a derived text with a reader's decisions. Unchanged claims and lines keep their identity. */
export function readingOf(
  { document, claims, suggestions: all }: DerivedText,
  log: readonly LogEntry[],
  reader: string,
  before: DeskReading = NO_READING,
  showsSuggestions = true,
): DeskReading {
  const readers = decisionsByReader(log)
  const own = readers.get(reader)
  const counted = countedDecisions(log)
  const additions = [...(own ?? [])].flatMap(([id, { decision, documentId }]) => {
    if (decision.action !== 'add' || documentId !== document.id) return []
    const claim = foundClaim(document, decision)
    return claim ? [{ ...claim, id }] : []
  })
  const inOrder = [...claims, ...additions].sort((a, b) => a.citation.start - b.citation.start)
  const shown = inOrder.map((proposed, index): DeskClaim => {
    const decision = own?.get(proposed.id)?.decision ?? null
    const agreement = decision === null ? null : (counted.get(proposed.id)?.agreement ?? null)
    // The others' decisions stay hidden until this reader has decided.
    const others =
      decision === null
        ? []
        : [...readers].flatMap(([name, decided]) =>
            name === reader || name === SETTLED ? [] : (decided.get(proposed.id) ?? []),
          )
    const known = before.claims[index]
    const isKnown =
      known?.proposed === proposed &&
      known.decision === decision &&
      known.agreement === agreement &&
      known.others.length === others.length &&
      known.others.every(({ decision: theirs }, at) => theirs === others[at]?.decision)
    if (isKnown) return known
    return {
      id: proposed.id,
      number: index + 1,
      proposed,
      shown: decision?.action === 'edit' ? editedClaim(proposed, decision.set) : proposed,
      state: stateOfDecision(decision),
      decision,
      agreement,
      others,
    }
  })
  const open = showsSuggestions ? openSuggestions(all, shown, log, reader) : []
  const suggestions = isSameList(open, before.suggestions) ? before.suggestions : open
  const lines =
    linesWithDecisions(before, shown, suggestions) ??
    linesOf(document, shown, suggestions).map((line, index) => {
      const known = before.lines[index]
      return known && isSameLine(known, line) ? known : line
    })
  return { claims: shown, suggestions, lines }
}

/**
 * The previous reading's lines with the claims decided since; null when its claims or suggestions are different ones.
 */
function linesWithDecisions(
  before: DeskReading,
  claims: readonly DeskClaim[],
  suggestions: readonly Suggestion[],
): readonly DeskLine[] | null {
  const isSame =
    claims.length > 0 &&
    claims.length === before.claims.length &&
    suggestions === before.suggestions &&
    claims.every(({ proposed }, index) => proposed === before.claims[index]?.proposed)
  if (!isSame) return null
  const decided = new Map(
    before.claims.flatMap((old, index) => {
      const claim = claims[index]
      return claim && claim !== old ? [[old, claim] as const] : []
    }),
  )
  return before.lines.map((line) => {
    if (!line.runs.some((run) => run.claims?.some((claim) => decided.has(claim)))) return line
    const renewed = (all: readonly DeskClaim[]) => all.map((claim) => decided.get(claim) ?? claim)
    return {
      ...line,
      runs: line.runs.map((run) => (run.claims ? { ...run, claims: renewed(run.claims) } : run)),
    }
  })
}

/** The suggestions that the reader has not dismissed, without those whose claim exists already. */
function openSuggestions(
  all: readonly Suggestion[],
  claims: readonly DeskClaim[],
  log: readonly LogEntry[],
  reader: string,
): readonly Suggestion[] {
  if (all.length === 0) return all
  const dismissed = dismissedSuggestions(log, reader)
  return all.filter(({ claim: { id, kind, category, citation } }) => {
    if (dismissed.has(id)) return false
    const first = firstFrom(claims, ({ proposed }) => proposed.citation.start < citation.start)
    for (let at = first; at < claims.length; at += 1) {
      const shown = claims[at]?.shown
      if (!shown || shown.citation.start > citation.end) return true
      const isThere = shown.kind === kind && shown.category === category
      if (isThere && shown.citation.end <= citation.end) return false
    }
    return true
  })
}

/** Whether two lines of one text hold the same claims and suggestions. */
function isSameLine(a: DeskLine, b: DeskLine): boolean {
  return (
    a.runs.length === b.runs.length &&
    a.runs.every((run, at) => {
      const other = b.runs[at]
      if (other?.text !== run.text || other.start !== run.start) return false
      if (run.claims === null || other.claims === null) return run.claims === other.claims
      return isSameList(run.claims, other.claims) && isSameList(run.suggestions, other.suggestions)
    })
  )
}

function linesOf(
  document: DerivedText['document'],
  claims: readonly DeskClaim[],
  suggestions: readonly Suggestion[],
): DeskLine[] {
  const { lines, text } = document
  const ofSentence = groupBy(suggestions, ({ claim }) => claim.citation.start)
  const ofLine = groupBy(markableSpans(document), ({ line }) => line)
  let next = 0
  return lines.map(({ start, end, role, reason, listMissing }, index) => {
    const runs: DeskRun[] = []
    let at = start
    const gap = (to: number) => {
      if (to > at) runs.push({ text: text.slice(at, to), start: at, claims: null })
      at = to
    }
    for (const sentence of ofLine.get(index) ?? []) {
      gap(sentence.start)
      const own: DeskClaim[] = []
      for (
        let claim = claims[next];
        claim && claim.proposed.citation.start < sentence.end;
        claim = claims[next]
      ) {
        own.push(claim)
        next += 1
      }
      runs.push({
        text: text.slice(sentence.start, sentence.end),
        start: sentence.start,
        claims: own,
        suggestions: ofSentence.get(sentence.start) ?? [],
      })
      at = sentence.end
    }
    gap(end)
    return { index, role, reason, listMissing, runs }
  })
}

/** How many claims are in each state. */
export type DecisionCounts = Readonly<Record<DecisionState, number>> & {
  readonly all: number
  readonly decided: number
}

export function countDecisions(claims: readonly DeskClaim[]): DecisionCounts {
  const counts = { open: 0, accepted: 0, edited: 0, rejected: 0, added: 0 }
  for (const { state } of claims) counts[state] += 1
  return { ...counts, all: claims.length, decided: claims.length - counts.open }
}

/**
 * The next undecided claim after a claim, wrapping at the end; from a suggestion the next suggestion. Null where none is left:
 * there the reader stops, so that no key answers what was not asked for.
 */
export function nextToDecide({ claims, suggestions }: DeskReading, id: string | null): string | null {
  const here = suggestions.findIndex(({ claim }) => claim.id === id)
  if (here >= 0) return suggestions[here + 1]?.claim.id ?? null
  const at = claims.findIndex((claim) => claim.id === id)
  const ahead = [...claims.slice(at + 1), ...claims.slice(0, Math.max(0, at))]
  return ahead.find(({ state }) => state === 'open')?.id ?? null
}

/** The kept claims with which a measure's claim becomes one measure: same category and status, and a period in common. */
export function joinedClaims({ claims }: DeskReading, claim: Claim): readonly DeskClaim[] {
  if (claim.kind !== 'measure') return []
  const keysOf = (one: Claim) =>
    periodsOf(one).map((period) => [one.category, one.status, periodKey(period)].join())
  const keys = new Set(keysOf(claim))
  return claims.filter(
    ({ id, state, shown }) =>
      id !== claim.id &&
      shown.kind === 'measure' &&
      (state === 'accepted' || state === 'edited' || state === 'added') &&
      keysOf(shown).some((key) => keys.has(key)),
  )
}

/** The claim some steps away from a claim, or the suggestion from a suggestion; from none the first or last; null beyond. */
export function claimBeside(
  { claims, suggestions }: DeskReading,
  id: string | null,
  steps: 1 | -1,
): string | null {
  const suggested = suggestions.map(({ claim }) => claim)
  const list = suggested.some((claim) => claim.id === id) ? suggested : claims
  const at = list.findIndex((one) => one.id === id)
  return (at < 0 ? list.at(steps > 0 ? 0 : -1) : list[at + steps])?.id ?? null
}

/** The open claims of a kind, for deciding a whole document kind by kind. */
export function openOfKind(claims: readonly DeskClaim[], kind: ClaimKind): readonly DeskClaim[] {
  return claims.filter((claim) => claim.state === 'open' && claim.proposed.kind === kind)
}
