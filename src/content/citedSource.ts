import type { TFunction } from 'i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { type FigureSource, type FigureTableId, tableWithRole } from '#domain/figureSource.ts'
import { isOwnDocument, type OwnData, pageAt } from '#domain/ownData.ts'
import { isOwnQuery, ownRowsOf } from '#domain/ownFigureTable.ts'
import { columnOf, type OwnRow, ownRowOf } from '#domain/ownSeries.ts'
import type { OwnTable } from '#domain/ownTable.ts'
import type { Period } from '#domain/period.ts'
import { readReader } from '#domain/readerLink.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { ReaderTarget } from '#domain/view.ts'
import { numberRuns } from '#lib/numberRuns.ts'
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
  link: string
  page: string | null
  quote?: { text: string; language: string }
  counted?: Counted
}

/** Names and cites evidence by its link form. Throws when it is not published. */
export function sourceOf(
  id: string,
  { documents, records, figures, own = null, linkOf, t, words }: SourceInput,
): CitedSource {
  const target = readReader(id)
  const unknown = () => new Error(t('unknownEvidence', { id }))
  // Some titles end with their date.
  const cited = (publisher: string, title: string, period: Period | null) => {
    const date = period ? words.period(period) : t('dateNotStated')
    return [publisher, title, ...(title.includes(date) ? [] : [date])].join(', ')
  }
  if (!target) throw unknown()
  const link = linkOf(target)
  const tableOf = (wanted: FigureTableId) => {
    const source = figures.find((candidate) => candidate.id === wanted)
    if (!source) throw unknown()
    return source
  }
  switch (target.type) {
    case 'document': {
      const isTarget = ({ id: candidate }: SourceDocument) => candidate === target.documentId
      const document = documents.find(isTarget) ?? own?.documents.find(isTarget)
      if (!document) throw unknown()
      const { title, text, publisher, date } = document
      const quote = target.span && text.slice(target.span.start, target.span.end)
      const page = target.span && pageAt(own?.pages?.[document.id], target.span.start)
      const named = publisher === null ? t('publisherNotStated') : words.publisherName(publisher)
      return {
        name: quote ? t('quote', { quote, title }) : title,
        citation: [
          [cited(named, title, date), ...(page === null ? [] : [t('page', { page })])].join(', '),
          ...(isOwnDocument(document.id) ? [t('ownDocument')] : []),
        ].join(' · '),
        publisher: named,
        link,
        page: document.url,
        ...(quote ? { quote: { text: quote, language: document.language } } : {}),
      }
    }
    case 'record': {
      const record = records.find((candidate) => candidate.id === target.recordId)
      const source = record?.sources[0]
      if (!record || !source) throw unknown()
      return {
        name: t('record', { title: words.recordTitle(record), publisher: words.publisher(source) }),
        citation: cited(words.publisher(source), source.title, record.statedOn),
        publisher: words.publisher(source),
        link,
        page: source.url,
      }
    }
    case 'cells': {
      const { query } = target
      if (isOwnQuery(query)) {
        const rows = ownRowsOf(own, query)
        const [first] = rows
        if (!first) throw unknown()
        return {
          name: t('cells', {
            title: [first.table.title, ...placesOf(query, words)].join(', '),
            months: words.spans(query.spans),
          }),
          citation: ownCitation(first.table, rows, { t, words }),
          publisher:
            first.figure.publisher === null
              ? t('publisherNotStated')
              : words.publisherName(first.figure.publisher),
          link,
          page: first.figure.address,
        }
      }
      const source = tableOf(query.table)
      const months = query.spans.length > 0 ? words.spans(query.spans) : t('allMonths')
      return {
        name: t('cells', {
          title: [words.localized(source.title), ...placesOf(query, words)].join(', '),
          months,
        }),
        citation: tableCitation(source, { t, words }),
        publisher: words.publisherName(source.publisher),
        link,
        page: source.page,
        counted: query,
      }
    }
    case 'incident': {
      const source = tableWithRole(figures, 'incidents')
      if (!source) throw unknown()
      return {
        name: t('incident', { id: target.incidentId }),
        citation: tableCitation(source, { t, words }),
        publisher: words.publisherName(source.publisher),
        link,
        page: source.page,
        counted: { table: source.id, count: null, spans: [] },
      }
    }
    case 'own-row': {
      const found = ownRowOf(own, target)
      if (!found) throw unknown()
      const { table, figure } = found
      const column = columnOf(found)
      const values = { title: table.title, row: figure.row }
      return {
        name: column === null ? t('ownRow', values) : t('ownCell', { ...values, column }),
        citation: ownCitation(table, [found], { t, words }),
        publisher:
          figure.publisher === null ? t('publisherNotStated') : words.publisherName(figure.publisher),
        link,
        page: figure.address,
      }
    }
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
    publisher === null ? t('publisherNotStated') : words.publisherName(publisher),
    `${table.title} (${table.fileName})`,
    numbers.length === 1
      ? t('row', { row: numbers[0] })
      : t('rows', { rows: numberRuns(numbers).join(', ') }),
    ...columns.map((column) => t('column', { column })),
  ].join(', ')
  return [source, t('ownTable')].join(' · ')
}

/** A query's keys in words, to distinguish cells of one table. */
function placesOf(
  { where }: CellQuery,
  { figurePlace, nationality }: Pick<Words, 'figurePlace' | 'nationality'>,
): readonly string[] {
  return Object.entries(where).map(([name, keys]) =>
    keys
      .map((key) => (name === 'route' ? figurePlace(key) : name === 'nationality' ? nationality(key) : key))
      .join(', '),
  )
}

/** "UK Home Office, Small boats across the Channel, by month, data of 24 September 2026" */
export function tableCitation(
  { publisher, title, asOf }: FigureSource,
  { t, words }: Pick<SourceInput, 't'> & { words: Pick<Words, 'localized' | 'period' | 'publisherName'> },
): string {
  const day = asOf && words.period({ start: asOf, end: asOf, precision: 'day' })
  return [
    words.publisherName(publisher),
    words.localized(title),
    day ? t('asOf', { date: day }) : t('asOfNotStated'),
  ].join(', ')
}
