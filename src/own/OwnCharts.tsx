import { Fragment, useCallback, useMemo } from 'react'
import { SeriesPlot } from '#charts/SeriesPlot.tsx'
import type { FigureRow } from '#content/figureSheet.ts'
import type { FigureSeries, LoadedFigures } from '#content/loadedFigures.ts'
import { monthlySeries } from '#content/monthlySeries.ts'
import { unitName } from '#content/unitName.ts'
import { cellsId } from '#content/viewContent.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { OwnData } from '#domain/own/data.ts'
import { queryOfMark } from '#domain/own/figureTable.ts'
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
  ownMarksOf,
  ownRowTarget,
  rowOf,
  sharesAxis,
  stepOf,
} from '#domain/own/series.ts'
import type { OwnFigure } from '#domain/own/table.ts'
import {
  type MonthSpan,
  monthAt,
  monthCount,
  monthIndex,
  monthsIn,
  yearOf,
  yearSpan,
} from '#domain/period.ts'
import { type ReaderTarget, writeReader } from '#domain/readerLink.ts'
import { useChartFiles, useFigureWords } from '#features/dossier/charts/chartParts.ts'
import { monthNames } from '#i18n/monthNames.ts'
import { numberRuns } from '#lib/numberText.ts'
import type { MonthsBeside, PlotsBeside } from '#parts/Beside.tsx'
import type { PlotSeries } from '#picture/charts/plotModel.ts'
import { useFigures, useShownPeriod } from '#state/viewModels.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { useOwnSeries, useOwnShown, useOwnWords } from './OwnNumber.tsx'
import { seriesInUnit } from './ownBeside.ts'

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

interface OwnPlotsInput {
  series: readonly OwnSeries[]
  /** Keys of the columns, in order. */
  columns: readonly string[]
  /** The key of a mark's column; null where it has none in this plot. */
  columnOf: (months: MonthSpan) => string | null
}

/** A series in a plot: at most one mark for each column. */
interface PlacedSeries {
  id: string
  series: OwnSeries
  marks: Map<string, OwnMark>
}

/** Places marks on columns; those that share a column become a further series. */
export function placeOnColumns({ series, columns, columnOf }: OwnPlotsInput): readonly PlacedSeries[] {
  const keys = new Set(columns)
  return series.flatMap((one) => {
    const placed: PlacedSeries[] = []
    for (const mark of ownMarksOf(one.figures).marks) {
      const key = columnOf(mark.months)
      if (key === null || !keys.has(key)) continue
      const free = placed.find(({ marks }) => !marks.has(key))
      if (free) free.marks.set(key, mark)
      else {
        placed.push({
          id: `own ${one.key} ${placed.length}`,
          series: one,
          marks: new Map([[key, mark]]),
        })
      }
    }
    return placed
  })
}

/** The reader's own figures for a plot, with what its legend, table, source line and files say of them. */
export function useOwnPlots({ series, columns, columnOf }: OwnPlotsInput): PlotsBeside {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const ownWords = useOwnWords()
  const own = useOwnShown()
  const placed = useMemo(() => placeOnColumns({ series, columns, columnOf }), [series, columns, columnOf])
  const open = useCallback(
    (seriesId: string, columnKey: string) => {
      const mark = placed.find(({ id }) => id === seriesId)?.marks.get(columnKey)
      if (mark) openReader(targetOf(own, mark))
      return mark !== undefined
    },
    [own, placed],
  )
  const titleOf = (tableId: string) => own?.tables.find(({ id }) => id === tableId)?.title ?? tableId
  const inTable = (tableId: string, cited: readonly OwnFigure[]) => {
    const rows = [...new Set(cited.map(({ row }) => row))]
    return t('chart.table', {
      title: titleOf(tableId),
      rows: t('chart.rows', { count: rows.length, rows: words.list(numberRuns(rows)) }),
    })
  }
  const nameOf = ({ isApart, publisher, tableId }: OwnSeries) => {
    const values = { publisher: ownWords.publisher(publisher), title: titleOf(tableId) }
    if (isApart) return t('apartName', values)
    const isInTwo = series.some((other) => other.publisher === publisher && other.tableId !== tableId)
    return isInTwo ? t('seriesTitled', values) : t('seriesName', values)
  }
  const marks = placed.flatMap((one) => [...one.marks.values()])
  const figures = marks.flatMap((mark) => mark.figures)
  const tables = [...new Set(figures.map(({ tableId }) => tableId))].map((tableId) => {
    return inTable(
      tableId,
      figures.filter((figure) => figure.tableId === tableId),
    )
  })
  return {
    plots: placed.map(({ id, series: one, marks: byColumn }) => ({
      id,
      name: nameOf(one),
      colour: 'var(--ink)',
      look: one.isApart ? 'open-points' : 'points',
      values: columns.map((key) => byColumn.get(key)?.value ?? null),
      states: columns.map(() => 'whole'),
      months: columns.map(() => null),
    })),
    source: figures.length === 0 ? '' : t('chart.source', { tables: tables.join('; ') }),
    evidence: marks.map((mark) => writeReader(targetOf(own, mark))),
    rows: placed.flatMap(({ series: one, marks: byColumn }) =>
      [...byColumn.values()].map(({ months, value, figures: cited }): FigureRow => {
        const [figure, ...more] = cited
        const row = rowOf(own, figure)
        const { from, to } = months
        return {
          period: from === to ? from : `${from}/${to}`,
          series: nameOf(one),
          value,
          unit: ownWords.what(figure),
          state: 'whole',
          publisher: ownWords.publisher(figure.publisher),
          cells: null,
          own: row
            ? t('csv', {
                citation: more.length === 0 ? ownWords.source(row) : inTable(figure.tableId, cited),
              })
            : '',
        }
      }),
    ),
    open,
  }
}

/** What a mark opens: its row, or the rows that it adds up. */
function targetOf(own: OwnData | null, mark: OwnMark): ReaderTarget {
  const query = own && mark.figures.length > 1 ? queryOfMark(own.figures, mark) : null
  return query ? { type: 'cells', query } : ownRowTarget(mark.figures[0])
}
