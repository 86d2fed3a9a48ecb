import type { Claim } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { DocumentLine, Sentence, SourceDocument } from '#domain/sourceDocument.ts'

/** A stretch of a document, UTF-16 offsets, `end` exclusive. */
export interface Span {
  start: number
  end: number
}

/** A stretch that is drawn in one way. `isCue` words fired a rule of the lit sentence. */
export interface ReadingPiece extends Span {
  text: string
  isLit: boolean
  isCue: boolean
}

/** A sentence, or what stands between sentences (`sentence` null), in pieces that join to the exact text. */
export interface ReadingRun extends Span {
  sentence: number | null
  isUsed: boolean
  pieces: readonly ReadingPiece[]
}

/** A line of the document in runs; `index` is its place among all lines, blank ones too. */
export interface ReadingLine extends DocumentLine {
  index: number
  runs: readonly ReadingRun[]
}

/**
 * What the span of a link is: none asked for, exactly a sentence, some other part of the text, or not in the text.
 */
export type SpanState = 'none' | 'sentence' | 'exact' | 'outside'

/** A document as it is read: every line but the blank ones, in order, with what is lit and what was used. */
export interface DocumentReading {
  lines: readonly ReadingLine[]
  spanState: SpanState
  /** The sentence that is lit, or in which the lit span begins. */
  litSentence: number | null
  /** Indexes of the sentences that any claim stands on, in order. */
  used: readonly number[]
  counts: { sentences: number; used: number; listsMissing: number; dropped: number }
}

interface ReadingInput {
  document: SourceDocument
  claims: readonly Claim[]
  span: Span | null
}

/** Joins a document with the claims that stand on it and the span that is asked for. Pure; the caller memoises. */
export function documentReading({ document, claims, span }: ReadingInput): DocumentReading {
  const used = usedSentences(document, claims)
  const usedSet = new Set(used)
  const spanState = stateOfSpan(document, span)
  const lit = spanState === 'sentence' || spanState === 'exact' ? span : null
  const litSentence = lit ? document.sentences.findIndex((sentence) => overlap(sentence, lit)) : -1
  const cues = lit ? claimsInSpan(document.id, claims, lit).flatMap((claim) => claim.cues) : []

  const lines = document.lines.flatMap((line, index): ReadingLine[] => {
    if (line.role === 'blank') return []
    const runs = runsOfLine(document.sentences, line, index).map(
      (run): ReadingRun => ({
        ...run,
        isUsed: run.sentence !== null && usedSet.has(run.sentence),
        pieces: piecesOf(document.text, run, lit, cues),
      }),
    )
    return [{ ...line, index, runs }]
  })
  return {
    lines,
    spanState,
    litSentence: litSentence === -1 ? null : litSentence,
    used,
    counts: {
      sentences: document.sentences.length,
      used: used.length,
      listsMissing: document.lines.filter((line) => line.listMissing).length,
      dropped: document.lines.filter((line) => line.role === 'dropped').length,
    },
  }
}

/** The indexes of the sentences that any claim stands on, in order. */
export function usedSentences(document: SourceDocument, claims: readonly Claim[]): readonly number[] {
  const own = claims.filter((claim) => claim.citation.documentId === document.id)
  return document.sentences.flatMap((sentence, index) =>
    own.some((claim) => overlap(sentence, claim.citation)) ? [index] : [],
  )
}

/** The claims that stand on any part of a span, in the order of the words that fired them. */
export function claimsInSpan(documentId: string, claims: readonly Claim[], span: Span): readonly Claim[] {
  const firstCue = (claim: Claim) => Math.min(claim.citation.end, ...claim.cues.map((cue) => cue.start))
  return claims
    .filter((claim) => claim.citation.documentId === documentId && overlap(claim.citation, span))
    .sort((a, b) => firstCue(a) - firstCue(b) || compareText(a.id, b.id))
}

/**
 * The index of the sentence before or after `from` (null: from outside the text), of the used ones or of all; null
 * where there is none further on.
 */
export function neighbourSentence(
  reading: DocumentReading,
  from: number | null,
  direction: 'previous' | 'next',
  among: 'used' | 'all',
): number | null {
  const indexes =
    among === 'used' ? reading.used : Array.from({ length: reading.counts.sentences }, (_, index) => index)
  if (direction === 'next') return indexes.find((index) => index > (from ?? -1)) ?? null
  return indexes.findLast((index) => index < (from ?? Number.POSITIVE_INFINITY)) ?? null
}

function stateOfSpan(document: SourceDocument, span: Span | null): SpanState {
  if (!span) return 'none'
  if (span.start < 0 || span.end > document.text.length || span.start >= span.end) return 'outside'
  const isSentence = document.sentences.some(({ start, end }) => start === span.start && end === span.end)
  return isSentence ? 'sentence' : 'exact'
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

function runsOfLine(
  sentences: readonly Sentence[],
  line: DocumentLine,
  index: number,
): (Span & { sentence: number | null })[] {
  const runs: (Span & { sentence: number | null })[] = []
  let at = line.start
  for (const [number, sentence] of sentences.entries()) {
    if (sentence.line !== index) continue
    if (sentence.start > at) runs.push({ start: at, end: sentence.start, sentence: null })
    runs.push({ start: sentence.start, end: sentence.end, sentence: number })
    at = sentence.end
  }
  if (at < line.end) runs.push({ start: at, end: line.end, sentence: null })
  return runs
}

/** Cuts a run wherever the lit span or a cue begins or ends. A cue is shown inside the lit span only. */
function piecesOf(text: string, run: Span, lit: Span | null, cues: readonly Span[]): ReadingPiece[] {
  const inside = (offset: number) => offset > run.start && offset < run.end
  const bounds = [lit, ...cues].flatMap((span) => (span ? [span.start, span.end] : []))
  const cuts = [run.start, ...new Set(bounds.filter(inside)), run.end].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, index) => {
    const piece = { start, end: cuts[index + 1] ?? run.end }
    const isLit = lit !== null && overlap(piece, lit)
    return {
      ...piece,
      text: text.slice(piece.start, piece.end),
      isLit,
      isCue: isLit && cues.some((cue) => overlap(piece, cue)),
    }
  })
}
