import type { PointedMonth } from '#charts/PlotOverlay.tsx'
import type { FigureRow } from '#content/figureSheet.ts'
import type { LoadedFigures } from '#content/loadedFigures.ts'
import { cellsOfKey, type MonthlySeries } from '#content/monthlySeries.ts'
import type { FigureSource, FigureTable } from '#domain/figureTable.ts'
import type { Route } from '#domain/route.ts'
import type { Filters, View } from '#domain/view.ts'
import type { PlotColumn, PlotSeries } from '#picture/charts/plotModel.ts'
import { useHoverStore } from '#state/hoverStore.ts'

/** Data of every chart of figures: the base figures, the routes, the period and the filters. */
export interface FigureChartProps {
  figures: LoadedFigures
  routes: readonly Route[]
  /** The months asked for; none: the newest whole ones. */
  period: View['period']
  filters: Filters
}

/** With a table that loads when its chart is first opened. */
export interface TableChartProps extends FigureChartProps {
  table: FigureTable
  source: FigureSource
}

type Look = Pick<PlotSeries, 'id' | 'name' | 'look'> & { shortName?: string }

/** Converts a monthly series for a plot; routes have their own colour. */
export function plotSeries(series: MonthlySeries, look: Look): PlotSeries {
  return {
    ...look,
    colour: look.look === 'dashed' ? 'var(--ink)' : `var(--route-${series.place}, var(--bar))`,
    values: series.values.map(({ value }) => value),
    states: series.values.map(({ state }) => state),
    months: series.values.map(({ month }) => month),
  }
}

/** One column per month or week; the axis labels each year at its first month. */
export function timeColumns(
  values: MonthlySeries['values'],
  nameOf: (key: string) => string,
): readonly PlotColumn[] {
  return values.map(({ key, month }, index) => ({
    key,
    label: month.endsWith('-01') && values[index - 1]?.month !== month ? month.slice(0, 4) : '',
    name: nameOf(key),
  }))
}

/** The rows of a series for files. */
export function monthRows(series: MonthlySeries, name: string): readonly FigureRow[] {
  return series.values.map(({ key, value, state }) => ({
    period: key,
    series: name,
    value,
    state,
    cells: cellsOfKey(series, key),
  }))
}

/** The month under the pointer anywhere in the app, as a subscription: charts know no store. */
export const POINTED_MONTH: PointedMonth = {
  get: () => useHoverStore.getState().month,
  subscribe: (onChange) => useHoverStore.subscribe(onChange),
}
