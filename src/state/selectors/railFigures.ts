import { cubeSeries } from '#domain/figureCube.ts'
import { monthIndex } from '#domain/months.ts'
import { type FigureModel, holdsPartialMonth, type PlaceFigure } from './figureModel.ts'
import type { LoadedFigures } from './loadedFigures.ts'

/** How many months a sparkline holds, up to the end of the period. */
const SPARK_MONTHS = 24

/** What the list of routes says of one route in figures. */
export interface RouteFigure {
  readonly figure: PlaceFigure
  /** The values of at most 24 months up to the end of the period; fewer where the series begins later. */
  readonly spark: readonly number[]
  /** A month that had not ended is among those of the number. */
  readonly isPartial: boolean
}

/** The figures of every route with a series of its own, by its id. */
export function railFigures(figures: LoadedFigures, model: FigureModel): ReadonlyMap<string, RouteFigure> {
  return new Map(
    [...model.routes].map(
      ([id, figure]) =>
        [
          id,
          { figure, spark: sparkOf(figures, figure), isPartial: holdsPartialMonth(figures, figure) },
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
