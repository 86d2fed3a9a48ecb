import { cubeSeries } from '#domain/figureCube.ts'
import { monthIndex } from '#domain/months.ts'
import { type FigureModel, includesPartialMonth, type PlaceFigure } from './figureModel.ts'
import type { LoadedFigures } from './loadedFigures.ts'

/** Months in a sparkline, up to the end of the period. */
const SPARK_MONTHS = 24

/** A route's figures in the list of routes. */
export interface RouteFigure {
  readonly figure: PlaceFigure
  /** Up to 24 monthly values until the end of the period. */
  readonly spark: readonly number[]
  /** The number includes an incomplete month. */
  readonly isPartial: boolean
}

/** Figures by route id, for routes with a series. */
export function railFigures(figures: LoadedFigures, model: FigureModel): ReadonlyMap<string, RouteFigure> {
  return new Map(
    [...model.routes].map(
      ([id, figure]) =>
        [
          id,
          { figure, spark: sparkOf(figures, figure), isPartial: includesPartialMonth(figures, figure) },
        ] as const,
    ),
  )
}

function sparkOf({ series }: LoadedFigures, figure: PlaceFigure): readonly number[] {
  const cube = series.find(({ table }) => table === figure.table)?.cube
  const last = figure.period.spans.at(-1)
  const values = cube && cubeSeries(cube, figure.cells.where)
  if (!last || !values) return []
  const end = monthIndex(last.to) - monthIndex(cube.from) + 1
  return [...values.slice(Math.max(0, end - SPARK_MONTHS), end)]
}
