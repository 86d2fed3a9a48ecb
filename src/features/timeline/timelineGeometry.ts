import type { ScaleLinear } from 'd3-scale'
import type { TimelineMark } from '#state/selectors/timelineModel.ts'

/** A rectangle in px of the drawing. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A stretch of the horizontal axis, px. */
export interface Stretch {
  from: number
  to: number
}

/** The horizontal scale: days since 1970 to px. */
export type DayScale = ScaleLinear<number, number>

/** The plot's place in the drawing, px: lane names to its left, undated marks to its right. */
export interface PlotFrame {
  scale: DayScale
  left: number
  right: number
  /** Left edge of the column of undated marks; null when nothing published is undated. */
  undatedX: number | null
  undatedWidth: number
  /** Height of the monthly bars under the lanes. */
  barsHeight: number
}

/**
 * How close marks may stand, px. `row` is the row height in a crowded lane, `roomyRow` with room for labels, `pitch`
 * the distance of signs in a band, `least` the minimum width of a mark, `gap` the space between lanes. When `tight`,
 * measures have no labels: tooltip and accessible name have the text.
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

/** For a mouse, from roomy to tight. Touch gets rows and columns of 24 px, so that no target is smaller. */
export const FINE: Density = { row: 9, roomyRow: 14, pitch: 7, bandRow: 12, least: 0, gap: 6, isTight: false }
export const SNUG: Density = { ...FINE, row: 8, bandRow: 11, gap: 5, isTight: true }
export const TIGHT: Density = { ...FINE, row: 6, bandRow: 10, gap: 3, isTight: true }
export const TIGHTEST: Density = { ...TIGHT, row: 5, bandRow: 9, gap: 2 }
export const COARSE: Density = { ...FINE, row: 24, roomyRow: 24, pitch: 24, bandRow: 24, least: 24 }
/** With a number beside each sign. */
export const FINE_NUMBERED: Density = { ...FINE, row: 16, roomyRow: 16, pitch: 17, bandRow: 16 }

/** The sign of one mark: a bar as wide as its precision, a dot in the band of its year, or a diamond. */
export interface PlacedMark {
  mark: TimelineMark
  shape: 'bar' | 'dot' | 'diamond'
  sign: Box
  /** The time covered on the axis: the tick of a day, a month, or years; null without a date. */
  extent: Stretch | null
  /** The room taken in the row: the sign and its number. */
  place: Stretch
  row: { y: number; height: number }
  /** The line on which a closed period continues after its sign. */
  hairline: { x1: number; x2: number; y: number } | null
  badge: { cx: number; cy: number } | null
  /** Free space in the row after it, px. */
  room: number
}

/** The marks of a lane whose dates are known only to the same years. */
export interface PlacedBand extends Box {
  key: string
  years: string
  /** Distinguishes it from other bands of the same years, such as a plan's statement date; empty for none. */
  group: string
  marks: readonly TimelineMark[]
  /** Where a label may go: after the signs inside, after the band, or below it if room was kept. */
  wordsY: number
  inside: Stretch
  after: Stretch
  below: (Stretch & { y: number }) | null
}

/** One lane, measured from its top. */
export interface LaneLayout {
  height: number
  marks: readonly PlacedMark[]
  bands: readonly PlacedBand[]
}

/** Sizes of the drawing, px; see the design tokens. */
export const SIZE = {
  day: 4.4,
  bar: 8,
  diamond: 8,
  badge: 7.5,
  dot: 3,
  bandPadding: 5,
} as const

/** Mean letter width at 11 px, rounded up. */
export const LETTER = 5.8

export function around(cx: number, cy: number, width: number, height: number): Box {
  return { x: cx - width / 2, y: cy - height / 2, width, height }
}
