import * as z from 'zod/mini'
import { WebAddress } from './linkText.ts'
import type { ReaderTarget } from './readerLink.ts'

/**
 * A claim's place in a document: a W3C TextQuoteSelector and TextPositionSelector together. Offsets are UTF-16 code
 * units of the stored text, `end` exclusive. The quote decides; position and context only tell equal quotes apart.
 */
export const Citation = z.strictObject({
  documentId: z.string(),
  start: z.int().check(z.nonnegative()),
  end: z.int().check(z.positive()),
  exact: z.string().check(z.minLength(1)),
  prefix: z.string(),
  suffix: z.string(),
})

export type Citation = z.infer<typeof Citation>

/** A sentence of a document, by its claim. */
export const CitationEvidence = z.strictObject({
  type: z.literal('citation'),
  claimId: z.string(),
  citation: Citation,
})
export type CitationEvidence = z.infer<typeof CitationEvidence>

export const RecordEvidence = z.strictObject({ type: z.literal('record'), recordId: z.string() })
export type RecordEvidence = z.infer<typeof RecordEvidence>

/** A page that names a place, a route or an actor. */
export const ReferenceEvidence = z.strictObject({ type: z.literal('reference'), url: WebAddress })
export type ReferenceEvidence = z.infer<typeof ReferenceEvidence>

/** Evidence of a mark. */
export const Evidence = z.discriminatedUnion('type', [CitationEvidence, RecordEvidence, ReferenceEvidence])
export type Evidence = z.infer<typeof Evidence>

/** A non-empty list of evidence. */
export const EvidenceList = z.tuple([Evidence], Evidence)
export type EvidenceList = z.infer<typeof EvidenceList>

/** Context kept on each side of a quote, UTF-16 code units. */
const CONTEXT_LENGTH = 32

/** Builds the citation for `[start, end)` of a document's text. */
export function citationAt(documentId: string, text: string, start: number, end: number): Citation {
  return {
    documentId,
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.slice(end, end + CONTEXT_LENGTH),
  }
}

/** Key of a document span: claims about the same sentence share it. */
export function spanKey({ documentId, start, end }: Pick<Citation, 'documentId' | 'start' | 'end'>): string {
  return `${documentId}:${start}-${end}`
}

/** Start offsets, in order, where the quote with its prefix and suffix matches the text. */
export function placesOfQuote(
  text: string,
  citation: Pick<Citation, 'exact' | 'prefix' | 'suffix'>,
): readonly number[] {
  const whole = citation.prefix + citation.exact + citation.suffix
  const places: number[] = []
  if (citation.exact === '') return places
  for (let at = text.indexOf(whole); at !== -1; at = text.indexOf(whole, at + 1)) {
    places.push(at + citation.prefix.length)
  }
  return places
}

/** What the app knows of a kind of evidence. */
interface EvidenceKind<Item extends Evidence> {
  /** The same for evidence with the same sentence, record or page. */
  key: (item: Item) => string
  /** What the Reader opens; null for a page outside the app. */
  target: (item: Item) => ReaderTarget | null
}

/** The kinds of evidence, one row each. */
export const EVIDENCE: {
  readonly [Type in Evidence['type']]: EvidenceKind<Extract<Evidence, { type: Type }>>
} = {
  citation: {
    key: ({ citation }) => spanKey(citation),
    target: ({ citation: { documentId, start, end } }) => ({
      type: 'document',
      documentId,
      span: { start, end },
    }),
  },
  record: {
    key: ({ recordId }) => `record:${recordId}`,
    target: ({ recordId }) => ({ type: 'record', recordId }),
  },
  reference: { key: ({ url }) => url, target: () => null },
}

function kindOf(item: Evidence): EvidenceKind<Evidence> {
  return EVIDENCE[item.type] as EvidenceKind<Evidence>
}

/** The same for evidence with the same sentence, record or page. */
export function evidenceKey(item: Evidence): string {
  return kindOf(item).key(item)
}

/** What opens a piece of evidence in the Reader; null for a page outside the app. */
export function evidenceTarget(item: Evidence): ReaderTarget | null {
  return kindOf(item).target(item)
}

/** The document whose sentence a piece of evidence is; null for any other. */
export function quotedDocument(item: Evidence): string | null {
  const target = evidenceTarget(item)
  return target?.type === 'document' ? target.documentId : null
}
