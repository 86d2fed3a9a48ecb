import type { ScaleLinear } from 'd3-scale'
import type { TimelineMark } from '#state/selectors/timelineModel.ts'

/** A rectangle in px of the drawing. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A stretch of the horizontal axis in px. */
export interface Stretch {
  from: number
  to: number
}

/** The horizontal scale of the drawing: days since 1970 to px. */
export type DayScale = ScaleLinear<number, number>

/** Where the plot lies in the drawing, px: the names of the lanes stand left of it, undated things right of it. */
export interface PlotFrame {
  scale: DayScale
  left: number
  right: number
  /** The left edge of the column of undated things, null where nothing published is undated. */
  undatedX: number | null
  undatedWidth: number
  /** Height of the monthly bars under the lanes. */
  barsHeight: number
}

/**
 * How close things may stand, px. `row` is the height of a row in a crowded lane, `roomyRow` in one with room for
 * words, `pitch` the distance of the signs in a band, `least` the least width that each mark has for itself, `gap` the
 * free space between two lanes. Where it is `tight`, measures have no words beside them: their tips and names say all.
 */
export interface Density {
  row: number
  roomyRow: number
  pitch: number
  bandRow: number
  least: number
  gap: number
  isTight: boolean
}

/** For a pointer that hits a pixel, from roomy to tight; a finger has rows and columns of 24 px, so that no target is smaller. */
export const FINE: Density = { row: 9, roomyRow: 14, pitch: 7, bandRow: 12, least: 0, gap: 6, isTight: false }
export const SNUG: Density = { ...FINE, row: 8, bandRow: 11, gap: 5, isTight: true }
export const TIGHT: Density = { ...FINE, row: 6, bandRow: 10, gap: 3, isTight: true }
export const TIGHTEST: Density = { ...TIGHT, row: 5, bandRow: 9, gap: 2 }
export const COARSE: Density = { ...FINE, row: 24, roomyRow: 24, pitch: 24, bandRow: 24, least: 24 }
/** With a number beside each sign. */
export const FINE_NUMBERED: Density = { ...FINE, row: 16, roomyRow: 16, pitch: 17, bandRow: 16 }

/** The sign of one mark in its lane: a bar as wide as its precision, a dot in the band of its year, or a diamond. */
export interface PlacedMark {
  mark: TimelineMark
  shape: 'bar' | 'dot' | 'diamond'
  /** The sign itself. */
  sign: Box
  /** What the sign stands for on the axis: the tick of a day, a whole month, whole years; null without a date. */
  extent: Stretch | null
  /** What it takes of its row: the sign with its number. */
  place: Stretch
  row: { y: number; height: number }
  /** From where to where a closed period runs on after its sign. */
  hairline: { x1: number; x2: number; y: number } | null
  badge: { cx: number; cy: number } | null
  /** How much of the row is free after it, px. */
  room: number
}

/** The things of a lane that are known to the same years and no finer. */
export interface PlacedBand extends Box {
  key: string
  years: string
  /** What tells it apart from other bands of the same years, as a plan's date of statement; empty for none. */
  group: string
  marks: readonly TimelineMark[]
  /** Where words can stand: after the signs inside, after the band, and below it where room was kept for them. */
  wordsY: number
  inside: Stretch
  after: Stretch
  below: (Stretch & { y: number }) | null
}

/** One lane, from its own top. */
export interface LaneLayout {
  height: number
  marks: readonly PlacedMark[]
  bands: readonly PlacedBand[]
}

/** Sizes of the drawing in px, see the design's tokens. */
export const SIZE = {
  day: 4.4,
  bar: 8,
  diamond: 8,
  badge: 7.5,
  dot: 3,
  bandPadding: 5,
} as const

/** Mean width of a letter at 11 px, on the safe side. */
export const LETTER = 5.8

/** The box around a centre. */
export function around(cx: number, cy: number, width: number, height: number): Box {
  return { x: cx - width / 2, y: cy - height / 2, width, height }
}
