import type { DataSheet, SheetRow } from '#content/dataSheet.ts'
import { reducedDate } from '#domain/period.ts'
import { type ColumnId, isInOurWords, type Origin, type RowSource, type TableRow } from './tableModel.ts'

interface TableSheetInput {
  columns: readonly ColumnId[]
  /** In the order shown. */
  rows: readonly TableRow[]
  /** The documents that a row quotes, each with title, publisher, date and page, marked where it is the reader's own. */
  citationsOf: (source: RowSource) => readonly string[]
  /** The terms of what a row says; null for the reader's own. */
  licenceOf: (source: RowSource) => string | null
  /** Address of the row's own view. */
  linkOf: (source: RowSource) => string
  /** Address of the saved view. */
  viewLink: string
  /** Version of the published data. */
  version: string
}

/** What the columns of the table are called in files: those of ids have the name beside, under `<column>_name`. */
const NAMES: Readonly<Record<ColumnId, readonly string[]>> = {
  title: ['title'],
  kind: ['kind', 'kind_name'],
  category: ['category', 'category_name'],
  form: ['form', 'form_name'],
  status: ['status', 'status_name'],
  when: ['from', 'to', 'precision', 'period_name'],
  statedOn: ['stated_on', 'stated_on_name'],
  sentence: ['sentence'],
  document: ['document', 'document_name'],
  basis: ['year_basis', 'year_basis_name'],
  actors: ['actors', 'actors_name'],
  routes: ['routes', 'routes_name'],
  places: ['places', 'places_name'],
  publisher: ['publisher_kind', 'publisher_kind_name'],
  review: ['review', 'review_name'],
  reviewer: ['reviewer'],
  evidence: ['evidence_count'],
}

/** The columns that mark and cite what comes from the reader's own documents; only in files that have any. */
const LAYER_COLUMNS = ['layer', 'citations']

const SOURCE_COLUMNS = [
  'evidence_ids',
  'quotes',
  'quote_texts',
  'publishers',
  'pages',
  'licence',
  'credit',
  'link',
  'view',
  'data_version',
]

/** The rows in the order shown, with ids, ISO dates and evidence. */
export function tableSheet({
  columns,
  rows,
  citationsOf,
  licenceOf,
  linkOf,
  viewLink,
  version,
}: TableSheetInput): DataSheet {
  const hasOwn = rows.some(({ source }) => source.layer !== 'published')
  return {
    columns: [
      'id',
      ...columns.flatMap((column) => NAMES[column]),
      ...(hasOwn ? LAYER_COLUMNS : []),
      ...SOURCE_COLUMNS,
    ],
    rows: rows.map((row): SheetRow => {
      const { source } = row
      return {
        id: source.id,
        ...Object.assign({}, ...columns.map((column) => cellsOf(row, column))),
        layer: source.layer,
        citations: hasOwn ? citationsOf(source) : null,
        evidence_ids: source.evidenceIds,
        quotes: source.quotes,
        quote_texts: source.quoteTexts,
        publishers: source.publishers,
        pages: source.pages,
        licence: licenceOf(source),
        credit: creditOf(source.publishers, source.layer),
        link: linkOf(source),
        view: viewLink,
        data_version: version,
      }
    }),
  }
}

/** Whom to credit for what a row says: the pages' publishers, and us for its words. */
export function creditOf(publishers: readonly string[], layer: Origin): readonly string[] {
  return isInOurWords(layer) ? ['Throughline', ...publishers] : publishers
}

function cellsOf({ cells, source }: TableRow, column: ColumnId): SheetRow {
  const cell = cells[column]
  if (!cell) return {}
  const [first = column, second] = NAMES[column]
  const text = cell.sort === null ? null : cell.text
  switch (column) {
    case 'when':
      return {
        from: source.period?.start ?? null,
        to: source.period?.end ?? null,
        precision: source.period?.precision ?? null,
        period_name: text,
      }
    case 'statedOn':
      return { stated_on: reducedDate(source.statedOn ?? null), stated_on_name: text }
    case 'evidence':
      return { evidence_count: cell.sort }
    default:
      return second ? { [first]: cell.codes ?? null, [second]: text } : { [first]: text }
  }
}
