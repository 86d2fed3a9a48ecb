import type { FigureSource } from '#domain/figureSource.ts'
import type { FigureTable } from '#domain/figureTable.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { Route } from '#domain/route.ts'
import type { Filters } from '#domain/view.ts'
import type { LoadedFigures } from '#state/selectors/loadedFigures.ts'

/** What every chart of figures is made from: those of the start, the published routes, and what is asked for. */
export interface FigureChartProps {
  figures: LoadedFigures
  routes: readonly Route[]
  filters: Filters
}

/** The same with a table of a file of its own, which is loaded when its chart is first opened. */
export interface TableChartProps extends FigureChartProps {
  table: FigureTable
  source: FigureSource
}

/** The units that charts show. */
export type ChartUnit = Exclude<FigureUnit, 'boats' | 'events'>
