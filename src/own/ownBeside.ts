import { placeFigure } from '#content/figureModel.ts'
import type { FigureSeries, LoadedFigures } from '#content/loadedFigures.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import type { Count, FigureUnit } from '#domain/figureUnit.ts'
import { sharesAxis, wholeMonthsOf } from '#domain/own/series.ts'
import type { OwnFigure } from '#domain/own/table.ts'

/** A published count of the same place, months and unit as an own figure. */
export interface PublishedBeside {
  readonly count: Count<FigureUnit>
  readonly publisher: string
  readonly cells: CellQuery
}

/** The published series in a unit at a place, where own figures may share its axis; null for none. */
export function seriesInUnit(
  { series, byRoute }: Pick<LoadedFigures, 'byRoute' | 'series'>,
  place: string,
  of: Pick<OwnFigure, 'term' | 'unit'>,
): FigureSeries | null {
  const there = place === 'total' ? [byRoute] : series.filter(({ places }) => places.includes(place))
  return there.find(({ cube }) => sharesAxis(of, cube.unit)) ?? null
}

/** The published count beside a figure. Null where no series counts its place and unit in whole months, or it stands apart. */
export function publishedBeside(figures: LoadedFigures, figure: OwnFigure): PublishedBeside | null {
  const months = wholeMonthsOf(figure)
  const series = seriesInUnit(figures, figure.place, figure)
  if (!months || !series || figure.isApart || figure.nationality !== null) return null
  const coverage = cubeSpan(series.cube)
  if (months.from < coverage.from || months.to > coverage.to) return null
  const { total, publisher, cells } = placeFigure(
    series,
    [months],
    figure.place === 'total' ? null : figure.place,
  )
  return { count: total, publisher, cells }
}
