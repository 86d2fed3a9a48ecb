import type { Claim } from './claim.ts'
import type { FigureUnit } from './figureUnit.ts'
import type { CellSpan } from './own/table.ts'

/** What is in doubt about rows of a table; each waits for an answer of the reader. */
export type IssueKind =
  /** A meaning that the table needs: neither a column nor one value for all rows has it. */
  | 'no-date-column'
  | 'no-value-column'
  | 'no-place-column'
  | 'no-unit'
  | 'no-publisher'
  /** Asked of a column as a whole, never guessed. */
  | 'date-order'
  /** The name of a month, or a day, with two digits that may be the year. */
  | 'short-year'
  /** Columns of values whose names state no time, or a month without its year. */
  | 'column-time'
  | 'column-year'
  | 'month-starts'
  | 'decimal'
  /** A name that the published data do not know. */
  | 'place'
  | 'nationality'
  /** Another unit than the series of the route, by the unit or by the words of the note. */
  | 'unit'
  | 'note'
  /** Cells that cannot be what their column means. */
  | 'date'
  | 'value'
  | 'negative'
  | 'fraction'
  | 'inverted'
  | 'empty-place'
  | 'ragged'
  | 'after-coverage'

/** Rows with the same doubt. */
export interface TableIssue {
  /** Names the doubt in the settings' answers. */
  readonly key: string
  readonly kind: IssueKind
  /** The column, 0-based; null for a doubt about whole rows or the table. */
  readonly column: number | null
  /** What the first such cell says. */
  readonly cell: string
  /** The numbers of the first rows, at most eight, and of how many in all. */
  readonly rows: readonly number[]
  readonly count: number
  /** The nearest known name, a place or an ISO code; the time that digits of a year would give, ISO 8601. */
  readonly nearest: string | null
  /** The place and the units of its published series, for a doubt about units. */
  readonly place: string | null
  readonly units: readonly FigureUnit[]
}

/** What the rules took care of without asking. */
export type TableGuard =
  | { readonly kind: 'total'; readonly count: number }
  | { readonly kind: 'repeated'; readonly rows: readonly number[]; readonly count: number }
  | { readonly kind: 'differs'; readonly rows: readonly number[]; readonly count: number }
  | { readonly kind: 'not-stated'; readonly count: number }
  | { readonly kind: 'headers'; readonly rows: readonly number[]; readonly count: number }
  /** Overlapping spans of one series, in the first place and year that have any; `count` is how many have some. */
  | {
      readonly kind: 'overlap'
      readonly place: string
      readonly year: string
      readonly spans: readonly CellSpan[]
      readonly count: number
    }

/** How a row stands: used, used apart from the series of its route, waiting for an answer, or left out. */
export type RowState = 'good' | 'apart' | 'waiting' | 'left-out'

/** A table as its settings read it. */
export interface TableReading {
  /** The names of the columns; empty for a table without. */
  readonly header: readonly string[]
  /** Rows with a cell, without the column names. */
  readonly rows: number
  /** Of rows, or of values where rows have several. */
  readonly counts: Readonly<Record<RowState, number>>
  readonly issues: readonly TableIssue[]
  readonly guards: readonly TableGuard[]
  /** What was found in the columns of each meaning. */
  readonly found: {
    /** `days`, `months` or longer spans. */
    readonly times: readonly ('days' | 'months' | 'spans')[]
    readonly routes: number
    readonly hasTotal: boolean
    readonly isWhole: boolean
    readonly unitFrom: 'column' | 'name' | 'reader' | null
    readonly publishers: number
    readonly hasAddress: boolean
  }
  /** Figures to lay over the published series of a route in one year; null where none can be compared. */
  readonly preview: TablePreview | null
}

/** Figures of one route in one year, that were added up from January or are each of one month. */
export interface TablePreview {
  readonly place: string
  readonly year: string
  readonly unit: FigureUnit
  readonly isFromJanuary: boolean
  /** By the month they end in, at most twelve. */
  readonly points: readonly { readonly month: string; readonly value: number; readonly row: number }[]
}

/** Which rows of a table to show: those in doubt with their neighbours, all, or only those in doubt. */
export type RowFilter = 'faults' | 'all' | 'only'

/** A row of a table to show; `faults` are its columns in doubt. */
export interface ShownRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly faults: readonly number[]
  readonly state: RowState
}

/** What the published data know of names: the page gives it to the worker once. */
export interface PublishedNames {
  /** Names of routes and other places in any language, and the publishers' names of the crosswalk. */
  readonly places: readonly { readonly name: string; readonly place: string }[]
  /** The units of the series that are published of each route. */
  readonly units: Readonly<Record<string, readonly FigureUnit[]>>
}

/** A word that drove a suggestion: UTF-16 offsets into the document, and what it adds to the log odds. */
export interface DrivingWord {
  readonly start: number
  readonly end: number
  readonly weight: number
}

/** Suggestions of at least this probability are likely: of texts that the model had not seen, readers keep three in five, of others one in three. */
export const LIKELY = 0.75

/** A claim that no rule proposed, with the fields that the rules read in its sentence. */
export interface Suggestion {
  readonly claim: Claim
  readonly probability: number
  /** Other categories of its kind that the sentence may have instead, the likeliest first. */
  readonly instead: readonly string[]
  /** The words that count for it most, in the order of the text. */
  readonly words: readonly DrivingWord[]
  /** The version of the model that it comes from. */
  readonly model: string
}
