import { useCallback } from 'react'
import type { ChartFiles } from '#charts/ChartFrame.tsx'
import type { PointedMonth } from '#charts/PlotOverlay.tsx'
import type { FigureRow } from '#content/figureSheet.ts'
import { largestOf } from '#content/findingWords.ts'
import type { LoadedFigures } from '#content/loadedFigures.ts'
import { cellsOfKey, type MonthlySeries } from '#content/monthlySeries.ts'
import type { OtherPlace } from '#domain/figures.ts'
import type { FigureSource, FigureTable } from '#domain/figureTable.ts'
import { causesOfKey } from '#domain/incident.ts'
import { type MonthSpan, periodOfDate } from '#domain/period.ts'
import type { Route } from '#domain/route.ts'
import type { Filters, View } from '#domain/view.ts'
import { DATA_FORMATS, useDataJob, useFormatNames } from '#parts/SaveData.tsx'
import { useFigureSheet } from '#parts/useCellWords.ts'
import type { PlotColumn, PlotSeries } from '#picture/charts/plotModel.ts'
import { useHoverStore } from '#state/hoverStore.ts'
import { useExportWords } from '#state/useExportWords.ts'
import { useProvenance } from '#state/useProvenance.ts'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Labels and formatters shared by all charts of figures. */
export function useFigureWords() {
  const { t } = useTranslation(['charts', 'cells', 'common', 'series'])
  const words = useWords()
  const placeName = useCallback(
    (place: string) => {
      if (place === 'total') return t('series:total')
      return place === 'others' ? t('others') : words.route(place)
    },
    [t, words],
  )
  return {
    common: {
      showTable: t('shared:showTable'),
      hideTable: t('shared:hideTable'),
      keys: t('keys'),
      notStated: t('common:notStated'),
      partial: t('partial'),
      uncovered: t('uncovered'),
      number: words.number,
      axisNumber: words.axisNumber,
    },
    placeName,
    /** Name of a publisher's place, which need not be one of our routes. */
    placeOf: (others: readonly OtherPlace[], id: string): string => {
      const other = others.find((place) => place.id === id)
      return other ? words.localized(other.names) : words.route(id)
    },
    /** Name of a cause of death; a key may hold several. */
    causeName: (key: string): string =>
      words.list(causesOfKey(key).map((cause) => t(`cells:cause.${cause}`))),
    /** Note that the table ends before the period; empty if it does not. */
    cutText: (isCut: boolean, { coverage }: Pick<FigureSource, 'coverage'>): string =>
      isCut ? t('cut', { month: words.months({ from: coverage.to, to: coverage.to }) }) : '',
    /** The counted months, or a note that the table covers none of the period. */
    spansText: (spans: readonly MonthSpan[]): string =>
      spans.length === 0 ? t('noMonth') : words.spans(spans),
    /** Publisher and date of the data. */
    source: ({ publisher: name, asOf }: Pick<FigureSource, 'publisher' | 'asOf'>) => {
      const publisher = words.publisherName(name)
      return asOf === null
        ? t('sourceUndated', { publisher })
        : t('source', { publisher, date: words.period(periodOfDate(asOf)) })
    },
    /** Note on months without data or with partial data; empty if there are none. */
    gaps: ({ values, coverage }: Pick<MonthlySeries, 'values' | 'coverage'>): string => {
      const partial = values.filter(({ state }) => state === 'partial').map(({ month }) => month)
      const end = { from: coverage.to, to: coverage.to }
      return [
        values.some(({ month }) => month > coverage.to) ? t('covered', { month: words.months(end) }) : '',
        partial.length > 0
          ? t('partialMonth', {
              months: words.list(partial.map((month) => words.months({ from: month, to: month }))),
            })
          : '',
      ]
        .filter((text) => text !== '')
        .join(' ')
    },
  }
}

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

interface ChartFilesInput {
  /** File name without version and ending. */
  name: string
  /** The evidence ids of the chart's numbers. */
  evidence: () => readonly string[]
  /** Its numbers; without them only its picture and what that is about are saved. */
  rows?: () => readonly FigureRow[]
  /** What its picture shows first, where its largest number does not say it. */
  finding?: string | null
}

/** Saves a chart: as a picture with its text, and its numbers as tables. */
export function useChartFiles({ name, evidence, rows, finding = null }: ChartFilesInput): ChartFiles {
  const { t } = useTranslation(['charts', 'export', 'exportView'])
  const words = useWords()
  const gatherProvenance = useProvenance()
  const run = useExportWords()
  const job = useDataJob()
  const names = useFormatNames()
  const sheet = useFigureSheet()
  // Layers count things on the map that are not in the chart.
  const exported = () => {
    const { view } = useViewStore.getState()
    return {
      view: { ...view, page: 'explore' as const, layers: [] },
      evidence: evidence(),
      link: linkOfView(view),
    }
  }
  const findingOf = (title: string) => {
    const found = rows && largestOf(rows())
    if (!found) return null
    const { series, value } = found
    return t('exportView:finding.most', { title, series, number: words.number(value) })
  }
  return {
    picture: {
      // The text belongs to the picture too.
      numbers: (rows ? DATA_FORMATS : (['txt'] as const)).map((format) => ({
        ...names(format),
        job: ({ title }) =>
          job(format, () => ({
            ...exported(),
            name,
            title,
            sheet: (version) => sheet(rows?.() ?? [], version),
          })),
      })),
      name: (format) => t('shared:saveAs', { format: format.toUpperCase() }),
      run,
      job:
        (format, chartWords, drawing, theme) =>
        async ({ report }) => {
          const { saveChart } = await import('#parts/savePicture.ts')
          return saveChart({
            format,
            name,
            words: chartWords,
            drawing,
            ...(theme && { theme }),
            gather: () => gatherProvenance(exported()),
            view: exported().view,
            finding: finding ?? findingOf(chartWords.title),
            t,
            report,
          })
        },
    },
  }
}
