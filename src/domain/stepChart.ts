import type { CellQuery } from './cellQuery.ts'
import type { FigureUnit } from './figureUnit.ts'

/** One series of a step's chart; all lists have the length of the categories. */
export interface StepChartSeries {
  /** Its time, which tells the series apart: "2025". */
  name: string
  /** #rrggbb on a light ground. */
  colour: string
  /** The route that all of it counts, whose colour it has; null for several. */
  route: string | null
  /** null: not stated, or not covered. */
  values: readonly (number | null)[]
  /** The cells behind each value. */
  cells: readonly CellQuery[]
}

/**
 * The chart of a step as plain data, for whoever draws it on the stage, writes it into a slide or prints it. The first series is
 * what the step is about, a second one what it is set beside; both count in the one unit.
 */
export interface StepChart {
  /** `bars`, one a category and series; `lines` where there are more months than bars can be told apart. */
  kind: 'bars' | 'lines'
  /** What the categories are. */
  over: 'months' | 'routes'
  unit: FigureUnit
  /** Names of months or routes, in the order in which they are drawn. */
  categories: readonly string[]
  series: readonly StepChartSeries[]
  /** Whether a value of the category holds a month that had not ended or is known to be incomplete. */
  isPartial: readonly boolean[]
  /** The cells of the first series together, as a link names them. */
  cells: string
}
