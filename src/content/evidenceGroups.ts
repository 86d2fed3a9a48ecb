import type { Claim, Cue } from '#domain/claim.ts'
import type { Citation, CitationEvidence, Evidence } from '#domain/evidence.ts'
import { evidenceKey, evidenceTarget } from '#domain/evidence.ts'
import type { SourceLanguage } from '#domain/language.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'

/** One item of evidence, a sentence once for all its claims; `target` opens it in the Reader, null for a page outside. */
export type EvidenceGroup = { key: string; target: ReaderTarget | null } & (
  | { type: 'citation'; citation: Citation; claimIds: readonly string[] }
  | Exclude<Evidence, CitationEvidence>
)

/** Merges evidence with the same sentence, record or page, in order of first mention. */
export function evidenceGroups(evidence: readonly Evidence[]): readonly EvidenceGroup[] {
  const groups = new Map<string, EvidenceGroup>()
  for (const item of evidence) {
    const group = groupOf(item)
    const before = groups.get(group.key)
    if (before?.type === 'citation' && group.type === 'citation') {
      groups.set(group.key, { ...before, claimIds: [...before.claimIds, ...group.claimIds] })
    } else if (!before) groups.set(group.key, group)
  }
  return [...groups.values()]
}

/** Groups claims by sentence. */
export function evidenceOfClaims(claims: readonly Claim[]): readonly EvidenceGroup[] {
  return evidenceGroups(
    claims.map((claim) => ({ type: 'citation', claimId: claim.id, citation: claim.citation })),
  )
}

function groupOf(item: Evidence): EvidenceGroup {
  const common = { key: evidenceKey(item), target: evidenceTarget(item) }
  if (item.type !== 'citation') return { ...common, ...item }
  const { citation, claimId } = item
  return { ...common, type: 'citation', citation, claimIds: [claimId] }
}

/** A part of a quote; `isCue` words matched a rule. `start` is its offset in the document. */
export interface QuotePart {
  start: number
  text: string
  isCue: boolean
}

/** Small words of the languages of the rules: what introduces what a phrase is about, and others that add nothing at its ends. */
const SMALL_WORDS: Readonly<Record<SourceLanguage, readonly [leadingOn: string, others: string]>> = {
  en: ['of to in on at by for from with between', 'a an the and or is are was were be been will'],
  fr: ['de des du d’ à au aux en dans par pour avec entre', 'un une le la les l’ et ou est sont'],
  nl: ['van met voor op te tot door tussen', 'een het en of is zijn was waren'],
}
const LEADING_ON_WORDS = new Set(Object.values(SMALL_WORDS).flatMap(([leadingOn]) => leadingOn.split(' ')))
const EDGE_WORDS = new Set(Object.values(SMALL_WORDS).flatMap((words) => words.join(' ').split(' ')))
/** Cues that name a place or who acts, or only say that something was done or is planned. */
const NO_PHRASE = /^(?:regions|routes|actors|countries|places|status\/(?:done|planned))\//
/** Maximum words that a phrase goes on for after its cue. */
const MORE_WORDS = 4

type Span = Pick<Cue, 'start' | 'end'>

/**
 * The cues that carry what a sentence claims, as phrases to be marked before an audience: without articles and
 * prepositions at their ends, and without names: a marked name would seem to be the claim. A cue that ends with a preposition
 * goes on with what it introduces; where that is a name, the one word left says too little and is not marked.
 */
export function phrasesOf(
  cues: readonly Cue[],
  { start: from, exact: sentence }: Pick<Citation, 'start' | 'exact'>,
): readonly Span[] {
  const telling = merged(cues.filter(({ rule }) => !NO_PHRASE.test(rule)))
  return telling.flatMap((cue): Span[] => {
    const words = [...sentence.slice(cue.start - from, cue.end - from).matchAll(/\S+/g)]
    const isEdge = ([word]: RegExpMatchArray) => EDGE_WORDS.has(word.toLowerCase())
    const first = words.find((word) => !isEdge(word))
    const last = words.findLast((word) => !isEdge(word))
    if (!first || !last) return []
    const start = cue.start + first.index
    const end = Math.min(cue.end, cue.start + last.index + last[0].length)
    const [next = ''] = words.slice(words.indexOf(last) + 1).map(([word]) => word.toLowerCase())
    if (!LEADING_ON_WORDS.has(next)) return [{ start, end }]
    const more = goingOn(sentence.slice(end - from))
    return more === 0 && first === last ? [] : [{ start, end: end + more }]
  })
}

/** How many characters a phrase goes on for: small words, then others up to the next small word, mark or name. */
function goingOn(rest: string): number {
  let [length, count] = [0, 0]
  for (const { 0: word, index } of rest.matchAll(/[^\s.,;:!?()“”«»"]+|[.,;:!?()“”«»"]/g)) {
    const isSmall = EDGE_WORDS.has(word.toLowerCase())
    if ((isSmall && count > 0) || /^[^\p{Ll}]/u.test(word) || count === MORE_WORDS) break
    if (isSmall) continue
    count += 1
    length = index + word.length
  }
  return length
}

/** Spans that overlap, as one. */
function merged(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = []
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const before = whole.at(-1)
    if (before && start < before.end) before.end = Math.max(before.end, end)
    else whole.push({ start, end })
  }
  return whole
}

/** Splits a quote at its cues, merging overlaps. The parts join to the quote. */
export function quoteParts(
  citation: Citation,
  cues: readonly Pick<Cue, 'start' | 'end'>[],
): readonly QuotePart[] {
  const inside = cues
    .filter((cue) => cue.start >= citation.start && cue.end <= citation.end && cue.end > cue.start)
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
  const parts: QuotePart[] = []
  let at = citation.start
  const push = (end: number, isCue: boolean) => {
    if (end <= at) return
    parts.push({ start: at, text: citation.exact.slice(at - citation.start, end - citation.start), isCue })
    at = end
  }
  for (const cue of inside) {
    push(cue.start, false)
    push(cue.end, true)
  }
  push(citation.end, false)
  return parts
}
