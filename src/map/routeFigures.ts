import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import type { Count, FigureUnit } from '#domain/figureUnit.ts'

/** What was counted on one route in a period: its line is as wide as the mean of a month, its name stands over the total. */
export interface RouteFigure {
  readonly total: Count<FigureUnit>
  /** The mean of a month; null where no month is covered. */
  readonly monthlyMean: number | null
  readonly period: FigurePeriod
  /** The cells that add up to the total. */
  readonly cells: CellQuery
}

/** The figures of each route that has any, by its id. */
export type RouteFigures = ReadonlyMap<string, RouteFigure>
