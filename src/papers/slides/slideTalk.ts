import type { ContentRow, ContentTable } from '#content/stepRows.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { SlideColour, SlideRole, SlideTemplate } from '#domain/slides.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { StepSign } from '#domain/stepMap.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'

/** A step's table; `counts` is a column of large counts. */
export interface SlideList extends Omit<ContentTable, 'rows'> {
  rows: readonly SlideListRow[]
  counts?: number
  /** Without a row of column names, its first cells in bold, as the stage has dates and what came of a plan. */
  isBare?: true
  /** The rows in fewer words, where the whole list does not fit its slide. */
  shorter?: (fits: (rows: readonly SlideListRow[]) => boolean) => readonly SlideListRow[]
}

/** A row; `below` stands in small letters under its last cell. */
export type SlideListRow = Pick<ContentRow, 'cells' | 'look'> & { below?: string }

/** The number of a step, in words. */
export interface SlideNumber {
  value: string
  /** "detections in 2025" */
  what: string
  /** "−25%"; null without a comparison. */
  change: string | null
  /** "240,101 detections in 2024" */
  before: string | null
  /** What has to be known of it, beside it. */
  caveat?: string
}

/** A label of a map as the stage places it, px of the map; colours as #rrggbb. */
export interface SlideMapLabel {
  name: string
  box: { x: number; y: number; width: number; height: number }
  align: 'start' | 'end' | 'center'
  rows: readonly { text: string; size: number; weight: number; fill: string; isSea: boolean }[]
  /** Discs and triangles under its name: the number of a line of text, or a count beside the sign. */
  signs: readonly (Pick<StepSign, 'line' | 'status' | 'count' | 'shape'> & {
    x: number
    y: number
    radius: number
  })[]
  leader: readonly [from: readonly [x: number, y: number], to: readonly [x: number, y: number]] | null
}

/** The map of a step: land and lines as a picture, and its labels for native shapes. */
export interface SlideMap {
  svg: string
  /** Px. */
  width: number
  height: number
  labels: readonly SlideMapLabel[]
  /** What the labels say that found no room. */
  leftOut: readonly string[]
  /** What signs, tints and circles mean, which stands under the lines as on the stage. */
  legend: readonly string[]
  /** What widths and per cents say, and that lines are schematic. */
  caption: string
  alt: string
}

/** A chart of a step; `unit` is its title. */
interface StepSlideChart {
  chart: StepChart
  unit: string
  alt: string
}

/** Ranked changes between two periods: a bar in numbers, a change in per cent beside it. */
export interface SlideRanking {
  title: string
  /** A row without a value is a heading. */
  rows: readonly { name: string; route: string | null; value: number | null; change: string }[]
  alt: string
}

/** One step of a talk as text, with everything on its slide. */
export interface SlideStep {
  role: SlideRole
  /** Kept for questions: hidden in the show. */
  isBackup: boolean
  id: string
  title: string
  /** It sums the talk up: its lines are the largest words, and its author's name stands below them. */
  isClosing: boolean
  lines: readonly string[]
  /** Of the sources to which the title and each line are tied; '' for the author's words. */
  letters?: readonly string[]
  /** Its number in a sentence, where the slide has no place for a number. */
  numberLine?: string
  /** Of an agenda, in place of lines: each part with its number and time, and its steps. */
  parts?: readonly { name: string; time: string; steps: string }[]
  notes: string
  number: SlideNumber | null
  /** Of a closing: what it sums up, as in its `list`. */
  keyNumbers?: readonly SlideNumber[]
  chart: StepSlideChart | null
  /** Shown in `text-table` and `table`; the table of another step is on the slides after it. */
  list: SlideList | null
  /** What the slides after it have in place of `list`. */
  details: SlideList | null
  map: SlideMap | null
  /** Of `compare`: the second period's map, the names and totals of both, and the changes. */
  map2: SlideMap | null
  heads: readonly { title: string; note: string | null }[]
  ranking: SlideRanking | null
  /** Of `quote` and `quote-map`: a sentence of a source, and where it is from. */
  quote: { text: string; language: string; translation: string | null; source: string } | null
  provenance: Provenance
}

/** A talk as text. */
export interface SlideTalk {
  title: string
  /** Author and date. */
  by: string
  /** BCP 47 tag of the talk's own text. */
  language: string
  /** URL of the talk in the app. */
  link: string
  /** Map of the title slide. */
  titleMap: SlideMap | null
  steps: readonly SlideStep[]
}

export type SlideT = TFunction<['export', 'briefing', 'map']>

/** All that slides are made of. */
export interface SlideModelInput {
  talk: SlideTalk
  template: SlideTemplate
  colours: SlideColours
  /** Of the app's own words around the talk. */
  t: SlideT
  words: Pick<Words, 'labelled' | 'language' | 'list' | 'period' | 'semicolon'>
  /** No other browser has the talk: it leads to the app. */
  isOwn: boolean
}

/** Colours of native shapes: of the theme on the app's own master, fixed on a foreign one. */
export interface SlideColours {
  ink: SlideColour
  ink2: SlideColour
  /** Ground of the map, which glows around words. */
  land: SlideColour
  route: (id: string | null) => SlideColour
  /** The colour of a label, from its #rrggbb on the map. */
  label: (fill: string) => SlideColour
  /** Ground of signs that are not filled. */
  paper: SlideColour
}
