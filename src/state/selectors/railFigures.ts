import { cubeSeries } from '#domain/figureCube.ts'
import { monthIndex } from '#domain/months.ts'
import type { ArrivalFigure, DetectionFigure, FigureModel } from './figureModel.ts'
import { CHANNEL, type LoadedFigures } from './loadedFigures.ts'
import { holdsPartialMonth } from './partialMonth.ts'

/** How many months a sparkline holds, up to the end of the period. */
const SPARK_MONTHS = 24

/** What the list of routes says of one route in figures. */
export interface RouteFigure {
  readonly figure: DetectionFigure | ArrivalFigure
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

function sparkOf(figures: LoadedFigures, figure: DetectionFigure | ArrivalFigure): readonly number[] {
  const cube = figure.place === CHANNEL ? figures.arrivals : figures.detections
  const filter = figure.place === CHANNEL ? {} : { route: [figure.place] }
  const last = figure.period.spans.at(-1)
  if (!last) return []
  const end = monthIndex(last.to) - monthIndex(cube.from) + 1
  return [...cubeSeries(cube, filter).slice(Math.max(0, end - SPARK_MONTHS), end)]
}
