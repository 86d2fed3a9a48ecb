import type { TimelineMark } from '#state/selectors/timelineModel.ts'

/** A rectangle in px of the drawing. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The sign of one mark: a bar whose width is the precision, a dot in a band, or an event's diamond. */
export interface DrawnMark {
  mark: TimelineMark
  shape: 'bar' | 'dot' | 'diamond'
  /** The sign itself. */
  sign: Box
  /** What can be pressed: the sign with its number and label. */
  target: Box
  /** From where to where a closed period runs on after its sign. */
  hairline: { x1: number; x2: number; y: number } | null
  badge: { cx: number; cy: number } | null
  /** Room for an event's title, null where there is none. */
  labelWidth: number | null
}

/** How much of the sentence "the text says only “2024”" a band has room for. */
export type BandWords = 'long' | 'short' | 'none'

export interface DrawnBand extends Box {
  key: string
  years: string
  words: BandWords
  wordsX: number
}

/** A tick of the axis; `month` is 1 to 12, null at the start of a year. */
export interface AxisTick {
  x: number
  year: number
  month: number | null
}

export interface LaneLabel {
  lane: 'year' | 'measures' | 'events'
  y: number
}

export interface TimelineLayout {
  height: number
  plot: Box
  ticks: readonly AxisTick[]
  bands: readonly DrawnBand[]
  /** In order of date, as the model's marks. */
  marks: readonly DrawnMark[]
  lanes: readonly LaneLabel[]
  /** The left edge of the column of things without a date, null when there are none. */
  undatedX: number | null
}

/** Sizes of the drawing in px. `leastLevel` is how close the levels of measures may come where room is short. */
export const SIZE = {
  day: 4.4,
  bar: 8,
  level: 9,
  leastLevel: 6,
  diamond: 8,
  badge: 7.5,
  dot: 3,
  dotPitch: 7,
  badgePitch: 17,
  eventRow: 14,
  bandRow: 12,
  axis: 17,
} as const

/** The box around a centre. */
export function around(cx: number, cy: number, width: number, height: number): Box {
  return { x: cx - width / 2, y: cy - height / 2, width, height }
}
