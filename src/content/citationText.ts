import type { DatedRecord } from '#domain/datedRecord.ts'
import type { Citation } from '#domain/evidence.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { type IsoDate, type Period, reducedDate } from '#domain/period.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'
import { documentNote } from './citedSource.ts'

/** A version in words, as part of a sentence: an edition by its id, or data that no edition stands for. */
export function versionText(version: string, t: TFunction<'version'>): string {
  return t(/^\d{4}-\d\d-\d\d-[0-9a-f]{8}$/.test(version) ? 'edition' : 'data', { version })
}

/** A quotation for the clipboard; what is not stated is left out. `place` is a localised text. */
export function citationText(
  citation: Citation,
  document: SourceDocument | undefined,
  place: string,
  t: (key: 'common:dateNotStated' | Parameters<Parameters<typeof documentNote>[1]>[0]) => string,
  words: Pick<Words, 'period' | 'publisherName' | 'quoted'>,
): string {
  const quote = words.quoted(citation.exact)
  const source = document
    ? [
        document.title,
        document.publisher && words.publisherName(document.publisher),
        document.date === null ? t('common:dateNotStated') : words.period(document.date),
        document.url,
        documentNote(document, t),
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
  const [citation, document, , , words] = of
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

/** The forms that programs for references read. */
export const CITATION_FORMS = ['ris', 'bibtex', 'csl-json'] as const
export type CitationForm = (typeof CITATION_FORMS)[number]

/** The endings and types of their files. */
export const CITATION_FILES: Readonly<Record<CitationForm, { ending: string; type: string }>> = {
  ris: { ending: 'ris', type: 'application/x-research-info-systems' },
  bibtex: { ending: 'bib', type: 'application/x-bibtex' },
  'csl-json': { ending: 'json', type: 'application/vnd.citationstyles.csl+json' },
}

/** What is cited: a number of a table, or a page or text and what it says. */
export interface CitedWork {
  id: string
  kind: 'data' | 'page'
  title: string
  publisher: string | null
  /** The day of the data, or of the text: ISO 8601, as exact as it is stated. */
  issued: string | null
  /** BCP 47. */
  language: string | null
  /** Address of the publisher's page. */
  page: string | null
  /** The number with its unit and what it counts, or the words quoted. */
  said: string
  /** The same as a line of text. */
  text: string
}

/** Where and when it was read. */
interface CitationRead {
  /** Address in the app. */
  link: string
  readOn: IsoDate
  /** The edition or the version of the data in words; null while it is unknown. */
  version: string | null
  /** Whether it is a published edition. */
  isEdition: boolean
}

/** The citation in a form for programs. */
export function citationAs(form: CitationForm, work: CitedWork, read: CitationRead): string {
  switch (form) {
    case 'ris':
      return ris(work, read)
    case 'bibtex':
      return bibtex(work, read)
    case 'csl-json':
      return cslJson(work, read)
  }
}

/** A date as citations have it. */
function issuedOn(period: Period | null): string | null {
  return reducedDate(period)?.split('/')[0] ?? null
}

function keyOf({ id }: CitedWork): string {
  return `throughline-${id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')}`
}

/** The address cited, and the other one: a publisher's page rarely shows the number that is made from its data. */
function addressesOf({ kind, page }: CitedWork, { link }: CitationRead): readonly [string, string | null] {
  return kind === 'page' && page !== null ? [page, link] : [link, page]
}

/** A text on one line. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim()
}

function ris(work: CitedWork, read: CitationRead): string {
  const { kind, title, publisher, issued, language, said } = work
  const [url, other] = addressesOf(work, read)
  const [year = '', month = '', day = ''] = issued?.split('-') ?? []
  // A name with a comma is read as surname and first name.
  const author = publisher?.includes(',') ? null : publisher
  const fields: readonly (readonly [tag: string, value: string | null])[] = [
    ['TY', kind === 'data' ? 'DATA' : 'ELEC'],
    ['ID', keyOf(work)],
    ['TI', title],
    ['AU', author],
    ['PB', publisher],
    ['PY', year],
    ['DA', issued && [year, month, day].join('/')],
    ['Y2', read.readOn.replaceAll('-', '/')],
    [read.isEdition ? 'ET' : 'N1', read.version],
    ['LA', language],
    ['UR', url],
    ['N1', said],
    ['N1', other],
  ]
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${onOneLine(value)}`] : []))
  return [...lines, 'ER  - ', ''].join('\r\n')
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  // Escaped braces still count as braces for BibTeX.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

function texText(text: string): string {
  return onOneLine(text).replaceAll(/[\\{}~^&%$#_]/g, (sign) => TEX[sign] ?? `\\${sign}`)
}

/** An address within braces, which are not escaped there. */
function texAddress(url: string): string {
  return onOneLine(url).replaceAll(/[\\{}\s]/g, encodeURIComponent)
}

function bibtex(work: CitedWork, read: CitationRead): string {
  const { title, publisher, issued, language, said } = work
  const [url, other] = addressesOf(work, read)
  const [year, month, day] = issued?.split('-').map(Number) ?? []
  const name = publisher && `{${texText(publisher)}}`
  const note = [texText(said), ...(other ? [`\\url{${texAddress(other)}}`] : [])]
  const fields: readonly (readonly [name: string, value: string | number | null | undefined])[] = [
    ['title', `{${texText(title)}}`],
    ['author', name],
    ['publisher', name],
    ['year', year],
    ['month', month],
    ['day', day],
    ['date', issued],
    ['urldate', read.readOn],
    ['version', read.version],
    ['language', language],
    ['url', texAddress(url)],
    ['note', note.join('. ')],
  ]
  const lines = fields.flatMap(([field, value]) => (value ? [`  ${field} = {${value}},`] : []))
  return [`@misc{${keyOf(work)},`, ...lines, '}', ''].join('\n')
}

function cslJson(work: CitedWork, read: CitationRead): string {
  const { kind, title, publisher, issued, language, said } = work
  const [url, other] = addressesOf(work, read)
  const dateOf = (date: string) => ({ 'date-parts': [date.split('-').map(Number)] })
  const item = {
    id: keyOf(work),
    type: kind === 'data' ? 'dataset' : 'webpage',
    title,
    ...(publisher !== null && { author: [{ literal: publisher }], publisher }),
    ...(issued !== null && { issued: dateOf(issued) }),
    accessed: dateOf(read.readOn),
    ...(read.version !== null && { version: read.version }),
    ...(language !== null && { language }),
    URL: url,
    note: [said, ...(other ? [other] : [])].join('. '),
  }
  return `${JSON.stringify([item], null, 2)}\n`
}
