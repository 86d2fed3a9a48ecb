import type { DataSheet, SheetRow } from '#content/dataSheet.ts'
import type { Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import { isInOurWords, type Origin } from '#domain/own/rules.ts'
import { type Period, type Precision, reducedDate } from '#domain/period.ts'
import type { ReaderTarget } from '#domain/readerLink.ts'
import type { Selection, TableKind } from '#domain/view.ts'
import { holdsWords } from '#lib/foldText.ts'
import type { SourceQualityWord } from '#words/useSourceQuality.ts'

/** A column, by its message key. */
export type ColumnId =
  | 'title'
  | 'kind'
  | 'category'
  | 'form'
  | 'status'
  | 'when'
  | 'statedOn'
  | 'sentence'
  | 'document'
  | 'basis'
  | 'actors'
  | 'routes'
  | 'places'
  | 'publisher'
  | 'review'
  | 'reviewer'
  | 'evidence'

/** Sort key of a cell; null is "not stated" and sorts last in both directions. Dates use `dateKey`. */
export type SortKey = string | number | null

/** One cell: its text, as shown, searched and saved, its ids for the saved file, and what is drawn with it. */
export type TableCell = { text: string; sort: SortKey; codes?: readonly string[] } & (
  | { type: 'text' }
  | { type: 'title' }
  | { type: 'status'; status: Status | null; own?: string | undefined }
  | { type: 'date'; period: Period | null; status: Status | null }
  | { type: 'sourceQuality'; values: readonly SourceQualityWord[] }
  | { type: 'evidence'; target: ReaderTarget | null }
  | { type: 'quote'; language: string | undefined; target: ReaderTarget }
)

/** The evidence of a row, for the saved file. */
export interface RowSource {
  id: string
  layer: Origin
  period: Period | null
  statedOn?: Period | null
  /** Ids of claims and records. */
  evidenceIds: readonly string[]
  /** The evidence as links write it. */
  evidence: readonly string[]
  /** Positions of the quotes: `document:start-end`, UTF-16 offsets. */
  quotes: readonly string[]
  /** The words quoted, one for each position. */
  quoteTexts: readonly string[]
  publishers: readonly string[]
  /** Addresses of the source pages. */
  pages: readonly string[]
  /** What a link to the row opens. */
  selected: Selection | null
  reader: ReaderTarget | null
}

/** One row of the table. */
export interface TableRow {
  id: string
  title: string
  /** What its title selects; null when nothing published is based on it. */
  selection: Selection | null
  cells: Readonly<Partial<Record<ColumnId, TableCell>>>
  source: RowSource
}

/** The sort order; null keeps the order of the data. */
export interface TableSort {
  column: ColumnId
  isDown: boolean
}

const EXACTNESS: Readonly<Record<Precision, number>> = { day: 0, month: 1, year: 2 }

/** Sort key of a date: by start, then finer precision first, then by end. */
export function dateKey(period: Period | null): SortKey {
  if (!period) return null
  return `${period.start} ${EXACTNESS[period.precision]} ${period.end ?? '9999'}`
}

/** Compares texts by the rules of a language. */
interface Collator {
  compare(a: string, b: string): number
}

/** Sorts rows, stably; rows without a value come last in both directions. */
export function sortRows(
  rows: readonly TableRow[],
  sort: TableSort | null,
  collator: Collator,
): readonly TableRow[] {
  if (!sort) return rows
  const direction = sort.isDown ? -1 : 1
  return rows.toSorted((a, b) => {
    const left = a.cells[sort.column]
    const right = b.cells[sort.column]
    if (left === undefined || left.sort === null) return right === undefined || right.sort === null ? 0 : 1
    if (right === undefined || right.sort === null) return -1
    return direction * compareKeys(left, right, collator)
  })
}

function compareKeys(a: TableCell, b: TableCell, collator: Collator): number {
  if (typeof a.sort === 'number' && typeof b.sort === 'number') return a.sort - b.sort
  const [left, right] = [String(a.sort), String(b.sort)]
  return a.type === 'date' ? compareText(left, right) : collator.compare(left, right)
}

/** The rows that contain every word of the query. */
export function findRows(rows: readonly TableRow[], question: string): readonly TableRow[] {
  if (question.trim() === '') return rows
  return rows.filter(({ cells }) =>
    holdsWords(
      Object.values(cells)
        .map(({ text }) => text)
        .join(' '),
      question,
    ),
  )
}

const WHO_AND_WHERE = ['actors', 'routes', 'places', 'publisher'] as const

/** The columns of each kind, the title first. */
export const TABLE_COLUMNS: Readonly<Record<TableKind, readonly ColumnId[]>> = {
  measures: ['title', 'category', 'status', 'when', 'statedOn', ...WHO_AND_WHERE, 'review', 'evidence'],
  events: ['title', 'form', 'category', 'when', 'statedOn', ...WHO_AND_WHERE, 'review', 'evidence'],
  claims: [
    'title',
    'kind',
    'status',
    'sentence',
    'document',
    'when',
    'basis',
    ...WHO_AND_WHERE,
    'review',
    'reviewer',
  ],
  records: ['title', 'form', 'status', 'category', 'when', 'statedOn', ...WHO_AND_WHERE, 'evidence'],
}

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
