import { type Citation, spanKey } from '#domain/citation.ts'
import type { Claim, Cue } from '#domain/claim.ts'
import type { Evidence } from '#domain/evidence.ts'

/** One item of evidence: a sentence (once for all its claims), a record or a reference. */
export type EvidenceGroup =
  | { type: 'citation'; key: string; citation: Citation; claimIds: readonly string[] }
  | { type: 'record'; key: string; recordId: string }
  | { type: 'reference'; key: string; url: string }

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
  switch (item.type) {
    case 'citation': {
      const { citation, claimId } = item
      return { type: 'citation', key: spanKey(citation), citation, claimIds: [claimId] }
    }
    case 'record':
      return { type: 'record', key: `record:${item.recordId}`, recordId: item.recordId }
    case 'reference':
      return { type: 'reference', key: item.url, url: item.url }
  }
}

/** A part of a quote; `isCue` words matched a rule. `start` is its offset in the document. */
export interface QuotePart {
  start: number
  text: string
  isCue: boolean
}

/** Words that say nothing at either end of a phrase, in the languages of the rules. */
const EDGE_WORDS = new Set(
  (
    'a an the of to in on at by for from with between and or is are was were be been will ' +
    'un une le la les l’ de des du d’ à au aux en dans par pour avec entre et ou est sont ' +
    'een het van met voor op te tot door tussen en of is zijn was waren ' +
    'ein eine der die das den dem des von mit für auf zu durch zwischen und oder ist sind'
  ).split(' '),
)
/** Cues that name a place or who acts, or only say that something was done or is planned. */
const NO_PHRASE = /^(?:regions|routes|actors|countries|places|status\/(?:done|planned))\//

/**
 * The cues that carry what a sentence claims, as phrases to be marked before an audience: without articles and
 * prepositions at their ends, and without names: a marked name would seem to be the claim. None where there are only names.
 */
export function phrasesOf(cues: readonly Cue[]): readonly Pick<Cue, 'start' | 'end'>[] {
  const telling = cues.filter(({ rule }) => !NO_PHRASE.test(rule))
  return telling.flatMap(({ start, end, exact }) => {
    const words = [...exact.matchAll(/\S+/g)]
    const isEdge = ([word]: RegExpMatchArray) => EDGE_WORDS.has(word.toLowerCase())
    const first = words.find((word) => !isEdge(word))
    const last = words.findLast((word) => !isEdge(word))
    if (!first || !last) return []
    return [{ start: start + first.index, end: Math.min(end, start + last.index + last[0].length) }]
  })
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
