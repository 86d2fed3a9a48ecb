import { Fragment, useCallback, useMemo } from 'react'
import { SeriesPlot } from '#charts/SeriesPlot.tsx'
import type { FigureSeries, LoadedFigures } from '#content/loadedFigures.ts'
import { monthlySeries } from '#content/monthlySeries.ts'
import { unitName } from '#content/unitName.ts'
import { cellsId } from '#content/viewContent.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import {
  axesOf,
  figuresWithin,
  isAddedUp,
  isSameStep,
  lastAddedUp,
  marksWithin,
  type OwnMark,
  type OwnSeries,
  type OwnSteps,
  sharesAxis,
  stepOf,
} from '#domain/own/series.ts'
import {
  type MonthSpan,
  monthAt,
  monthCount,
  monthIndex,
  monthsIn,
  yearOf,
  yearSpan,
} from '#domain/period.ts'
import { useChartFiles, useFigureWords } from '#features/dossier/charts/chartParts.ts'
import { monthNames } from '#i18n/monthNames.ts'
import type { MonthsBeside } from '#parts/Beside.tsx'
import type { PlotSeries } from '#picture/charts/plotModel.ts'
import { useFigures, useShownPeriod } from '#state/viewModels.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { useOwnWords } from './OwnNumber.tsx'
import { seriesInUnit } from './ownBeside.ts'
import { useOwnSeries } from './ownFigures.ts'
import { useOwnPlots } from './useOwnPlots.ts'

/** Charts of own figures that have no place in the chart by month: of the selected route, else of all together. */
export function ShownOwnCharts() {
  const selected = useViewStore((state) => state.view.selected)
  if (selected === null) return <OwnCharts place="total" />
  return selected.kind === 'route' ? <OwnCharts place={selected.id} /> : null
}

/** Published months with the reader's own: figures of single months, and months whose days they cover, in the same unit. */
export function MonthsWithOwn({ of: { place, unit, values }, children }: MonthsBeside) {
  const all = useOwnSeries(place)
  const series = useMemo(
    () => all.filter((one) => one.nationality === null && sharesAxis(one, unit)),
    [all, unit],
  )
  const columns = useMemo(() => values.map((_, index) => String(index)), [values])
  const columnOf = useCallback(
    ({ from, to }: MonthSpan) => {
      const index = values.findIndex(({ month }) => month === from && month === to)
      return index < 0 ? null : String(index)
    },
    [values],
  )
  return children(useOwnPlots({ series, columns, columnOf }))
}

function OwnCharts({ place }: { place: string }) {
  const figures = useFigures()?.figures ?? null
  const all = useOwnSeries(place)
  const requested = useShownPeriod()
  const { shared, others } = useMemo(() => {
    const published = new Map<FigureSeries, OwnSeries[]>()
    const apart = new Map<string, OwnSeries[]>()
    for (const series of all) {
      if (series.nationality !== null) continue
      const beside = figures && seriesInUnit(figures, place, series)
      if (beside) published.set(beside, [...(published.get(beside) ?? []), series])
      else {
        const key = JSON.stringify([series.tableId, series.unit, series.term])
        apart.set(key, [...(apart.get(key) ?? []), series])
      }
    }
    return { shared: [...published], others: [...apart] }
  }, [all, figures, place])
  return (
    <>
      {figures &&
        shared.map(([published, series]) => (
          <Fragment key={published.table}>
            <AddedUpChart {...{ figures, place, series, published, requested }} />
            <IntervalCharts {...{ place, series, requested }} isPublished />
          </Fragment>
        ))}
      {others.map(([key, series]) => (
        <IntervalCharts key={key} {...{ place, series, requested }} isPublished={false} />
      ))}
    </>
  )
}

interface AddedUpProps {
  figures: LoadedFigures
  place: string
  series: readonly OwnSeries[]
  published: FigureSeries
  /** The chosen months; none: all. */
  requested: readonly MonthSpan[]
}

/** A year added up from January: the published series as a line, figures that begin in January at their last month. */
function AddedUpChart({ figures, place, series, published, requested }: AddedUpProps) {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const { common, placeName } = useFigureWords()
  const isAlone = useViewStore(({ view }) => view.whose === 'yours')
  const year = useMemo(() => lastAddedUp(marksWithin(series, requested)), [series, requested])
  const line = useMemo(
    () => (year === null ? null : addedUp(figures, place, year, published)),
    [figures, place, year, published],
  )
  const columns = useMemo(() => {
    const { narrow, long } = monthNames(words.language)
    const months = year === null ? [] : monthsIn(yearSpan(year))
    return months.map((key, index) => ({ key, label: narrow[index] ?? '', name: `${long[index]} ${year}` }))
  }, [words.language, year])
  const keys = useMemo(() => columns.map(({ key }) => key), [columns])
  const columnOf = useCallback(({ from, to }: MonthSpan) => (from === `${year}-01` ? to : null), [year])
  const own = useOwnPlots({ series, columns: keys, columnOf })
  const cellsTo = (month: string): CellQuery => ({
    table: published.table,
    count: published.count,
    spans: [{ from: `${year}-01`, to: month }],
    where: line?.where ?? {},
  })
  const last = line?.states.findLastIndex((state) => state !== 'uncovered') ?? -1
  const publisher = words.publisherName(published.publisher)
  const unit = unitName(2, published.cube.unit, words)
  const hasLine = line !== null && last >= 0 && !isAlone
  const files = useChartFiles({
    name: `added-up-${place}`,
    evidence: () => [...(hasLine ? [cellsId(cellsTo(keys[last] ?? ''))] : []), ...own.evidence],
    rows: () => [
      ...(hasLine
        ? keys.map((key, index) => ({
            period: `${year}-01/${key}`,
            series: placeName(place),
            value: line.values[index] ?? null,
            state: line.states[index] ?? ('uncovered' as const),
            cells: cellsTo(key),
          }))
        : []),
      ...own.rows,
    ],
  })
  if (!line || year === null || own.plots.length === 0) return null
  const publishedPlot: PlotSeries = {
    id: 'published',
    name: t('chart.addedUpLine', { publisher }),
    colour: `var(--route-${place}, var(--bar))`,
    look: published.cube.unit === 'detections' ? 'solid' : 'hollow',
    values: line.values,
    states: line.states,
    months: keys,
  }
  return (
    <SeriesPlot
      {...files}
      form="lines"
      height={160}
      columns={columns}
      series={[...(hasLine ? [publishedPlot] : []), ...own.plots]}
      words={{
        ...common,
        title: t('chart.addedUp', { place: placeName(place), year }),
        unit: t('chart.addedUpUnit', { unit: capital(unit, words.language) }),
        source: [...(hasLine ? [`${publisher}.`] : []), own.source].join(' '),
        caveat: t('chart.addedUpCaveat'),
        column: t('shared:month'),
      }}
      onOpen={(id, key) => {
        if (!own.open(id, key)) openReader({ type: 'cells', query: cellsTo(key) })
      }}
    />
  )
}

/** A published series from January to the end of each month; a month outside its coverage has no sum, nor have later ones. */
function addedUp(figures: LoadedFigures, place: string, year: number, published: FigureSeries) {
  const { values, where } = monthlySeries(figures, place, yearSpan(year), [place], published)
  let sum: number | null = 0
  let isPartial = false
  const sums = values.map(({ value, state }) => {
    sum = sum === null || value === null ? null : sum + value
    isPartial ||= state === 'partial'
    return { value: sum, state: sum === null ? 'uncovered' : isPartial ? 'partial' : 'whole' } as const
  })
  return { where, values: sums.map(({ value }) => value), states: sums.map(({ state }) => state) }
}

/** Maximum number of columns; of more, the last are shown. */
const MOST_COLUMNS = 36

interface IntervalChartsProps {
  place: string
  series: readonly OwnSeries[]
  requested: readonly MonthSpan[]
  /** Whether the place has a published series in their unit, with charts of single months and from January. */
  isPublished: boolean
}

/** A chart for each length of time that at least two figures have, on an axis of steps of that length. */
function IntervalCharts({ place, series, requested, isPublished }: IntervalChartsProps) {
  const isAlone = useViewStore(({ view }) => view.whose === 'yours')
  const { within, axes } = useMemo(() => {
    const marks = marksWithin(series, requested)
    const year = lastAddedUp(marks)
    // The published chart by month is hidden with the published layer.
    const isInOthers = ({ months }: OwnMark) =>
      months.from === months.to ? !isAlone : isAddedUp(months) && yearOf(months.from) === year
    return {
      within: series.map((one) => ({ ...one, figures: figuresWithin(one.figures, requested) })),
      axes: axesOf(marks).flatMap((axis) => {
        const standing = marks.filter(({ months }) => isSameStep(axis, stepOf(months)))
        if (isPublished && standing.every(isInOthers)) return []
        return [{ axis, keys: stepsOver(standing, axis) }]
      }),
    }
  }, [series, requested, isPublished, isAlone])
  return axes.map(({ axis, keys }) => (
    <IntervalChart key={axis.length} {...{ place, axis, keys, isPublished }} series={within} />
  ))
}

interface IntervalChartProps extends Pick<IntervalChartsProps, 'place' | 'series' | 'isPublished'> {
  axis: OwnSteps
  /** The first month of each step. */
  keys: readonly string[]
}

/** Figures of one length on an axis of their own, each in its step. */
function IntervalChart({ place, series, axis, keys, isPublished }: IntervalChartProps) {
  const { t } = useTranslation(['ownFigures', 'common'])
  const words = useWords()
  const ownWords = useOwnWords()
  const { common, placeName } = useFigureWords()
  const { length } = axis
  const columnOf = useCallback(
    (months: MonthSpan) => (isSameStep(axis, stepOf(months)) ? months.from : null),
    [axis],
  )
  const own = useOwnPlots({ series, columns: keys, columnOf })
  const files = useChartFiles({
    name: `own-${place}-${length}`,
    evidence: () => own.evidence,
    rows: () => own.rows,
  })
  const [first] = series
  if (!first || own.evidence.length === 0) return null
  const spanFrom = (key: string) => ({ from: key, to: monthAt(monthIndex(key) + length - 1) })
  const what = ownWords.what(first)
  const caveats = [
    ...(isPublished ? [] : [t('chart.ownCaveat')]),
    ...(length > 1 ? [t('chart.stepCaveat', { months: length })] : []),
  ]
  return (
    <SeriesPlot
      {...files}
      form="lines"
      height={144}
      columns={keys.map((key) => ({
        key,
        label: labelOf(spanFrom(key), keys, words),
        name: words.spans([spanFrom(key)]),
      }))}
      series={own.plots}
      words={{
        ...common,
        title: t('chart.own', { place: placeName(place), what }),
        unit: t('chart.ownUnit', {
          what: capital(what, words.language),
          time: words.spans([{ from: keys[0] ?? '', to: spanFrom(keys.at(-1) ?? '').to }]),
        }),
        source: own.source,
        caveat: caveats.join(' '),
        column:
          length === 1
            ? t('shared:month')
            : length === 12 && axis.phase === 0
              ? t('common:filter.years')
              : t('time'),
      }}
      onOpen={own.open}
    />
  )
}

/** The first months of an axis' steps from the first to the last mark, without gaps; of many the last. */
function stepsOver(marks: readonly OwnMark[], { length, phase }: OwnSteps): readonly string[] {
  const steps = marks.map(({ months }) => (monthIndex(months.from) - phase) / length)
  const last = Math.max(...steps)
  const count = Math.min(MOST_COLUMNS, last - Math.min(...steps) + 1)
  return Array.from({ length: count }, (_, index) => monthAt((last - count + 1 + index) * length + phase))
}

/** A month's initial, a span or a year; years alone where there are many steps. */
function labelOf(span: MonthSpan, keys: readonly string[], words: Pick<Words, 'language' | 'spans'>): string {
  const { from } = span
  const year = from.slice(0, 4)
  const length = monthCount(span)
  if (length === 12 && from.endsWith('-01')) return year
  if (length === 1 && keys.length <= 13) return monthNames(words.language).narrow[monthIndex(from) % 12] ?? ''
  if (length === 1) return from.endsWith('-01') ? year : ''
  if (keys.length <= 4) return words.spans([span])
  return keys.find((key) => key.startsWith(year)) === from ? year : ''
}

/** A text with its first letter in upper case. */
function capital(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}
