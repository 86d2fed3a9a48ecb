import type {
  Note,
  NoteCitation,
  NoteFinding,
  NotePlans,
  NoteSentence,
  NoteSource,
  NoteText,
} from '#domain/note.ts'
import type { CitedPiece } from './citedPiece.ts'
import { NOTE, quotesHeight } from './notePaper.ts'

/** A sentence with its evidence. */
export interface SentenceDraft extends NoteText {
  pieces: readonly CitedPiece[]
  isQuote: boolean
}

/** A finding that the note has; those of the highest `rank` stand first in it. */
export interface FindingDraft extends Omit<NoteFinding, 'sentences'> {
  sentences: readonly SentenceDraft[]
  rank: number
}

/** The plans of a step. */
export interface PlansDraft extends Omit<NotePlans, 'sentences' | 'rows'> {
  sentences: readonly SentenceDraft[]
  rows: readonly (Omit<NotePlans['rows'][number], 'plan' | 'what'> & {
    plan: SentenceDraft
    what: SentenceDraft
  })[]
}

type Written = 'message' | 'findings' | 'further' | 'quotes' | 'plans' | 'sources' | 'notKnown'

/** A note before its sources have letters. */
export interface NoteDraft extends Omit<Note, Written> {
  message: FindingDraft | null
  findings: readonly FindingDraft[]
  plans: readonly PlansDraft[]
  /** Evidence of map, table and chart, and of steps that lead through the talk. */
  pieces: readonly CitedPiece[]
  /** Given the letters of the sources without a date. */
  notKnown: (undated: readonly string[]) => readonly string[]
}

/** Findings that stand first. */
const FIRST = 3

/** A note: the three findings of the highest rank first, quotations beside the map, and its sources with letters. */
export function noteOf(draft: NoteDraft): Note {
  const { message, findings, plans, pieces, notKnown, ...rest } = draft
  const ranked = findings
    .map((finding, place) => ({ finding, place }))
    .toSorted((a, b) => b.finding.rank - a.finding.rank || a.place - b.place)
    .map(({ finding }) => finding)
  const quotes = draft.table ? [] : besideMap(ranked.slice(FIRST))
  const others = findings.filter((finding) => !quotes.includes(finding))
  const isFirst = (finding: FindingDraft) => ranked.indexOf(finding) < FIRST
  const sentences = [...(message ? [message] : []), ...findings].flatMap((finding) => finding.sentences)
  const inPlans = plans.flatMap(({ rows }) => rows.flatMap(({ plan, what }) => [plan, what]))
  const cited = [...sentences, ...inPlans].flatMap((sentence) => sentence.pieces)
  const { sources, undated } = lettered([...cited, ...pieces])
  return {
    ...rest,
    message: message && written(message),
    findings: others.filter(isFirst).map(written),
    quotes: quotes.map(written),
    further: others.filter((finding) => !isFirst(finding)).map(written),
    plans: plans.map((one) => ({
      ...one,
      sentences: one.sentences.map(sentenceOf),
      rows: one.rows.map((row) => ({ ...row, plan: sentenceOf(row.plan), what: sentenceOf(row.what) })),
    })),
    sources,
    notKnown: notKnown(undated),
  }
}

/** The findings that quote and nothing else, as far as they fit beside the map. */
function besideMap(findings: readonly FindingDraft[]): readonly FindingDraft[] {
  let room = NOTE.map.height + NOTE.map.caption
  return findings.filter(({ title, sentences, own }) => {
    if (sentences.length === 0 || sentences.some(({ isQuote }) => !isQuote)) return false
    const texts = [title, ...sentences, ...own].map(({ text }) => text)
    const height = quotesHeight(texts)
    if (height > room) return false
    room -= height
    return true
  })
}

function written({ title, sentences, own }: FindingDraft): NoteFinding {
  return { title, own, sentences: sentences.map(sentenceOf) }
}

function sentenceOf({ text, language, pieces, isQuote }: SentenceDraft): NoteSentence {
  return { text, language, isQuote, citations: pieces.map((piece) => citationOf(piece, isQuote)) }
}

function citationOf({ citation, place, address, quote }: CitedPiece, isQuoted: boolean): NoteCitation {
  return {
    quote: isQuoted ? null : quote,
    text: [citation, ...(place === '' ? [] : [place])].join(', '),
    address,
  }
}

/** Letters the publications in the order of their first mention. */
function lettered(pieces: readonly CitedPiece[]): {
  sources: readonly NoteSource[]
  undated: readonly string[]
} {
  const undated: string[] = []
  const sources = new Map<string, NoteSource>()
  for (const { publication, citation, address, record, isDated } of pieces) {
    const known = sources.get(publication)
    const letter = known?.letter ?? letterAt(sources.size)
    const records = [...new Set([...(known?.records ?? []), ...(record === null ? [] : [record])])]
    sources.set(publication, { letter, records, citation, address })
    if (!known && !isDated) undated.push(letter)
  }
  return { sources: [...sources.values()], undated }
}

/** A to Z, then AA to ZZ. */
export function letterAt(index: number): string {
  const letter = (at: number) => String.fromCharCode('A'.charCodeAt(0) + at)
  return index < 26 ? letter(index) : letter(Math.floor(index / 26) - 1) + letter(index % 26)
}
