import type { Month } from '#domain/period.ts'
import type { ChartPicture, ChartWords } from './ChartFrame.tsx'

/** One place on the axis: a month, a week or a year. */
export interface PlotColumn {
  key: string
  /** On the axis; empty where only some places are named. */
  label: string
  /** In tables and tips. */
  name: string
}

/**
 * How far a value can be trusted: `whole`; `partial` (its time had not ended, or is known to be incomplete); `uncovered`
 * (the series does not reach there, so that there is no value).
 */
export type PlotState = 'whole' | 'partial' | 'uncovered'

/** One series over the columns; all lists have their length. Values are counts of the one unit of the plot. */
export interface PlotSeries {
  id: string
  name: string
  /** Beside the end of a line, where there is little room. */
  shortName?: string
  /** A colour of CSS. */
  colour: string
  /** `hollow` counts in another unit than what else is on the screen; `dashed` is what is set beside the rest. */
  look: 'solid' | 'hollow' | 'dashed'
  /** null: not stated, or not covered. */
  values: readonly (number | null)[]
  states: readonly PlotState[]
  /** The month of each value, which lights up wherever it is pointed at; null for other spans of time. */
  months: readonly (Month | null)[]
}

export interface PlotWords extends ChartWords {
  /** Head of the column of the table that names the rows. */
  column: string
  notStated: string
  partial: string
  uncovered: string
  /** How the plot is worked with keys. */
  keys: string
  number: (value: number) => string
  /** A round number at the axis, where room is short. */
  axisNumber: (value: number) => string
}

/** What is pointed at anywhere on the screen, to be watched: a chart takes no store. */
export interface PointedMonth {
  get: () => Month | null
  subscribe: (onChange: () => void) => () => void
}

/** What every plot over time takes and says. */
export interface PlotProps {
  columns: readonly PlotColumn[]
  series: readonly PlotSeries[]
  words: PlotWords
  /** Other data is on its way: what is seen is dimmed. */
  isWaiting?: boolean
  pointed?: PointedMonth | undefined
  onPoint?: ((month: Month | null) => void) | undefined
  /** A mark, or its number in the table, was chosen. */
  onOpen: (seriesId: string, columnKey: string) => void
  onSave?: (() => void) | undefined
  picture?: ChartPicture | undefined
}

/** Px that axes and labels take around the plot. */
export interface PlotFrame {
  top: number
  right: number
  bottom: number
  left: number
}

export const PLOT_FRAME: PlotFrame = { top: 8, right: 0, bottom: 20, left: 40 }

/** The value of a series at a place in words: the number, whether it is partial, or why there is none. */
export function valueText(series: PlotSeries, index: number, words: PlotWords): string {
  const value = series.values[index] ?? null
  const state = series.states[index] ?? 'uncovered'
  if (state === 'uncovered') return words.uncovered
  if (value === null) return words.notStated
  return state === 'partial' ? `${words.number(value)} (${words.partial})` : words.number(value)
}

/** The largest value of all series; 0 where none is stated. */
export function largestOf(series: readonly PlotSeries[]): number {
  return Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
}

const STEPS = [1, 2, 2.5, 5, 10]

/** A scale from nought to at least the largest value in about three equal steps of round numbers, none below one. */
export function roundScale(largest: number): { max: number; ticks: readonly number[] } {
  const rough = Math.max(largest, 1) / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, Math.ceil((STEPS.find((size) => size * power >= rough) ?? 10) * power))
  const count = Math.max(1, Math.ceil(largest / step))
  return { max: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) }
}

/** Rows as the chart library reads them: a column's key with the value of each series, gaps left out. */
export function plotRows(columns: readonly PlotColumn[], series: readonly PlotSeries[]) {
  return columns.map(({ key }, index) => ({
    key,
    ...Object.fromEntries(series.map(({ id, values }) => [id, values[index] ?? null])),
  }))
}
