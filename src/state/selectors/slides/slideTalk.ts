import type { Provenance } from '#domain/provenance.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { StillMap } from '#domain/stillMap.ts'

/** A table that a step lists: measures, or changes. */
export interface SlideList {
  title: string
  columns: readonly string[]
  /** Which columns hold numbers. */
  isNumeric: readonly boolean[]
  rows: readonly { cells: readonly string[]; look: 'plain' | 'total' | 'note' }[]
  /** What is counted, and what not. */
  note: string | null
}

/** The number of a step, in words. */
export interface SlideNumber {
  value: string
  /** "detections in 2025" */
  what: string
  /** "−25%"; null where nothing is set beside it. */
  change: string | null
  /** "240,101 detections in 2024" */
  before: string | null
}

/** One step of a talk, in words, with all that its slide shows. */
export interface SlideStep {
  id: string
  title: string
  lines: readonly string[]
  notes: string
  number: SlideNumber | null
  chart: { chart: StepChart; unit: string; alt: string } | null
  list: SlideList | null
  /** Whether the list is what the step is about, and stands large beside the words. */
  isListLarge: boolean
  map: StillMap | null
  provenance: Provenance
}

/** A talk, in words. */
export interface SlideTalk {
  title: string
  /** Who gives it, and when it was written. */
  by: string
  /** BCP 47 tag of the words that were written for it. */
  language: string
  /** Address of the talk in the app. */
  link: string
  routeIds: ReadonlySet<string>
  steps: readonly SlideStep[]
}

/** The colours of slides, #rrggbb. */
export interface SlideColours {
  ground: string
  ink: string
  ink2: string
  line: string
  /** Lines that only help the eye. */
  faint: string
  link: string
  /** Behind names on the map. */
  land: string
}

/** The words around a talk, in the reader's language. */
export interface SlideWords {
  /** BCP 47 tag. */
  language: string
  sources: string
  evidence: string
  filters: string
  /** That the filters are those of each step. */
  filtersOfSteps: string
  caveats: string
  dataVersion: string
  exportedOn: string
  /** Names a link to the step in the app. */
  openStep: string
  /** The same of a source, in one word. */
  open: string
  openTalk: string
  day: (date: string) => string
  place: (number: number, count: number) => string
  steps: (count: number) => string
  /** In which steps something is used. */
  inSteps: (numbers: readonly number[]) => string
  more: (count: number) => string
  moreRows: (count: number) => string
  continued: (title: string) => string
  incomplete: string
  map: string
  legend: string
  chart: string
}
