import type { StepChart } from './stepChart.ts'

/** A box on a slide, inches from the upper left corner. */
export interface SlideBox {
  x: number
  y: number
  w: number
  h: number
}

/** Colours that a theme defines; `folHlink` has the seventh route's, since a theme has six accents. */
const THEME_COLOURS = [
  'tx1',
  'tx2',
  'bg1',
  'bg2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'folHlink',
] as const
/** A colour of the theme, or #rrggbb where it must stay the same with every theme. */
export type SlideColour = (typeof THEME_COLOURS)[number] | `#${string}`

/** The content that slides have; each has a layout of its own. */
export const SLIDE_ROLES = [
  'title',
  'text',
  'map',
  'text-map',
  'number-map',
  'number-chart',
  'text-chart',
  'text-table',
  'table',
  'quote',
  'quote-map',
  'compare',
  'sources',
] as const
export type SlideRole = (typeof SLIDE_ROLES)[number]

/** The parts of a slide that a layout places. */
export type SlotName =
  | 'title'
  | 'subtitle'
  | 'body'
  | 'body2'
  | 'number'
  | 'change'
  | 'quote'
  | 'source'
  | 'head1'
  | 'head2'
  | 'map'
  | 'map2'
  | 'caption'
  | 'chart'
  | 'table'
  | 'footer'
  | 'page'

/** A placeholder of a layout: its type (`obj` takes any content) and its number. */
export interface Placeholder {
  type: string
  idx: number | null
}

/** A place on a layout. */
export interface SlideSlot {
  /** Null for a free box: the layout has no placeholder for this. */
  placeholder: Placeholder | null
  box: SlideBox
  /** Whether `box` is written on the slide; false: the placeholder's own. */
  isMoved: boolean
  /** Font size, points. */
  size: number
  isBold: boolean
  /** Width and height taken by the margins of the text, inches. */
  inset: { x: number; y: number }
  align: 'left' | 'right' | 'center'
  /** Of its letters, where those of the template could not be read there. */
  ink?: `#${string}`
  /** Of its links, likewise. */
  linkInk?: `#${string}`
}

/** A layout as it is used for one kind of slide. */
export interface SlideFrame {
  /** The layout's name, and its path in the package. */
  name: string
  part: string
  slots: Readonly<Partial<Record<SlotName, SlideSlot>>>
}

/** What slides are put on. */
export interface SlideTemplate {
  /** Name of the file, null for the app's own. */
  file: string | null
  /** Inches. */
  size: { w: number; h: number }
  /** What is behind all shapes of a slide; null for the app's own, and where it is no plain colour. */
  ground: `#${string}` | null
  isDark: boolean
  frames: Readonly<Record<SlideRole, SlideFrame>>
}

/** Words in one style; omitted properties are those of the text. A line feed begins the text on a new line of its paragraph. */
export interface SlideRun {
  text: string
  bold?: boolean
  colour?: SlideColour
  /** Points. */
  size?: number
  /** Web address. */
  link?: string
  /** BCP 47 tag, when it differs from the reader's. */
  language?: string
  /** In italic letters with serifs, as maps write names of seas. */
  isSea?: boolean
  /** Above the line, as the letter of a source. */
  isRaised?: boolean
}

/** Text in a slot, in the look of its placeholder. */
export interface SlideText {
  kind: 'text'
  name: string
  slot: SlideSlot
  paragraphs: readonly (readonly SlideRun[])[]
  /** Font size that fits, per cent of the slot's; 100 or less. */
  scale: number
  /** Numbers its paragraphs. */
  isNumbered: boolean
}

/** The number of the slide, which the program writes. */
export interface SlidePage {
  kind: 'page'
  name: string
  slot: SlideSlot
}

/** A vector picture; `svg` is a complete document. */
export interface SlidePicture {
  kind: 'picture'
  name: string
  slot: SlideSlot
  svg: string
  alt: string
}

/** A native chart with its data. */
export interface SlideChart {
  kind: 'chart'
  name: string
  slot: SlideSlot
  /** Without a unit for changes. */
  chart: Pick<StepChart, 'kind' | 'over'> & {
    unit?: StepChart['unit']
    series: readonly Pick<StepChart['series'][number], 'name' | 'values'>[]
  }
  /** Category names; incomplete ones are marked. */
  categories: readonly string[]
  /** One per series, or with `isRanked` one per category. */
  colours: readonly SlideColour[]
  /** Ranked changes: falls are filled, rises outlined. */
  isRanked: boolean
  /** Labels of the values instead of the numbers, one per category; null for the numbers. */
  labels: readonly string[] | null
  /** Title of the chart: its unit. */
  unit: string
  alt: string
}

export interface SlideCell {
  text: string
  bold?: boolean
  /** Points, if not those of its table. */
  size?: number
  align?: 'left' | 'right'
  /** On a line under its words; size in points. */
  below?: { text: string; size: number }
  /** Column span. */
  span?: number
}

export interface SlideTable {
  kind: 'table'
  name: string
  slot: SlideSlot
  /** Inches, one per column. */
  columns: readonly number[]
  /** The first row is the header, unless `above` is set. */
  rows: readonly (readonly SlideCell[])[]
  /** Inches, one per row. */
  heights: readonly number[]
  /** Points. */
  size: number
  /** Inches above the words of each cell, of a table without a header. */
  above?: number
  alt: string
}

/** Words on a map, in a box of fixed size. */
export interface SlideLabel {
  kind: 'label'
  name: string
  box: SlideBox
  paragraphs: readonly (readonly SlideRun[])[]
  /** Points. */
  size: number
  colour: SlideColour
  align: 'left' | 'right' | 'center'
  /** Colour of the glow of 3 pt that keeps words readable on lines; null for none. */
  glow: SlideColour | null
}

/** A line, rectangle, disc or triangle: legend sign, leader or sign of a number. */
export interface SlideShape {
  kind: 'line' | 'area' | 'disc' | 'triangle'
  name: string
  box: SlideBox
  colour: SlideColour
  /** Points, of a line. */
  width: number
  isDashed: boolean
  /** Outline, with the colour inside; null for a filled shape. */
  inside: SlideColour | null
  /** Words in the middle of a disc, in the size of the disc. */
  text?: { words: string; colour: SlideColour }
  /** Of a line: from the lower left to the upper right corner of its box, instead of downwards. */
  isRising?: boolean
}

/** Native shapes over a picture, moved as one. */
export interface SlideGroup {
  kind: 'group'
  name: string
  items: readonly (SlideLabel | SlideShape)[]
}

export type SlideItem = SlideText | SlidePage | SlidePicture | SlideChart | SlideTable | SlideGroup

/** One paragraph of speaker notes. */
export interface SlideNote {
  text: string
  language: string
  /** Ids for checking, in small letters. */
  isSmall?: boolean
}

/** One slide; items are painted in order. */
export interface Slide {
  /** The step's id, or the slide's role. */
  id: string
  title: string
  role: SlideRole
  /** Left out of the show, for questions. */
  isHidden?: boolean
  items: readonly SlideItem[]
  notes: readonly SlideNote[]
}

/**
 * Why a file cannot serve as a template: too large (packed or unpacked), protected with a password or of an old format, damaged,
 * not a presentation, with macros, with pictures or files outside itself, with parts that cannot be taken out, or without layouts.
 */
export const TEMPLATE_FAULTS = [
  'too-large',
  'unpacks-too-large',
  'protected',
  'damaged',
  'foreign',
  'macros',
  'outside',
  'parts',
  'no-layouts',
] as const
export type TemplateFault = (typeof TEMPLATE_FAULTS)[number]

export class TemplateError extends Error {
  readonly fault: TemplateFault
  /** The part of the file that is at fault, where one is. */
  readonly part: string
  constructor(fault: TemplateFault, part = '') {
    super(`the template cannot be used: ${fault}`)
    this.name = 'TemplateError'
    this.fault = fault
    this.part = part
  }
}
