import type { Citation } from '#domain/citation.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { isOwnDocument } from '#domain/ownData.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Words } from '#words/words.ts'
import { type CitedWork, issuedOn } from './citationForms.ts'

/** A quotation for the clipboard. `place`, `undated` and `own` are localised texts; what is not stated is left out. */
export function citationText(
  citation: Citation,
  document: SourceDocument | undefined,
  { place, undated, own }: Readonly<{ place: string; undated: string; own: string }>,
  words: Pick<Words, 'period' | 'publisherName' | 'quoted'>,
): string {
  const quote = words.quoted(citation.exact)
  const source = document
    ? [
        document.title,
        document.publisher && words.publisherName(document.publisher),
        document.date === null ? undated : words.period(document.date),
        document.url,
        isOwnDocument(document.id) ? own : null,
      ]
    : [citation.documentId]
  return joined([quote, ...source, place])
}

/** A record for the clipboard: its title, then publisher, date and URL of its page. */
export function recordCitationText(
  record: DatedRecord,
  words: Pick<Words, 'period' | 'publisher' | 'recordTitle'>,
): string {
  const source = record.sources[0]
  const date = record.statedOn ?? record.period
  return joined([
    words.recordTitle(record),
    source?.title ?? null,
    source ? words.publisher(source) : null,
    date === null ? null : words.period(date),
    source?.url ?? null,
  ])
}

/** A sentence as a work to cite. */
export function sentenceCitation(...of: Parameters<typeof citationText>): CitedWork {
  const [citation, document, , words] = of
  return {
    id: `${citation.documentId}-${citation.start}-${citation.end}`,
    kind: 'page',
    title: document?.title ?? citation.documentId,
    publisher: document?.publisher ? words.publisherName(document.publisher) : null,
    issued: issuedOn(document?.date ?? null),
    language: document?.language ?? null,
    page: document?.url ?? null,
    said: words.quoted(citation.exact),
    text: citationText(...of),
  }
}

/** A record as a work to cite: its first page. */
export function recordCitation(...of: Parameters<typeof recordCitationText>): CitedWork {
  const [record, words] = of
  const source = record.sources[0]
  return {
    id: record.id,
    kind: 'page',
    title: source?.title ?? words.recordTitle(record),
    publisher: source ? words.publisher(source) : null,
    issued: issuedOn(record.statedOn ?? record.period),
    language: null,
    page: source?.url ?? null,
    said: words.recordTitle(record),
    text: recordCitationText(...of),
  }
}

/** A number as a work to cite: value, unit, what and when it counts, and its source. `asOf` is the localised date of the data. */
export function figureCitation(
  { id, publisher, page, licence, asOf: day }: FigureSource,
  { number, what, title, asOf }: Readonly<{ number: string; what: string; title: string; asOf: string }>,
  { localized, publisherName }: Pick<Words, 'localized' | 'publisherName'>,
): CitedWork {
  const name = publisherName(publisher)
  return {
    id,
    kind: 'data',
    title,
    publisher: name,
    issued: day,
    language: null,
    page,
    said: joined([number, what]),
    text: joined([number, what, title, name, asOf, page, localized(licence.credit)]),
  }
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ')
}
