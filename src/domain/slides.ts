import type { StepChart } from './stepChart.ts'

/** A place on a slide, inches from its upper left corner. */
export interface SlideBox {
  x: number
  y: number
  w: number
  h: number
}

/** Some words of one look; what is left out is that of the text. */
export interface SlideRun {
  text: string
  bold?: boolean
  /** #rrggbb */
  colour?: string
  /** Points. */
  size?: number
  /** Web address. */
  link?: string
  /** BCP 47 tag, where it is not that of the reader. */
  language?: string
}

/** Words in a box that never grows: whoever makes the slide has seen to it that they fit. */
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
  align: 'left' | 'right'
  anchor: 'top' | 'middle' | 'bottom'
  /** Points after a paragraph. */
  gap: number
  /** Ground behind the words, #rrggbb with 0 to 100 per cent of transparency; null for none. */
  ground: { colour: string; transparency: number } | null
  /** The title of its slide, which programs list and read out. */
  isTitle: boolean
}

/** A vector picture; `svg` is whole markup of its own. */
export interface SlidePicture {
  kind: 'picture'
  name: string
  box: SlideBox
  svg: string
  alt: string
}

/** A chart that keeps its numbers. */
export interface SlideChart {
  kind: 'chart'
  name: string
  box: SlideBox
  chart: StepChart
  /** Names of the categories, those of incomplete ones marked. */
  categories: readonly string[]
  /** #rrggbb, one a series. */
  colours: readonly string[]
  /** What is counted, as the title of the axis of values. */
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
  /** How many columns it takes. */
  span?: number
}

export interface SlideTable {
  kind: 'table'
  name: string
  box: SlideBox
  /** Inches, one a column. */
  columns: readonly number[]
  /** The first is the head. */
  rows: readonly (readonly SlideCell[])[]
  /** Inches, one a row. */
  heights: readonly number[]
  /** Points. */
  size: number
  alt: string
}

/** A line or an area of a legend, a rule, a ground. */
export interface SlideShape {
  kind: 'line' | 'area'
  name: string
  box: SlideBox
  /** #rrggbb */
  colour: string
  /** Points, of a line. */
  width: number
  isDashed: boolean
  /** An edge with nothing inside. */
  isHollow: boolean
}

export type SlideItem = SlideText | SlidePicture | SlideChart | SlideTable | SlideShape

/** One slide: items are drawn in their order. */
export interface Slide {
  /** Of the step, or what the slide is. */
  id: string
  title: string
  /** #rrggbb */
  ground: string
  items: readonly SlideItem[]
  /** What the speaker reads, a paragraph an entry. */
  notes: readonly { text: string; language: string }[]
}
