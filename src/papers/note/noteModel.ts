import type { Note, NoteFinding, NoteQuote, NoteSource, NoteText } from '#domain/note.ts'
import type { CitedPiece } from './citedPiece.ts'
import { type Paper, paperOf } from './notePaper.ts'

/** A sentence with its evidence, before sources have letters. */
export interface SentenceDraft extends NoteText {
  pieces: readonly CitedPiece[]
}

/** A finding that the note may have; of equal `rank`, earlier ones go first when the pages are full. */
export interface FindingDraft {
  lead: NoteText
  sentences: readonly SentenceDraft[]
  rank: number
}

/** A note before it is fitted to its pages. */
export interface NoteDraft extends Omit<Note, 'findings' | 'sources' | 'notStated' | 'onFirstPage'> {
  findings: readonly FindingDraft[]
  /** Evidence of map, table and chart. */
  pieces: readonly CitedPiece[]
  /** Given the findings left out and the letters of the sources without a date. */
  notStated: (left: readonly FindingDraft[], undated: readonly string[]) => readonly string[]
}

/**
 * Fits a note to two pages: findings are added by rank as long as they fit, and stand in their own order. Whatever is left
 * out is named in the note.
 */
export function noteOf(draft: NoteDraft): Note {
  const ranked = draft.findings
    .map((finding, place) => ({ finding, place }))
    .toSorted((a, b) => b.finding.rank - a.finding.rank || a.place - b.place)
  let best = laidOut(draft, [])
  let kept: readonly FindingDraft[] = []
  for (const { finding } of ranked) {
    const more = draft.findings.filter((one) => one === finding || kept.includes(one))
    const tried = laidOut(draft, more)
    if (!tried.fits && kept.length > 0) continue
    best = tried
    kept = more
  }
  return best.note
}

function laidOut(draft: NoteDraft, kept: readonly FindingDraft[]): { note: Note; fits: boolean } {
  const left = draft.findings.filter((finding) => !kept.includes(finding))
  const { findings, sources, undated } = lettered(kept, draft.pieces)
  const whole = { ...draft, findings, sources, notStated: draft.notStated(left, undated) }
  const { onFirstPage, fits } = split(whole, paperOf(whole))
  const { pieces: _, ...note } = { ...whole, onFirstPage }
  return { note, fits }
}

/** Splits a note over its two pages: findings, then the figures, then sources as far as they fit. */
function split(
  { findings, sources }: Pick<Note, 'findings' | 'sources'>,
  paper: Paper,
): Pick<Note, 'onFirstPage'> & { fits: boolean } {
  const room = paper.first
  let used = paper.head + paper.figures
  let count = 0
  while (count < findings.length && used + (paper.findings[count] ?? 0) <= room) {
    used += paper.findings[count] ?? 0
    count += 1
  }
  let listed = 0
  if (count === findings.length) {
    used += paper.heading
    while (listed < sources.length && used + (paper.sources[listed] ?? 0) <= room) {
      used += paper.sources[listed] ?? 0
      listed += 1
    }
  }
  const rest = (heights: readonly number[], from: number) =>
    from < heights.length ? heights.slice(from).reduce((sum, height) => sum + height, paper.heading) : 0
  const second = rest(paper.findings, count) + rest(paper.sources, listed) + paper.rest
  return {
    onFirstPage: { findings: count, sources: listed },
    fits: second <= paper.second && (count > 0 || findings.length === 0),
  }
}

/** Letters the publications in the order of their first mention. */
function lettered(
  drafts: readonly FindingDraft[],
  more: readonly CitedPiece[],
): { findings: readonly NoteFinding[]; sources: readonly NoteSource[]; undated: readonly string[] } {
  const undated: string[] = []
  const sources = new Map<string, NoteSource>()
  const letterOf = ({ publication, citation, address, isDated }: CitedPiece): string => {
    const known = sources.get(publication)
    if (known) return known.letter
    const letter = letterAt(sources.size)
    sources.set(publication, { letter, citation, address })
    if (!isDated) undated.push(letter)
    return letter
  }
  const quoteOf = (piece: CitedPiece): readonly NoteQuote[] =>
    piece.quote ? [{ ...piece.quote, id: piece.id, letter: letterOf(piece), address: piece.address }] : []
  const findings = drafts.map(({ lead, sentences }) => ({
    lead,
    sentences: sentences.map(({ text, language, pieces }) => ({
      text,
      language,
      quotes: pieces.flatMap(quoteOf),
      letters: [...new Set(pieces.flatMap((piece) => (piece.quote ? [] : [letterOf(piece)])))],
    })),
  }))
  for (const piece of more) letterOf(piece)
  return { findings, sources: [...sources.values()], undated }
}

/** A to Z, then AA to ZZ. */
export function letterAt(index: number): string {
  const letter = (at: number) => String.fromCharCode('A'.charCodeAt(0) + at)
  return index < 26 ? letter(index) : letter(Math.floor(index / 26) - 1) + letter(index % 26)
}
