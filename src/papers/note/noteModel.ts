import { placesOf, type SourceInput, sourceOf } from '#content/citedSource.ts'
import type {
  Note,
  NoteCitation,
  NoteFinding,
  NoteMonths,
  NotePlans,
  NoteRows,
  NoteSentence,
  NoteSource,
  NoteText,
} from '#domain/note.ts'
import { readReader, writeReader } from '#domain/readerLink.ts'
import { pageAt, type SourceDocument } from '#domain/sourceDocument.ts'
import type { TFunction } from '#i18n/translation.ts'
import { NOTE, quotesHeight } from './notePaper.ts'

/** A sentence with its evidence. */
export interface SentenceDraft extends NoteText {
  pieces: readonly CitedPiece[]
  isQuote: boolean
  translation?: NoteText
}

/** A sentence that quotes nothing. */
export function sentenceDraft(
  text: string,
  language: string,
  pieces: readonly CitedPiece[] = [],
): SentenceDraft {
  return { text, language, pieces, isQuote: false }
}

/** A finding that the note has; those of the highest `rank` stand first in it. */
export interface FindingDraft extends Omit<NoteFinding, 'sentences' | 'titleCitations' | 'months' | 'table'> {
  /** What the title is tied to. */
  titlePieces?: readonly CitedPiece[]
  sentences: readonly SentenceDraft[]
  months?: MonthsDraft | null
  table?: RowsDraft | null
  rank: number
}

/** The months of a finding, with the cells behind each row. */
export interface MonthsDraft extends Omit<NoteMonths, 'rows'> {
  rows: readonly { name: SentenceDraft; values: readonly string[] }[]
}

/** The rows of a finding, with what each rests on. */
export interface RowsDraft extends Omit<NoteRows, 'rows'> {
  rows: readonly (Omit<NoteRows['rows'][number], 'address'> & { pieces: readonly CitedPiece[] })[]
}

/** The plans of a step. */
export interface PlansDraft extends Omit<FindingDraft, 'rank'>, Pick<NotePlans, 'columns' | 'note'> {
  rows: readonly (Omit<NotePlans['rows'][number], 'plan' | 'what'> & {
    plan: SentenceDraft
    what: SentenceDraft
  })[]
  without: { outcome: string; plans: readonly SentenceDraft[] } | null
}

type Written = 'message' | 'findings' | 'further' | 'quotes' | 'plans' | 'sources'

/** A note before its evidence is set out in footnotes and tables. */
export interface NoteDraft extends Omit<Note, Written> {
  message: FindingDraft | null
  findings: readonly FindingDraft[]
  plans: readonly PlansDraft[]
  /** Evidence of map, table and chart, and of steps that lead through the talk. */
  pieces: readonly CitedPiece[]
}

/** Findings that stand first. */
const FIRST = 3

/** A note: the three findings of the highest rank first, quotations beside the map; tables of rows have a page's room after it. */
export function noteOf(draft: NoteDraft): Note {
  const { message, findings, plans, pieces, ...rest } = draft
  const ranked = findings
    .filter(({ table }) => !table)
    .map((finding, place) => ({ finding, place }))
    .toSorted((a, b) => b.finding.rank - a.finding.rank || a.place - b.place)
    .map(({ finding }) => finding)
  const quotes = draft.table ? [] : besideMap(ranked.slice(FIRST))
  const others = findings.filter((finding) => !quotes.includes(finding))
  const isFirst = (finding: FindingDraft) => ranked.slice(0, FIRST).includes(finding)
  const first = others.filter(isFirst)
  const cited = citedIn([...(message ? [message] : []), ...findings, ...plans], plans)
  const said = publicationsOf(cited)
  const sources = publicationsOf([...cited, ...pieces])
  /** The footnote of a text names the record, or place and period of the cells, that the text does not name. */
  const citationsOf = (own: readonly CitedPiece[], text: string, isQuote = false) => {
    const cited = own.flatMap((piece): NoteCitation[] => {
      const source = sources.get(piece.publication)
      const place = isNamed(piece, text) ? '' : piece.place
      return source ? [{ quote: isQuote ? null : piece.quote, source, place, isCells: piece.isCells }] : []
    })
    return [...new Map(cited.map((one) => [keyOf(one), one])).values()]
  }
  /** A sentence or row below a title, which names places for it. */
  const sentenceOf = ({ pieces: own, ...sentence }: SentenceDraft, title = ''): NoteSentence => ({
    ...sentence,
    citations: citationsOf(own, `${title} ${sentence.text}`, sentence.isQuote),
  })
  const written = (finding: Omit<FindingDraft, 'rank'>): NoteFinding => ({
    title: finding.title,
    titleCitations: citationsOf(finding.titlePieces ?? [], finding.title.text),
    own: finding.own,
    sentences: finding.sentences.map((sentence) => sentenceOf(sentence, finding.title.text)),
    months: finding.months
      ? {
          ...finding.months,
          rows: finding.months.rows.map((row) => ({
            ...row,
            name: sentenceOf(row.name, finding.title.text),
          })),
        }
      : null,
    table: finding.table
      ? {
          ...finding.table,
          rows: finding.table.rows.map(({ pieces: [piece], ...row }) => ({
            ...row,
            address: piece?.address ?? null,
          })),
        }
      : null,
  })
  return {
    ...rest,
    message: message && written(withoutSaid(message, first)),
    findings: first.map((finding, at) => {
      const shorter = withoutSaid(finding, first.slice(0, at))
      return written(shorter.sentences.length > 0 ? shorter : finding)
    }),
    quotes: quotes.map(written),
    further: others.filter((finding) => !isFirst(finding)).map(written),
    plans: plans.map((one) => ({
      ...written(one),
      columns: one.columns,
      note: one.note,
      rows: one.rows.map((row) => ({ ...row, plan: sentenceOf(row.plan), what: sentenceOf(row.what) })),
      without: one.without && { ...one.without, plans: one.without.plans.map((plan) => sentenceOf(plan)) },
    })),
    sources: [...sources].flatMap(([key, source]) => (said.has(key) ? [] : [source])),
  }
}

/** The evidence of findings and of the rows of plans, in order. */
function citedIn(
  findings: readonly Omit<FindingDraft, 'rank'>[],
  plans: readonly PlansDraft[],
): readonly CitedPiece[] {
  const inPlans = plans.flatMap(({ rows, without }) =>
    rows.flatMap(({ plan, what }) => [plan, what]).concat(without?.plans ?? []),
  )
  return [
    ...findings.flatMap((finding) => [
      ...(finding.titlePieces ?? []),
      ...finding.sentences.flatMap((sentence) => sentence.pieces),
      ...(finding.months?.rows ?? []).flatMap(({ name }) => name.pieces),
      ...(finding.table?.rows ?? []).flatMap((row) => row.pieces),
    ]),
    ...inPlans.flatMap((sentence) => sentence.pieces),
  ]
}

/** What two citations with one footnote share. */
function keyOf({ source: { citation, address }, place, quote }: NoteCitation): string {
  return [citation, address, place, quote?.text].join(' ')
}

/** Whether a text names a record, or each place and period of cells, so that its footnote need not. */
function isNamed({ place, isCells, isRecord }: CitedPiece, text: string): boolean {
  if (!isCells) return isRecord && text.includes(place)
  const said = text.toLowerCase()
  return place.split(', ').every((part) => said.includes(part.toLowerCase()))
}

/** A message or finding without the numbers that findings right beside it say: those of the same cells. */
function withoutSaid(message: FindingDraft, beside: readonly FindingDraft[]): FindingDraft {
  const numberOf = ({ text, pieces }: SentenceDraft) =>
    [text.split(' ', 1), ...pieces.map(({ id }) => id)].join(' ')
  const said = new Set(beside.flatMap(({ sentences }) => sentences.map(numberOf)))
  return { ...message, sentences: message.sentences.filter((sentence) => !said.has(numberOf(sentence))) }
}

/** The findings that quote and nothing else, as far as they fit beside the map. */
function besideMap(findings: readonly FindingDraft[]): readonly FindingDraft[] {
  let room = NOTE.map.height + NOTE.map.caption
  return findings.filter(({ title, sentences, own, months }) => {
    if (months || sentences.length === 0 || sentences.some(({ isQuote }) => !isQuote)) return false
    const translations = sentences.flatMap(({ translation }) => translation ?? [])
    const texts = [title, ...sentences, ...translations, ...own].map(({ text }) => text)
    const height = quotesHeight(texts)
    if (height > room) return false
    room -= height
    return true
  })
}

/** The publications in the order of their first mention, by their keys. */
function publicationsOf(pieces: readonly CitedPiece[]): ReadonlyMap<string, NoteSource> {
  const sources = new Map<string, NoteSource>()
  for (const { publication, publisher, citation, address } of pieces) {
    if (!sources.has(publication)) sources.set(publication, { publisher, citation, address })
  }
  return sources
}

/** A piece of evidence with its publication. */
export interface CitedPiece {
  /** Link form. */
  id: string
  /** Key of the publication: pieces with the same one are one source. */
  publication: string
  publisher: string
  citation: string
  /** Page, paragraph, places and months of cells, in words, or the title of a record; '' for a whole publication. */
  place: string
  isCells: boolean
  isRecord: boolean
  /** URL of the publication; null when not stated. */
  address: string | null
  /** The sentence as stored, and its language; only for a sentence. */
  quote: { text: string; language: string } | null
}

/** Resolves a piece of evidence. Throws when it is not published. */
export function citedPiece(id: string, input: SourceInput, t: TFunction<'note'>): CitedPiece {
  const target = readReader(id)
  if (target?.type === 'document') return citedSentence(id, target, input, t)
  const { citation, publisher, page, counted } = sourceOf(id, input)
  const { words, records } = input
  const record =
    target?.type === 'record' ? records.find(({ id: candidate }) => candidate === target.recordId) : undefined
  // A citation that names its rows says where the cells are.
  const isCells = target?.type === 'cells' && counted !== undefined
  return {
    id,
    publication: `${citation} ${page}`,
    publisher,
    citation,
    place: isCells
      ? [...placesOf(target.query, words), words.spans(target.query.spans)].join(', ')
      : record
        ? words.recordTitle(record)
        : '',
    isCells,
    isRecord: record !== undefined,
    address: page,
    quote: null,
  }
}

function citedSentence(
  id: string,
  target: Extract<ReturnType<typeof readReader>, { type: 'document' }>,
  input: SourceInput,
  t: TFunction<'note'>,
): CitedPiece {
  // The page of a sentence belongs to its footnote, not to the publication.
  const whole = writeReader({ ...target, span: null })
  const { citation, publisher, page } = sourceOf(whole, input)
  const isTarget = ({ id: candidate }: SourceDocument) => candidate === target.documentId
  const document = input.documents.find(isTarget) ?? input.own?.documents.find(isTarget)
  const { span } = target
  const isQuoted = document !== undefined && span !== null
  return {
    id,
    publication: whole,
    publisher,
    citation,
    place: isQuoted ? placeOf(document, span.start, input, t) : '',
    isCells: false,
    isRecord: false,
    address: page,
    quote: isQuoted ? { text: document.text.slice(span.start, span.end), language: document.language } : null,
  }
}

/** "p. 4" in a document with pages, else "paragraph 4". */
function placeOf(
  document: SourceDocument,
  offset: number,
  { own }: Pick<SourceInput, 'own'>,
  t: TFunction<'note'>,
): string {
  const page = pageAt(own?.pages?.[document.id], offset)
  if (page !== null) return t('page', { page })
  return t('paragraph', { number: paragraphAt(document, offset) })
}

/** The number of the paragraph at an offset, from 1; headings and dropped lines are not counted. */
function paragraphAt({ lines }: Pick<SourceDocument, 'lines'>, offset: number): number {
  return lines.filter(({ role, start }) => role === 'text' && start <= offset).length
}

/** A text with a full stop, unless it ends with a mark. */
export function ended(text: string): string {
  return /[.!?…:]$/.test(text) ? text : `${text}.`
}
