import type { Provenance } from '#domain/provenance.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { StillMap } from '#domain/stillMap.ts'

/** A step's table: measures or changes. */
export interface SlideList {
  title: string
  columns: readonly string[]
  /** Numeric columns. */
  isNumeric: readonly boolean[]
  rows: readonly { cells: readonly string[]; look: 'plain' | 'total' | 'note' }[]
  /** What is and is not counted. */
  note: string | null
}

/** The number of a step, in words. */
export interface SlideNumber {
  value: string
  /** "detections in 2025" */
  what: string
  /** "−25%"; null without a comparison. */
  change: string | null
  /** "240,101 detections in 2024" */
  before: string | null
}

/** One step of a talk as text, with everything on its slide. */
export interface SlideStep {
  id: string
  title: string
  lines: readonly string[]
  notes: string
  number: SlideNumber | null
  chart: { chart: StepChart; unit: string; alt: string } | null
  list: SlideList | null
  /** Whether the list is the main content, shown large beside the text. */
  isListLarge: boolean
  map: StillMap | null
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
  steps: readonly SlideStep[]
}

/** The colours of slides, #rrggbb. */
export interface SlideColours {
  ground: string
  ink: string
  ink2: string
  line: string
  /** Auxiliary lines. */
  faint: string
  link: string
  /** Background of map labels. */
  land: string
}

/** Localised texts around a talk. */
export interface SlideWords {
  /** BCP 47 tag. */
  language: string
  sources: string
  evidence: string
  filters: string
  /** Note that each step has its own filters. */
  filtersOfSteps: string
  caveats: string
  dataVersion: string
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
}
