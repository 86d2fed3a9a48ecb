import type { StepChart } from './stepChart.ts'

/** A box on a slide, inches from the upper left corner. */
export interface SlideBox {
  x: number
  y: number
  w: number
  h: number
}

/** Words in one style; omitted properties are those of the text. */
export interface SlideRun {
  text: string
  bold?: boolean
  /** #rrggbb */
  colour?: string
  /** Points. */
  size?: number
  /** Web address. */
  link?: string
  /** BCP 47 tag, when it differs from the reader's. */
  language?: string
}

/** Text in a box of fixed size; the layout has checked that it fits. */
export interface SlideText {
  kind: 'text'
  name: string
  box: SlideBox
  paragraphs: readonly (readonly SlideRun[])[]
  /** Points. */
  size: number
  /** #rrggbb */
  colour: string
  bold: boolean
  align: 'left' | 'right' | 'center'
  anchor: 'top' | 'middle' | 'bottom'
  /** Points after a paragraph. */
  gap: number
  /** Background, #rrggbb, with transparency of 0 to 100 per cent; null for none. */
  ground: { colour: string; transparency: number } | null
  /** The slide's title, which programs list and read out. */
  isTitle: boolean
}

/** A vector picture; `svg` is a complete document. */
export interface SlidePicture {
  kind: 'picture'
  name: string
  box: SlideBox
  svg: string
  alt: string
}

/** A native chart with its data. */
export interface SlideChart {
  kind: 'chart'
  name: string
  box: SlideBox
  chart: StepChart
  /** Category names; incomplete ones are marked. */
  categories: readonly string[]
  /** #rrggbb, one per series. */
  colours: readonly string[]
  /** Title of the value axis. */
  unit: string
  alt: string
}

export interface SlideCell {
  text: string
  bold?: boolean
  align?: 'left' | 'right'
  /** #rrggbb */
  colour?: string
  language?: string
  /** Column span. */
  span?: number
}

export interface SlideTable {
  kind: 'table'
  name: string
  box: SlideBox
  /** Inches, one per column. */
  columns: readonly number[]
  /** The first row is the header. */
  rows: readonly (readonly SlideCell[])[]
  /** Inches, one per row. */
  heights: readonly number[]
  /** Points. */
  size: number
  alt: string
}

/** A line, rectangle or disc: legend sign, rule or background. */
export interface SlideShape {
  kind: 'line' | 'area' | 'disc'
  name: string
  box: SlideBox
  /** #rrggbb */
  colour: string
  /** Points, of a line. */
  width: number
  isDashed: boolean
  /** Outline only. */
  isHollow: boolean
  /** Of a line: from the lower left to the upper right corner of its box, instead of downwards. */
  isRising?: boolean
}

export type SlideItem = SlideText | SlidePicture | SlideChart | SlideTable | SlideShape

/** One slide; items are painted in order. */
export interface Slide {
  /** The step's id, or the slide's role. */
  id: string
  title: string
  /** #rrggbb */
  ground: string
  items: readonly SlideItem[]
  /** Speaker notes, one entry per paragraph. */
  notes: readonly { text: string; language: string }[]
}
