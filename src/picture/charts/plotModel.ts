import type { Month } from '#domain/period.ts'
import { textWidth } from '#lib/textWidth.ts'
import type { Space } from '#picture/mercator.ts'

/** One step on the time axis: a month, a week or a year. */
export interface PlotColumn {
  key: string
  /** On the axis; empty if not labelled. */
  label: string
  /** In tables and tooltips. */
  name: string
}

/**
 * Completeness of a value: `whole`; `partial` (the period had not ended, or is known to be incomplete); `uncovered` (outside
 * the coverage of the series, so without a value).
 */
export type PlotState = 'whole' | 'partial' | 'uncovered'

/** One series; all lists have an entry per column. Values are counts in the unit of the plot. */
export interface PlotSeries {
  id: string
  name: string
  /** For the end of a line, where there is little room. */
  shortName?: string
  /** CSS colour. */
  colour: string
  /**
   * `hollow` has another unit than the rest of the page; `dashed` is for comparison; `points` are single figures, each a
   * triangle, `open-points` those that stand apart.
   */
  look: 'solid' | 'hollow' | 'dashed' | 'points' | 'open-points'
  /** Null if not stated or not covered. */
  values: readonly (number | null)[]
  states: readonly PlotState[]
  /** The month of each value, to highlight it across charts; null for longer periods. */
  months: readonly (Month | null)[]
}

/** Px for the axes and labels around a plot with both axes; at the left, the least. */
export const PLOT_FRAME: Space = { top: 8, right: 0, bottom: 20, left: 40 }
/** Px between the numbers of an axis and its plot. */
export const AXIS_GAP = 8

/** Px left of a plot: what the widest number of its axis takes, in type of this size. */
export function axisWidth(numbers: readonly string[], size: number): number {
  const widest = Math.max(0, ...numbers.map((number) => textWidth(number, size)))
  return Math.max(PLOT_FRAME.left, Math.ceil(widest) + AXIS_GAP)
}

/** Whether a series is single figures, drawn as triangles. */
export function isPoints({ look }: Pick<PlotSeries, 'look'>): boolean {
  return look === 'points' || look === 'open-points'
}

/** The largest value of all series; 0 if none is stated. */
export function largestOf(series: readonly PlotSeries[]): number {
  return Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
}

const STEPS = [1, 2, 2.5, 5, 10]

/** A scale from 0 to at least the largest value in about three equal, round steps of at least 1. */
export function roundScale(largest: number): { max: number; ticks: readonly number[] } {
  const rough = Math.max(largest, 1) / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, Math.ceil((STEPS.find((size) => size * power >= rough) ?? 10) * power))
  const count = Math.max(1, Math.ceil(largest / step))
  return { max: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) }
}

/** A name at the end of a line; `y` is px from the top. */
interface EndLabel {
  id: string
  y: number
}

/**
 * Spreads names of `step` px each inside the height, in the order of their lines, so that none overlap. If there are too
 * many for the height, spaces them evenly.
 */
export function spreadLabels(labels: readonly EndLabel[], height: number, step: number): readonly EndLabel[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y)
  const gap = Math.min(step, sorted.length > 1 ? height / (sorted.length - 1) : step)
  const placed: EndLabel[] = []
  for (const [index, label] of sorted.entries()) {
    const above = placed[index - 1]
    placed.push({ id: label.id, y: above ? Math.max(label.y, above.y + gap) : Math.max(0, label.y) })
  }
  // Pushes names back up that overflow the bottom.
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    const label = placed[index]
    const limit = index === placed.length - 1 ? height : (placed[index + 1]?.y ?? height) - gap
    if (label && label.y > limit) placed[index] = { ...label, y: limit }
  }
  return placed
}

/** Runs of columns that the first series does not cover, both ends included. */
export function uncoveredRuns(series: readonly PlotSeries[]): readonly { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (const [column, state] of (series[0]?.states ?? []).entries()) {
    if (state !== 'uncovered') continue
    const last = runs.at(-1)
    if (last?.to === column - 1) last.to = column
    else runs.push({ from: column, to: column })
  }
  return runs
}
