import type { TFunction } from 'i18next'
import { type SourceInput, sourceOf } from '#content/citedSource.ts'
import { isOwnDocument, pageAt } from '#domain/ownData.ts'
import { readReader, writeReader } from '#domain/readerLink.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'

/** A piece of evidence with its publication; `quote` only for a sentence. */
export interface CitedPiece {
  /** Link form. */
  id: string
  /** Key of the publication: pieces with the same one share a letter. */
  publication: string
  citation: string
  /** URL of the publication; null when not stated. */
  address: string | null
  /** False for a document without a date. */
  isDated: boolean
  /** The sentence as stored, its language, and its page or paragraph in words. */
  quote: { text: string; language: string; place: string } | null
}

/** Resolves a piece of evidence. Throws when it is not published. */
export function citedPiece(id: string, input: SourceInput, t: TFunction<'note'>): CitedPiece {
  const target = readReader(id)
  if (target?.type !== 'document') {
    const { citation, page } = sourceOf(id, input)
    return { id, publication: `${citation} ${page}`, citation, address: page, isDated: true, quote: null }
  }
  // The page of a sentence belongs to its footnote, not to the publication.
  const whole = writeReader({ ...target, span: null })
  const { citation, page } = sourceOf(whole, input)
  const isTarget = ({ id: candidate }: SourceDocument) => candidate === target.documentId
  const document = input.documents.find(isTarget) ?? input.own?.documents.find(isTarget)
  const { span } = target
  const quote =
    document && span
      ? {
          text: document.text.slice(span.start, span.end),
          language: document.language,
          place: placeOf(document, span.start, input, t),
        }
      : null
  return { id, publication: whole, citation, address: page, isDated: document?.date !== null, quote }
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
