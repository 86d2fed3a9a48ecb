import { useDeferredValue, useMemo } from 'react'
import { SeriesPlot } from '#charts/SeriesPlot.tsx'
import { routesInView } from '#content/dossierCharts.ts'
import { CHANNEL, type LoadedFigures, numberSpans } from '#content/loadedFigures.ts'
import { cellsOfKey, comparisonYear, monthlySeries } from '#content/monthlySeries.ts'
import { unitName } from '#content/unitName.ts'
import { cellsOfAll } from '#content/viewContent.ts'
import { choosesRoutes } from '#domain/filters.ts'
import { type MonthSpan, yearSpan } from '#domain/period.ts'
import { monthNames } from '#i18n/monthNames.ts'
import { type PlotsBeside, useBeside } from '#parts/Beside.tsx'
import type { PlotColumn } from '#picture/charts/plotModel.ts'
import { pointAtMonth } from '#state/hoverStore.ts'
import { useFigures } from '#state/viewModels.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { CodePart } from '#ui/CodePart.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import {
  type FigureChartProps,
  monthRows,
  POINTED_MONTH,
  plotSeries,
  useChartFiles,
  useFigureWords,
} from './chartParts.ts'

interface YearChartProps {
  figures: LoadedFigures
  /** A route, another place of the publisher, or `total`. */
  place: string
  /** The filtered months; if empty, the last whole year. */
  spans: readonly MonthSpan[]
}

const NOTHING: PlotsBeside = { plots: [], source: '', evidence: [], rows: [], open: () => false }

/** One place by month: the last calendar year of the period as bars, the year before as a dashed line, and what stands beside. */
export function YearChart({ figures, place, spans }: YearChartProps) {
  const latest = useMemo(() => yearAndBefore(figures, place, spans), [figures, place, spans])
  const shown = useDeferredValue(latest)
  const parts = useBeside('charts')
  const draw = (beside: PlotsBeside) => (
    <MonthsOfYear {...{ figures, place, shown, beside }} isWaiting={shown !== latest} />
  )
  if (!parts) return parts === undefined && draw(NOTHING)
  return (
    <CodePart
      code={parts.months}
      props={{ of: shown.now, children: draw }}
      loading={null}
      renderFault={() => draw(NOTHING)}
    />
  )
}

interface MonthsOfYearProps extends Pick<YearChartProps, 'figures' | 'place'> {
  shown: ReturnType<typeof yearAndBefore>
  beside: PlotsBeside
  isWaiting: boolean
}

function MonthsOfYear({ figures, place, shown, beside, isWaiting }: MonthsOfYearProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const { common, source, gaps, placeName } = useFigureWords()
  const { year, now, before } = shown
  const about = figures.sources.get(now.table)
  const columns = useMemo((): readonly PlotColumn[] => {
    const { narrow, long } = monthNames(words.language)
    return long.map((name, index) => ({ key: String(index), label: narrow[index] ?? '', name }))
  }, [words.language])
  const published = useMemo(
    () => [
      plotSeries(now, {
        id: String(year),
        name: String(year),
        look: now.unit === 'detections' ? 'solid' : 'hollow',
      }),
      plotSeries(before, { id: String(year - 1), name: String(year - 1), look: 'dashed' }),
    ],
    [now, before, year],
  )
  const unit = unitName(2, now.unit, words)
  const unitWords = t(`unit.${now.unit}` as never, { defaultValue: unit })
  const files = useChartFiles({
    name: `months-${place}`,
    evidence: () => [...cellsOfAll([before, now]), ...beside.evidence],
    rows: () => [...[before, now].flatMap((one) => monthRows(one, placeName(place))), ...beside.rows],
  })
  return (
    <SeriesPlot
      {...files}
      form="bars"
      height={144}
      columns={columns}
      series={[...published, ...beside.plots]}
      isWaiting={isWaiting}
      words={{
        ...common,
        title: t(`year.title.${now.unit}` as never, {
          place: placeName(place),
          defaultValue: t('year.title.other', { place: placeName(place), unit }),
        }),
        unit: t('year.unit', { unit: unitWords, year }),
        source: [about ? source(about) : '', gaps(now), beside.source].join(' ').trim(),
        caveat: t(`caveat.${now.unit}` as never, { defaultValue: t('caveat.other', { unit }) }),
        column: t('shared:month'),
      }}
      pointed={POINTED_MONTH}
      onPoint={pointAtMonth}
      onOpen={(id, key) => {
        if (beside.open(id, key)) return
        const one = id === String(year) ? now : before
        const month = one.values[Number(key)]?.month
        if (month !== undefined) openReader({ type: 'cells', query: cellsOfKey(one, month) })
      }}
    />
  )
}

function yearAndBefore(figures: LoadedFigures, place: string, spans: readonly MonthSpan[]) {
  const { coverage } = monthlySeries(figures, place, yearSpan(2000))
  const year = comparisonYear({ coverage }, spans)
  return {
    year,
    now: monthlySeries(figures, place, yearSpan(year)),
    before: monthlySeries(figures, place, yearSpan(year - 1)),
  }
}

/** A YearChart for each filtered route; without a filter, one of all Frontex detections and one of the Channel. */
export function YearCharts({ figures, routes, period, filters }: FigureChartProps) {
  const spans = numberSpans(figures, period)
  const counted = figures.detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
  const places = choosesRoutes(filters)
    ? routesInView(routes, filters).filter((id) => id === CHANNEL || counted.includes(id))
    : ['total', CHANNEL]
  return places.map((place) => <YearChart key={place} figures={figures} place={place} spans={spans} />)
}

/** The YearChart of the selected route; renders nothing while figures load, since the dossier already shows that. */
export function RouteYearChart() {
  const shown = useFigures()
  const selected = useViewStore((state) => state.view.selected)
  if (!shown || selected?.kind !== 'route') return null
  return <YearChart figures={shown.figures} place={selected.id} spans={shown.spans} />
}
