import { Fragment, useCallback, useMemo } from 'react'
import { SeriesPlot } from '#charts/SeriesPlot.tsx'
import type { FigureSeries, LoadedFigures } from '#content/loadedFigures.ts'
import { monthlySeries } from '#content/monthlySeries.ts'
import { seriesInUnit } from '#content/ownBeside.ts'
import { unitName } from '#content/unitName.ts'
import { cellsId } from '#content/viewContent.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { monthsIn, yearSpan } from '#domain/months.ts'
import { lastAddedUp, marksWithin } from '#domain/ownMarks.ts'
import type { OwnSeries } from '#domain/ownSeries.ts'
import type { MonthSpan } from '#domain/period.ts'
import { useChartFiles } from '#features/dossier/charts/useChartFiles.ts'
import { useFigureWords } from '#features/dossier/charts/useFigureWords.ts'
import { monthNames } from '#i18n/monthNames.ts'
import type { PlotSeries } from '#picture/charts/plotModel.ts'
import { useOwnSeries } from '#state/ownFigures.ts'
import { useShownPeriod } from '#state/shownChoices.ts'
import { useFigures } from '#state/viewModels.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { capital, IntervalCharts } from './IntervalCharts.tsx'
import { useOwnPlots } from './useOwnPlots.ts'

/** Charts of own figures that have no place in the chart by month: of the selected route, else of all together. */
export function ShownOwnCharts() {
  const selected = useViewStore((state) => state.view.selected)
  if (selected === null) return <OwnCharts place="total" />
  return selected.kind === 'route' ? <OwnCharts place={selected.id} /> : null
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
  const isAlone = useViewStore(({ view }) => view.ownLayer === 'yours')
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
        column: t('chart.month'),
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
