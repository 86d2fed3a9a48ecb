import type { LoadedFigures } from '#content/loadedFigures.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { Route } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'

/** Data of every chart of figures: the base figures, the routes and the filters. */
export interface FigureChartProps {
  figures: LoadedFigures
  routes: readonly Route[]
  filters: Filters
}

/** With a table that loads when its chart is first opened. */
export interface TableChartProps extends FigureChartProps {
  table: FigureTable
  source: FigureSource
}

export type ChartUnit = Exclude<FigureUnit, 'boats' | 'events' | 'disruptions' | 'intentions'>
