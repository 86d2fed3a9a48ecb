import type { Claim } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { DocumentLine, Sentence, SourceDocument } from '#domain/sourceDocument.ts'

/** A span of a document, UTF-16 offsets, `end` exclusive. */
export interface Span {
  start: number
  end: number
}

/** A span in one style. `isCue` words matched a rule of the lit sentence. */
export interface ReadingPiece extends Span {
  text: string
  isLit: boolean
  isCue: boolean
}

/** A sentence, or the text between sentences (`sentence` null), in pieces that join to the exact text. */
export interface ReadingRun extends Span {
  sentence: number | null
  isUsed: boolean
  pieces: readonly ReadingPiece[]
}

/** A line in runs; `index` counts blank lines too. */
export interface ReadingLine extends DocumentLine {
  index: number
  runs: readonly ReadingRun[]
}

/** How a link's span fits: none given, exactly a sentence, another part of the text, or outside it. */
export type SpanState = 'none' | 'sentence' | 'exact' | 'outside'

/** A document for reading: its non-blank lines, with the lit span and the sentences used. */
export interface DocumentReading {
  lines: readonly ReadingLine[]
  spanState: SpanState
  /** The lit sentence, or the one in which the lit span begins. */
  litSentence: number | null
  /** Indexes of sentences with claims, in order. */
  used: readonly number[]
  counts: { sentences: number; used: number; listsMissing: number; dropped: number }
}

interface ReadingInput {
  document: SourceDocument
  claims: readonly Claim[]
  span: Span | null
}

/** Joins a document with its claims and the requested span. Pure; the caller memoises. */
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

/** Indexes of sentences with claims, in order. */
export function usedSentences(document: SourceDocument, claims: readonly Claim[]): readonly number[] {
  const own = claims.filter((claim) => claim.citation.documentId === document.id)
  return document.sentences.flatMap((sentence, index) =>
    own.some((claim) => overlap(sentence, claim.citation)) ? [index] : [],
  )
}

/** The claims that overlap a span, in order of their cues. */
export function claimsInSpan(documentId: string, claims: readonly Claim[], span: Span): readonly Claim[] {
  const firstCue = (claim: Claim) => Math.min(claim.citation.end, ...claim.cues.map((cue) => cue.start))
  return claims
    .filter((claim) => claim.citation.documentId === documentId && overlap(claim.citation, span))
    .sort((a, b) => firstCue(a) - firstCue(b) || compareText(a.id, b.id))
}

/** Index of the sentence before or after `from` (null: outside the text), among used sentences or all; null for none. */
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

/** Splits a run where the lit span or a cue begins or ends. Cues are shown only in the lit span. */
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
