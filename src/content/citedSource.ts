import type { CellQuery } from '#domain/cellQuery.ts'
import type { DatedRecord, RecordSource } from '#domain/datedRecord.ts'
import { type FigureSource, type FigureTable, tableWithRole } from '#domain/figureTable.ts'
import type { Measure } from '#domain/measure.ts'
import { type OwnData, whoseMark } from '#domain/own/data.ts'
import { rowsAt } from '#domain/own/figureTable.ts'
import { columnOf, type OwnRow } from '#domain/own/series.ts'
import type { OwnTable } from '#domain/own/table.ts'
import { countedBy, whoseId } from '#domain/own/whose.ts'
import { type Period, periodOfDate } from '#domain/period.ts'
import type { CarriedPublication } from '#domain/provenance.ts'
import type { Publication } from '#domain/publisher.ts'
import { type ReaderTarget, readReader } from '#domain/readerLink.ts'
import { pageAt, type SourceDocument } from '#domain/sourceDocument.ts'
import type { TFunction } from '#i18n/translation.ts'
import { numberRuns } from '#lib/numberText.ts'
import type { Words } from '#words/words.ts'

/** The published data that an export may cite. */
export interface NamedSources {
  documents: readonly SourceDocument[]
  records: readonly DatedRecord[]
  figures: readonly FigureSource[]
  /** The reader's own documents, tables and figures, whatever layer shows. */
  own?: Pick<OwnData, 'documents' | 'figures' | 'tables' | 'pages'> | null
}

export interface SourceInput extends NamedSources {
  /** URL of a piece of evidence in the app. */
  linkOf: (target: ReaderTarget) => string
  t: TFunction<'export'>
  words: Pick<
    Words,
    | 'country'
    | 'figurePlace'
    | 'localized'
    | 'nationality'
    | 'period'
    | 'publisher'
    | 'publisherName'
    | 'recordTitle'
    | 'spans'
  >
}

/** Cells counted in the export; no spans: all months. */
export type Counted = Pick<CellQuery, 'table' | 'spans'> & { count: string | null }

/** A piece of evidence as exports name and cite it. */
export interface CitedSource {
  name: string
  citation: string
  publisher: string
  /** Its day in words, or that none is stated; '' for a table of one's own. */
  dated: string
  link: string
  page: string | null
  quote?: { text: string; language: string }
  counted?: Counted
}

/** Names and cites evidence by its link form. Throws when it is not published. */
export function sourceOf(id: string, input: SourceInput): CitedSource {
  const { records, figures, own = null, linkOf, t, words } = input
  const target = readReader(id)
  const found = target && citedTarget(target)
  if (!target || !found) throw new Error(t('unknownEvidence', { id }))
  return { ...found, link: linkOf(target) }

  function citedTarget(of: ReaderTarget): Cited | null {
    switch (of.type) {
      case 'document':
        return citedDocument(of, input)
      case 'record': {
        const record = records.find((candidate) => candidate.id === of.recordId)
        const source = record?.sources[0]
        if (!record || !source) return null
        const publisher = words.publisher(source)
        return {
          name: t('cited:record', { title: words.recordTitle(record), publisher }),
          ...cited(publisher, source.title, record.statedOn, input),
          publisher,
          page: source.url,
        }
      }
      case 'cells':
      case 'row': {
        const rows = rowsAt(own, of)
        if (rows) return citedOwn(rows, of, input)
        return of.type === 'cells' ? citedCells(of.query, input) : null
      }
      case 'incident': {
        const source = tableWithRole(figures, 'incidents')
        return (
          source && {
            ...citedTable(source, input),
            name: t('cited:incident', { id: of.incidentId }),
            counted: { table: source.id, count: null, spans: [] },
          }
        )
      }
    }
  }
}

/** A page that is no evidence of its own, as exports cite it. */
export function citedPage(
  page: Pick<RecordSource, 'title' | 'url'> & Publication,
  words: Pick<Words, 'publisher'>,
): CarriedPublication {
  const publisher = words.publisher(page)
  return { citation: `${publisher}, ${page.title}`, publisher, page: page.url }
}

type Cited = Omit<CitedSource, 'link'>

/** That a document is the reader's own, and how it was read; '' for a published one. */
export function documentNote(
  { id, recognised }: Pick<SourceDocument, 'id' | 'recognised'>,
  t: (key: 'cited:ownRecognised' | 'cited:ownDocument') => string,
): string {
  return whoseId(id) === 'published' ? '' : t(recognised ? 'cited:ownRecognised' : 'cited:ownDocument')
}

/** That a mark is from the reader's own documents; '' for a published one. */
export function markNote(mark: Pick<Measure, 'evidence'>, t: (key: 'cited:ownDocument') => string): string {
  return whoseMark(mark) === 'published' ? '' : t('cited:ownDocument')
}

/** That the reader's own documents say what came of a plan; undefined for a published outcome, and without one. */
export function outcomeNote(
  { outcome }: Pick<Measure, 'outcome'>,
  t: (key: 'cited:ownDocument') => string,
): string | undefined {
  return outcome?.own ? t('cited:ownDocument') : undefined
}

/** That a table is the reader's own; '' for a published one. */
export function tableNote(query: Pick<CellQuery, 'table'>, t: (key: 'cited:ownTable') => string): string {
  return countedBy(query) === 'published' ? '' : t('cited:ownTable')
}

/** "UK Home Office, A title, 3 May 2026", and the date alone; some titles end with theirs. */
function cited(
  publisher: string,
  title: string,
  period: Period | null,
  { t, words }: Pick<SourceInput, 't' | 'words'>,
): Pick<CitedSource, 'citation' | 'dated'> {
  const dated = period ? words.period(period) : t('common:dateNotStated')
  return { citation: [publisher, title, ...(title.includes(dated) ? [] : [dated])].join(', '), dated }
}

function citedDocument(
  { documentId, span }: Extract<ReaderTarget, { type: 'document' }>,
  input: SourceInput,
): Cited | null {
  const { documents, own = null, t, words } = input
  const isTarget = ({ id: candidate }: SourceDocument) => candidate === documentId
  const document = documents.find(isTarget) ?? own?.documents.find(isTarget)
  if (!document) return null
  const { title, text, publisher, date } = document
  const quote = span && text.slice(span.start, span.end)
  const page = span && pageAt(own?.pages?.[document.id], span.start)
  const named = publisher === null ? t('common:choice.publishers.not-stated') : words.publisherName(publisher)
  const { citation, dated } = cited(named, title, date, input)
  return {
    name: quote ? t('cited:quote', { quote, title }) : title,
    citation: [
      [citation, ...(page === null ? [] : [t('cited:page', { page })])].join(', '),
      documentNote(document, t),
    ]
      .filter(Boolean)
      .join(' · '),
    publisher: named,
    dated,
    page: document.url,
    ...(quote ? { quote: { text: quote, language: document.language } } : {}),
  }
}

function citedCells(query: CellQuery, input: SourceInput): Cited | null {
  const { figures, t, words } = input
  const source = figures.find((candidate) => candidate.id === query.table)
  return source
    ? {
        ...citedTable(source, input),
        name: t('cited:cells', {
          title: [words.localized(source.title), ...placesOf(query, words)].join(', '),
          months: query.spans.length > 0 ? words.spans(query.spans) : t('allMonths'),
        }),
        counted: query,
      }
    : null
}

function citedTable(source: FigureSource, input: Pick<SourceInput, 't' | 'words'>) {
  return {
    citation: tableCitation(source, input),
    publisher: input.words.publisherName(source.publisher),
    dated: asOfOf(source, input),
    page: source.page,
  }
}

/** "9", with its column where the row has several values. */
export function rowPlace(row: OwnRow): string {
  return [row.figure.row, columnOf(row) ?? []].flat().join(' · ')
}

/** "Stated figures, row 9", with its column where the row has several values. */
export function ownRowName(
  row: OwnRow,
  t: (
    key: 'cited:ownRow' | 'cited:ownCell',
    values: { title: string; row: number; column?: string },
  ) => string,
): string {
  const column = columnOf(row)
  const values = { title: row.table.title, row: row.figure.row }
  return column === null ? t('cited:ownRow', values) : t('cited:ownCell', { ...values, column })
}

function citedOwn(rows: readonly OwnRow[], of: ReaderTarget, { t, words }: SourceInput): Cited | null {
  const [first] = rows
  if (!first) return null
  const { table } = first
  const { publisher, address } = first.figure
  return {
    name:
      of.type === 'cells'
        ? t('cited:cells', {
            title: [table.title, ...placesOf(of.query, words)].join(', '),
            months: words.spans(of.query.spans),
          })
        : ownRowName(first, t),
    citation: ownCitation(table, rows, { t, words }),
    publisher: publisher === null ? t('common:choice.publishers.not-stated') : words.publisherName(publisher),
    dated: '',
    page: address,
  }
}

/** "Frontex, Stated figures (stated.csv), rows 9–12 · from a table of one's own"; of cells their columns too. */
function ownCitation(
  table: OwnTable,
  rows: readonly OwnRow[],
  { t, words }: Pick<SourceInput, 't'> & { words: Pick<Words, 'publisherName'> },
): string {
  const numbers = [...new Set(rows.map(({ figure }) => figure.row))]
  const columns = [...new Set(rows.flatMap((row) => columnOf(row) ?? []))]
  const publisher = rows[0]?.figure.publisher ?? null
  const source = [
    publisher === null ? t('common:choice.publishers.not-stated') : words.publisherName(publisher),
    `${table.title} (${table.fileName})`,
    numbers.length === 1
      ? t('row', { row: numbers[0] })
      : t('rows', { rows: numberRuns(numbers).join(', ') }),
    ...columns.map((column) => t('column', { column })),
  ].join(', ')
  return [source, t('cited:ownTable')].join(' · ')
}

/** "UK Home Office, Small boats across the Channel, by month, data of 24 September 2026" */
export function tableCitation(
  source: FigureSource,
  input: Pick<SourceInput, 't'> & { words: Pick<Words, 'localized' | 'period' | 'publisherName'> },
): string {
  const { words } = input
  return [words.publisherName(source.publisher), words.localized(source.title), asOfOf(source, input)].join(
    ', ',
  )
}

/** "data of 24 September 2026" */
function asOfOf(
  { asOf }: FigureSource,
  { t, words }: Pick<SourceInput, 't'> & { words: Pick<Words, 'period'> },
): string {
  const day = asOf && words.period(periodOfDate(asOf))
  return day ? t('cited:asOf', { date: day }) : t('cited:asOfNotStated')
}

type PlaceWords = Pick<Words, 'country' | 'figurePlace' | 'nationality'>

/** A query's keys in words, to distinguish cells of one table. */
export function placesOf({ where }: CellQuery, words: PlaceWords): readonly string[] {
  return Object.entries(where).map(([name, keys]) =>
    keys.map((key) => keyInWords(name, key, words)).join(', '),
  )
}

function keyInWords(name: string, key: string, { country, figurePlace, nationality }: PlaceWords): string {
  switch (name) {
    case 'route':
      return figurePlace(key)
    case 'country':
      return country(key)
    case 'nationality':
      return nationality(key)
    default:
      return key
  }
}

/** Where a number is of, for words that leave its step: its keys, else the area of the whole table; '' where that is open. */
export function placeOfCells(
  query: CellQuery,
  source: (Pick<FigureSource, 'route'> & Pick<FigureTable, 'role'>) | undefined,
  { words, t }: { words: PlaceWords; t: TFunction<['briefing', 'stage']> },
): string {
  const named = placesOf(query, words).join(', ')
  if (named !== '' || !source) return named
  if (source.route !== null) return words.figurePlace(source.route)
  return source.role === 'incidents' || source.role === 'series' ? t(`area.${source.role}`) : ''
}
