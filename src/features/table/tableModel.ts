import type { Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import type { Period, Precision } from '#domain/period.ts'
import type { ReaderTarget, Selection } from '#domain/view.ts'
import { foldText } from '#lib/foldText.ts'
import type { SourceQualityWord } from '#words/buildWords.ts'

/** A column by its name in the messages of the table. */
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

/** What a cell is put in order by; null is "not stated" and comes last, whichever way. Dates are keys of `dateKey`. */
export type SortKey = string | number | null

/** One cell: its text, as it is read, found and saved, and what is drawn with it. */
export type TableCell = { text: string; sort: SortKey } & (
  | { type: 'text' }
  | { type: 'title' }
  | { type: 'status'; status: Status | null }
  | { type: 'date'; period: Period | null; status: Status | null }
  | { type: 'sourceQuality'; values: readonly SourceQualityWord[] }
  | { type: 'evidence'; target: ReaderTarget | null }
  | { type: 'quote'; language: string | undefined; target: ReaderTarget }
)

/** What a row stands on, for the file that is saved. */
export interface RowSource {
  id: string
  period: Period | null
  /** Ids of claims and records. */
  evidenceIds: readonly string[]
  /** Where the quotes stand: `document:start-end`, UTF-16 offsets. */
  quotes: readonly string[]
  /** Addresses of the pages behind it. */
  pages: readonly string[]
  /** What a link to the row shows. */
  selected: Selection | null
  reader: ReaderTarget | null
}

/** One thing in the table. */
export interface TableRow {
  id: string
  title: string
  /** What is chosen by pressing its title; null where nothing published stands on it. */
  selection: Selection | null
  cells: Readonly<Partial<Record<ColumnId, TableCell>>>
  source: RowSource
}

/** How the rows are put in order; null leaves them as the data has them. */
export interface TableSort {
  column: ColumnId
  isDown: boolean
}

const EXACTNESS: Readonly<Record<Precision, number>> = { day: 0, month: 1, year: 2 }

/** A date as a key of sorting: by its start, then the more exact first, then by its end. */
export function dateKey(period: Period | null): SortKey {
  if (!period) return null
  return `${period.start} ${EXACTNESS[period.precision]} ${period.end ?? '9999'}`
}

/** The rows in order; rows that are equal stay as they were, those without a value come last whichever way. */
export function sortRows(
  rows: readonly TableRow[],
  sort: TableSort | null,
  collator: Intl.Collator,
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

function compareKeys(a: TableCell, b: TableCell, collator: Intl.Collator): number {
  if (typeof a.sort === 'number' && typeof b.sort === 'number') return a.sort - b.sort
  const [left, right] = [String(a.sort), String(b.sort)]
  return a.type === 'date' ? compareText(left, right) : collator.compare(left, right)
}

/** The rows in which every word of the question stands somewhere, without case and diacritics: "bihac" finds "Bihać". */
export function findRows(rows: readonly TableRow[], question: string): readonly TableRow[] {
  const asked = foldText(question).split(/\s+/).filter(Boolean)
  if (asked.length === 0) return rows
  return rows.filter((row) => {
    const text = foldText(
      Object.values(row.cells)
        .map((cell) => cell.text)
        .join(' '),
    )
    return asked.every((word) => text.includes(word))
  })
}
