import type { PlotColumn, PlotSeries, PointedMonth } from '#charts/plot.ts'
import { useHoverStore } from '#state/hoverStore.ts'
import type { FigureRow } from '#state/selectors/figureCsv.ts'
import { cellsOfKey, type MonthlySeries } from '#state/selectors/monthlySeries.ts'

type Look = Pick<PlotSeries, 'id' | 'name' | 'look'> & { shortName?: string }

/** A monthly series as a plot takes it; a route has its own colour. */
export function plotSeries(series: MonthlySeries, look: Look): PlotSeries {
  return {
    ...look,
    colour: look.look === 'dashed' ? 'var(--ink)' : `var(--route-${series.place}, var(--bar))`,
    values: series.values.map(({ value }) => value),
    states: series.values.map(({ state }) => state),
    months: series.values.map(({ month }) => month),
  }
}

/** A column a month or a week; on the axis only the years are named, each where it begins. */
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

/** What a file says of each month of a series. */
export function monthRows(
  series: MonthlySeries,
  said: Pick<FigureRow, 'series' | 'unit' | 'publisher'>,
): readonly FigureRow[] {
  return series.values.map(({ key, value, state }) => ({
    ...said,
    period: key,
    value,
    state,
    cells: state === 'uncovered' ? null : cellsOfKey(series, key),
  }))
}

/** The month that is pointed at anywhere on the screen, for the charts to watch: they take no store. */
export const POINTED_MONTH: PointedMonth = {
  get: () => useHoverStore.getState().month,
  subscribe: (onChange) => useHoverStore.subscribe(onChange),
}
