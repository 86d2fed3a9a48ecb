import type { CellQuery } from './cellQuery.ts'
import type { FigureUnit } from './figureUnit.ts'

/** One series of a step's chart; all lists have one entry per category. */
export interface StepChartSeries {
  /** Its period, which distinguishes the series: "2025". */
  name: string
  /** The route whose colour it has, when it counts one only; else null. */
  route: string | null
  /** null: not stated, or not covered. */
  values: readonly (number | null)[]
  /** The cells behind each value. */
  cells: readonly CellQuery[]
}

/** A step's chart as plain data. The second series, if any, is the comparison; both have the same unit. */
export interface StepChart {
  /** `bars` per category and series; `lines` when there are too many months for bars. */
  kind: 'bars' | 'lines'
  over: 'months' | 'routes'
  unit: FigureUnit
  /** The words for figures of the reader's own where it counts some; else null. */
  own: string | null
  /** Names of months or routes, in drawing order. */
  categories: readonly string[]
  series: readonly StepChartSeries[]
  /** Whether the category has an incomplete month. */
  isPartial: readonly boolean[]
  /** Query for all cells of the first series, as links write it. */
  cells: string
}
