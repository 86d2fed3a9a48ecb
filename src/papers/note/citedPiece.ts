import { type SourceInput, sourceOf } from '#content/citedSource.ts'
import { placesOf } from '#content/placeOfCells.ts'
import { isOwnDocument, pageAt } from '#domain/ownData.ts'
import { isOwnQuery } from '#domain/ownFigureTable.ts'
import { readReader, writeReader } from '#domain/readerLink.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { TFunction } from '#i18n/translation.ts'

/** A piece of evidence with its publication. */
export interface CitedPiece {
  /** Link form. */
  id: string
  /** Key of the publication: pieces with the same one share a letter. */
  publication: string
  publisher: string
  dated: string
  citation: string
  /** Page, paragraph, or places and months of cells, in words; '' for a whole publication. */
  place: string
  /** The title of a record. */
  record: string | null
  /** URL of the publication; null when not stated. */
  address: string | null
  /** False for a document without a date. */
  isDated: boolean
  /** The sentence as stored, and its language; only for a sentence. */
  quote: { text: string; language: string } | null
}

/** Resolves a piece of evidence. Throws when it is not published. */
export function citedPiece(id: string, input: SourceInput, t: TFunction<'note'>): CitedPiece {
  const target = readReader(id)
  if (target?.type === 'document') return citedSentence(id, target, input, t)
  const { citation, publisher, dated, page } = sourceOf(id, input)
  const { words, records } = input
  const record =
    target?.type === 'record' ? records.find(({ id: candidate }) => candidate === target.recordId) : undefined
  return {
    id,
    publication: `${citation} ${page}`,
    publisher,
    dated,
    citation,
    // The citation of cells of one's own names their rows.
    place:
      target?.type === 'cells' && !isOwnQuery(target.query)
        ? [...placesOf(target.query, words), words.spans(target.query.spans)].join(', ')
        : '',
    record: record ? words.recordTitle(record) : null,
    address: page,
    isDated: true,
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
  const { citation, publisher, dated, page } = sourceOf(whole, input)
  const isTarget = ({ id: candidate }: SourceDocument) => candidate === target.documentId
  const document = input.documents.find(isTarget) ?? input.own?.documents.find(isTarget)
  const { span } = target
  const isQuoted = document !== undefined && span !== null
  return {
    id,
    publication: whole,
    publisher,
    dated,
    citation,
    place: isQuoted ? placeOf(document, span.start, input, t) : '',
    record: null,
    address: page,
    isDated: document?.date !== null,
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
  const page = isOwnDocument(document.id) ? pageAt(own?.pages?.[document.id], offset) : null
  if (page !== null) return t('page', { page })
  return t('paragraph', { number: paragraphAt(document, offset) })
}

/** The number of the paragraph at an offset, from 1; headings and dropped lines are not counted. */
export function paragraphAt({ lines }: Pick<SourceDocument, 'lines'>, offset: number): number {
  return lines.filter(({ role, start }) => role === 'text' && start <= offset).length
}
