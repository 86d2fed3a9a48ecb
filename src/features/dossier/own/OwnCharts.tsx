import { useCallback, useMemo } from 'react'
import type { PlotSeries } from '#charts/plot.ts'
import { SeriesLines } from '#charts/SeriesLines.tsx'
import type { CellQuery } from '#domain/cellQuery.ts'
import { filteredSpans, monthAt, monthIndex, monthsIn } from '#domain/months.ts'
import { figuresWithin, type OwnSeries, wholeMonthsOf } from '#domain/ownSeries.ts'
import type { OwnFigure } from '#domain/ownTable.ts'
import { type MonthSpan, wholeYears, yearOf } from '#domain/period.ts'
import { SaveFault } from '#features/dossier/charts/SaveFault.tsx'
import { useChartPicture } from '#features/dossier/charts/useChartPicture.ts'
import { useFigureWords } from '#features/dossier/charts/useFigureWords.ts'
import { monthNames } from '#i18n/monthNames.ts'
import { useOwnWords } from '#parts/useOwnWords.ts'
import { useSaveFigures } from '#parts/useSaveFigures.ts'
import { useOwnSeries } from '#state/ownFigures.ts'
import type { FigureSeries, LoadedFigures } from '#state/selectors/loadedFigures.ts'
import { monthlySeries, yearSpan } from '#state/selectors/monthlySeries.ts'
import { seriesInUnit } from '#state/selectors/ownBeside.ts'
import { cellsId } from '#state/selectors/viewContent.ts'
import { unitName } from '#state/unitName.ts'
import { useFigures } from '#state/viewModels.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useOwnPlots } from './useOwnPlots.ts'

/**
 * Charts of the reader's own figures of the selected route, without a selection of all routes together, that the chart by
 * month has no place for.
 */
export function ShownOwnCharts() {
  const selected = useViewStore((state) => state.view.selected)
  if (selected === null) return <OwnCharts place="total" />
  return selected.kind === 'route' ? <OwnCharts place={selected.id} /> : null
}

function OwnCharts({ place }: { place: string }) {
  const figures = useFigures()?.figures ?? null
  const all = useOwnSeries(place)
  const { years, period } = useViewStore((state) => state.view.filters)
  const requested = useMemo(() => filteredSpans({ years, period }), [years, period])
  const { shared, others } = useMemo(() => {
    const published = new Map<FigureSeries, OwnSeries[]>()
    const apart = new Map<string, OwnSeries[]>()
    for (const series of all) {
      if (series.nationality !== null) continue
      const beside = figures && seriesInUnit(figures, place, series)
      if (beside) published.set(beside, [...(published.get(beside) ?? []), series])
      else {
        const key = JSON.stringify([series.tableId, series.unit, series.term])
        const within = figuresWithin(series.figures, requested)
        apart.set(key, [...(apart.get(key) ?? []), { ...series, figures: within }])
      }
    }
    return { shared: [...published], others: [...apart] }
  }, [all, figures, place, requested])
  return (
    <>
      {figures &&
        shared.map(([published, series]) => (
          <AddedUpChart key={published.table} {...{ figures, place, series, published, requested }} />
        ))}
      {others.map(([key, series]) => (
        <OwnUnitChart key={key} place={place} series={series} />
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
  const isAlone = useViewStore(({ view }) => view.ownLayer === 'yours')
  const year = useMemo(() => lastAddedUp(series, requested), [series, requested])
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
  const columnOf = useCallback(
    (figure: OwnFigure) => {
      const months = wholeMonthsOf(figure)
      return months?.from === `${year}-01` ? months.to : null
    },
    [year],
  )
  const own = useOwnPlots({ series, columns: keys, columnOf })
  const cellsTo = (month: string): CellQuery => ({
    table: published.table,
    count: published.count,
    spans: [{ from: `${year}-01`, to: month }],
    where: line?.where ?? {},
  })
  const last = line?.states.findLastIndex((state) => state !== 'uncovered') ?? -1
  const picture = useChartPicture(`added-up-${place}`, () => [
    ...(last < 0 || isAlone ? [] : [cellsId(cellsTo(keys[last] ?? ''))]),
    ...own.evidence,
  ])
  const { save, hasFailed } = useSaveFigures(`added-up-${place}`)
  const publisher = words.publisherName(published.publisher)
  const unit = unitName(2, published.cube.unit, words)
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
  const shown = [...(isAlone || last < 0 ? [] : [publishedPlot]), ...own.plots]
  return (
    <>
      <SeriesLines
        height={160}
        columns={columns}
        series={shown}
        words={{
          ...common,
          title: t('chart.addedUp', { place: placeName(place), year }),
          unit: t('chart.addedUpUnit', { unit: capital(unit, words.language) }),
          source: [...(shown.includes(publishedPlot) ? [`${publisher}.`] : []), own.source].join(' '),
          caveat: t('chart.addedUpCaveat'),
          column: t('chart.month'),
        }}
        picture={picture}
        onOpen={(id, key) => {
          if (!own.open(id, key)) openReader({ type: 'cells', query: cellsTo(key) })
        }}
        onSave={() =>
          save([
            ...(shown.includes(publishedPlot)
              ? keys.map((key, index) => ({
                  period: `${year}-01/${key}`,
                  series: placeName(place),
                  value: line.values[index] ?? null,
                  unit,
                  state: line.states[index] ?? 'uncovered',
                  publisher: published.publisher,
                  cells: line.states[index] === 'uncovered' ? null : cellsTo(key),
                }))
              : []),
            ...own.rows,
          ])
        }
      />
      {hasFailed && <SaveFault />}
    </>
  )
}

/** The last year with a figure that begins in January and goes on, within the chosen time; null for none. */
function lastAddedUp(series: readonly OwnSeries[], spans: readonly MonthSpan[]): number | null {
  const years = series.flatMap(({ figures }) =>
    figuresWithin(figures, spans).flatMap((figure) => {
      const months = wholeMonthsOf(figure)
      const isAddedUp =
        months?.from.endsWith('-01') && months.to > months.from && yearOf(months.from) === yearOf(months.to)
      return months && isAddedUp ? [yearOf(months.from)] : []
    }),
  )
  return years.length === 0 ? null : Math.max(...years)
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

/** Columns of a chart of its own: at most this many, the last ones. */
const MOST_COLUMNS = 36

/** Figures in a unit that no published series of the place has, on an axis of their own; nothing for a single one. */
function OwnUnitChart({ place, series }: { place: string; series: readonly OwnSeries[] }) {
  const { t } = useTranslation('ownFigures')
  const words = useWords()
  const ownWords = useOwnWords()
  const { common, placeName } = useFigureWords()
  const { keys, byYear } = useMemo(() => columnsOf(series), [series])
  const columnOf = useCallback((figure: OwnFigure) => columnKey(figure, byYear), [byYear])
  const own = useOwnPlots({ series, columns: keys, columnOf })
  const picture = useChartPicture(`own-${place}`, () => own.evidence)
  const { save, hasFailed } = useSaveFigures(`own-${place}`)
  const [first] = series
  if (!first || own.evidence.length < 2) return null
  const what = ownWords.what(first)
  const time = ownWords.time({ from: keys[0] ?? '', to: keys.at(-1) ?? '' })
  return (
    <>
      <SeriesLines
        height={144}
        columns={keys.map((key) => ({
          key,
          label: labelOf(key, keys, words.language),
          name: byYear ? key : words.spans([{ from: key, to: key }]),
        }))}
        series={own.plots}
        words={{
          ...common,
          title: t('chart.own', { place: placeName(place), what }),
          unit: t('chart.ownUnit', {
            what: capital(what, words.language),
            time: byYear ? `${keys[0]}–${keys.at(-1)}` : time,
          }),
          source: own.source,
          caveat: t('chart.ownCaveat'),
          column: byYear ? t('chart.year') : t('chart.month'),
        }}
        picture={picture}
        onOpen={own.open}
        onSave={() => save(own.rows)}
      />
      {hasFailed && <SaveFault />}
    </>
  )
}

/** The months or, where fewer figures are of single months than of whole years, the years of a chart, without gaps. */
function columnsOf(series: readonly OwnSeries[]): { keys: readonly string[]; byYear: boolean } {
  const figures = series.flatMap((one) => one.figures)
  const keysBy = (byYear: boolean) =>
    figures.flatMap((figure) => columnKey(figure, byYear) ?? []).sort((a, b) => (a < b ? -1 : 1))
  const [months, years] = [keysBy(false), keysBy(true)]
  const byYear = years.length > months.length
  const [from, to] = byYear ? [years[0], years.at(-1)] : [months[0], months.at(-1)]
  if (from === undefined || to === undefined) return { keys: [], byYear }
  const [first, last] = byYear ? [Number(from), Number(to)] : [monthIndex(from), monthIndex(to)]
  const count = Math.min(MOST_COLUMNS, last - first + 1)
  const keys = Array.from({ length: count }, (_, index) => {
    const at = last - count + 1 + index
    return byYear ? String(at) : monthAt(at)
  })
  return { keys, byYear }
}

/** A year, or a month's initial; years alone where there are many months. */
function labelOf(key: string, keys: readonly string[], language: string): string {
  if (key.length === 4) return key
  if (keys.length <= 13) return monthNames(language).narrow[monthIndex(key) % 12] ?? ''
  return key.endsWith('-01') ? key.slice(0, 4) : ''
}

function columnKey(figure: OwnFigure, byYear: boolean): string | null {
  const months = wholeMonthsOf(figure)
  if (!months) return null
  if (!byYear) return months.from === months.to ? months.from : null
  const years = wholeYears(months)
  return years?.length === 1 ? String(years[0]) : null
}

function capital(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}
