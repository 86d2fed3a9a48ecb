import type { ContentRow, ContentTable } from '#content/stepRows.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { SlideColour, SlideRole, SlideTemplate, SlotName } from '#domain/slides.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { StepSign } from '#domain/stepMap.ts'

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
  /** Discs under its name, triangles for the reader's own: the number of a line of text, or a count beside the sign. */
  signs: readonly (Pick<StepSign, 'line' | 'status' | 'count' | 'evidence'> & {
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

/** All that slides are made of. */
export interface SlideModelInput {
  talk: SlideTalk
  template: SlideTemplate
  words: SlideWords
  colours: SlideColours
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

/** Localised texts around a talk. */
export interface SlideWords {
  /** BCP 47 tag. */
  language: string
  sources: string
  evidence: string
  filters: string
  /** What a step without any filter has in their place. */
  noFilters: string
  caveats: string
  /** That lines of maps are schematic, as the caveats say it. */
  schematic: string
  exportedOn: string
  /** Text of a link to the step in the app. */
  openStep: string
  /** One-word text of a link to a source. */
  open: string
  openTalk: string
  day: (date: string) => string
  place: (number: number, count: number) => string
  steps: (count: number) => string
  /** Lists the steps that use something. */
  inSteps: (numbers: readonly number[]) => string
  more: (count: number) => string
  moreRows: (count: number) => string
  continued: (title: string) => string
  incomplete: string
  map: string
  legend: string
  chart: string
  /** Name of the slide number. */
  page: string
  /** Introduces ids for checking in the notes. */
  forChecking: string
  /** Says that a title slide of a template has no place for the map. */
  withoutMap: (layout: string) => string
  /** Heading of a table that follows its step: "Step 3: Changes". */
  listOfStep: (number: number, title: string) => string
  /** Says that a layout has no place for some parts. */
  freed: (layout: string, slots: readonly SlotName[]) => string
}
