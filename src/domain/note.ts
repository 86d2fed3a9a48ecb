import type { Picture } from '#lib/picture.ts'
import type { StepChart } from './stepChart.ts'

/** A text and its language, as a BCP 47 tag. */
export interface NoteText {
  text: string
  language: string
}

/** Where a statement was read. */
export interface NoteCitation {
  /** The sentence, where the text above does not quote it. */
  quote: NoteText | null
  source: NoteSource
  /** Page, paragraph or cells in words, or the title of a record; '' for the whole. */
  place: string
  isCells: boolean
}

/** A sentence with its footnotes: none for words of the author's own, and for what the app says of its table. */
export interface NoteSentence extends NoteText {
  citations: readonly NoteCitation[]
  /** Exactly as stored, from a source. */
  isQuote: boolean
  /** The author's, of a quotation in another language. */
  translation?: NoteText
}

/** What a step says: its title, what evidence states, and the author's words. A title without citations is the author's. */
export interface NoteFinding {
  title: NoteText
  titleCitations: readonly NoteCitation[]
  sentences: readonly NoteSentence[]
  own: readonly NoteText[]
  months: NoteMonths | null
  table: NoteRows | null
}

/** Many rows of a finding as a table: when, what, and who says so, whose words lead to the page. */
export interface NoteRows {
  columns: readonly string[]
  rows: readonly { when: string; what: NoteText; said: string; address: string | null }[]
}

/** The months of a finding as a small table: a row a series, whose name has the footnotes. */
export interface NoteMonths {
  columns: readonly string[]
  rows: readonly { name: NoteSentence; values: readonly string[] }[]
  /** Which months are incomplete; '' for none. */
  note: string
}

/** A publication. */
export interface NoteSource {
  publisher: string
  /** With its title, and its date in words or that none is stated. */
  citation: string
  /** URL; null when not stated. */
  address: string | null
}

export interface NoteMap {
  title: NoteText
  picture: Picture
  alt: string
  signs: readonly { number: number; text: NoteText }[]
  /** What its signs and widths are, and that lines are schematic. */
  note: string
}

/** A table with one header row; the first column names the rows, the others have numbers. A row of one cell is a heading. */
export interface NoteTable {
  title: string
  columns: readonly string[]
  rows: readonly { cells: readonly string[]; isTotal: boolean }[]
  /** What is counted. */
  note: string
}

/** Plans and what came of each. */
export interface NotePlans extends NoteFinding {
  columns: readonly string[]
  rows: readonly {
    plan: NoteSentence
    /** Who stated it, and for when. */
    meta: string
    outcome: string
    what: NoteSentence
    /** How the two are tied. */
    tie: string
  }[]
  /** Those on which nothing was found, in one row. */
  without: { outcome: string; plans: readonly NoteSentence[] } | null
  /** The rows that are not in it, and that nothing found is not nothing done. */
  note: string
}

/** A chart with its values in words. */
export interface NoteChart {
  title: string
  chart: StepChart
  alt: string
  note: string
}

/** A briefing note of two or three pages, as text in reading order. */
export interface Note {
  /** BCP 47 tag of the app's own words. */
  language: string
  title: NoteText
  author: string
  /** Day of the export, in words. */
  day: string
  /** Words and their values under the title: "From", an author. */
  facts: readonly { name: string; value: string }[]
  /** The author's lines below the title. */
  lead: readonly NoteText[]
  /** Of a talk, its conclusion; null for a view. */
  message: NoteFinding | null
  findings: readonly NoteFinding[]
  map: NoteMap
  /** Beside the map: a table, else quotations, else the map has the whole width. */
  table: NoteTable | null
  quotes: readonly NoteFinding[]
  further: readonly NoteFinding[]
  charts: readonly NoteChart[]
  plans: readonly NotePlans[]
  /** What the sources leave open, a sentence each. */
  notKnown: readonly string[]
  /** Those that no footnote and no row names. */
  sources: readonly NoteSource[]
  /** How it was made, a paragraph each. */
  method: readonly string[]
  /** Opens the briefing or view in the app. */
  link: { text: string; address: string }
}
