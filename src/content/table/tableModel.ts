import type { Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { Evidence } from '#domain/evidence.ts'
import type { Measure } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
import type { Period, Precision } from '#domain/period.ts'
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

/** Whose a mark is: published, the reader's own, or a published plan of which the reader's documents say what came. */
export type Origin = 'published' | 'yours' | 'own-outcome'

export function originOfMark(mark: Pick<Measure, 'outcome'> & { evidence: readonly Evidence[] }): Origin {
  return isOwnMark(mark) ? 'yours' : mark.outcome?.own === true ? 'own-outcome' : 'published'
}

/** Whether what is said of a mark is in our words, for which we have terms and a credit. */
export function isInOurWords(origin: Origin): boolean {
  return origin !== 'yours'
}

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
