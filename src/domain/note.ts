import type { Picture } from '#lib/picture.ts'
import type { StepChart } from './stepChart.ts'

/** A text and its language, as a BCP 47 tag. */
export interface NoteText {
  text: string
  language: string
}

/** A sentence of a source, quoted in a footnote. `place` is its page or paragraph in words. */
export interface NoteQuote extends NoteText {
  /** Link form; the same sentence has one footnote. */
  id: string
  letter: string
  place: string
  /** URL; null when not stated. */
  address: string | null
}

/** A sentence with the quotations behind it and the letters of its other sources. */
export interface NoteSentence extends NoteText {
  quotes: readonly NoteQuote[]
  letters: readonly string[]
}

/** A paragraph of a note: what it says in a few words, then sentences with their sources. */
export interface NoteFinding {
  lead: NoteText
  sentences: readonly NoteSentence[]
}

/** A publication, by its letter in the note. */
export interface NoteSource {
  letter: string
  citation: string
  /** URL; null when not stated. */
  address: string | null
}

export interface NoteMap {
  title: NoteText
  picture: Picture
  alt: string
  /** What the numbered signs stand for. */
  signs: readonly { number: number; text: NoteText }[]
  /** That lines are schematic. */
  note: string
}

/** A table with one header row; the first column names the rows, the others have numbers. */
export interface NoteTable {
  title: string
  columns: readonly string[]
  rows: readonly { cells: readonly string[]; isTotal: boolean }[]
  /** What is counted. */
  note: string
}

/** A chart with its values in words. */
export interface NoteChart {
  title: string
  chart: StepChart
  alt: string
  note: string
}

/** A briefing note of two pages, as text in reading order. */
export interface Note {
  /** BCP 47 tag of the app's own words. */
  language: string
  title: NoteText
  lead: readonly NoteText[]
  author: string
  /** Day of the export, in words. */
  day: string
  findings: readonly NoteFinding[]
  map: NoteMap
  table: NoteTable | null
  chart: NoteChart | null
  sources: readonly NoteSource[]
  /** How it was made, a paragraph each. */
  method: readonly string[]
  /** Opens the briefing or view in the app. */
  link: { text: string; address: string }
  /** What the sources or the note leave open, a sentence each. */
  notStated: readonly string[]
  boundaries: string
  /** How many findings and sources stand on the first page; the rest is on the second. */
  onFirstPage: { findings: number; sources: number }
}
