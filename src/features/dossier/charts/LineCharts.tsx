import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { PlotProps } from '#charts/PlotOverlay.tsx'
import { SeriesPlot } from '#charts/SeriesPlot.tsx'
import { SmallMultiples } from '#charts/SmallMultiples.tsx'
import { countedRoutes, routesInView } from '#content/dossierCharts.ts'
import { peakOf } from '#content/findingWords.ts'
import { CHANNEL, coverageOf } from '#content/loadedFigures.ts'
import {
  cellsOfKey,
  lineWindow,
  type MonthlySeries,
  monthlySeries,
  tableMonths,
  tableWeeks,
} from '#content/monthlySeries.ts'
import { cellsOfAll } from '#content/viewContent.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { choosesRoutes } from '#domain/filters.ts'
import { periodOfDate } from '#domain/period.ts'
import type { PlotSeries } from '#picture/charts/plotModel.ts'
import { pointAtMonth } from '#state/hoverStore.ts'
import { openReader } from '#state/viewStore.ts'
import { CheckBox } from '#ui/Choices.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import {
  type FigureChartProps,
  monthRows,
  POINTED_MONTH,
  plotSeries,
  type TableChartProps,
  timeColumns,
  useChartFiles,
  useFigureWords,
} from './chartParts.ts'

/** Id for all publisher places that are not among our routes. */
const OTHERS = 'others'

/** Routes in view by month: detections in one plot, Channel arrivals in another. */
export function RoutesChart({ figures, routes, period, filters }: FigureChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const { placeName } = useFigureWords()
  const latest = useMemo(() => {
    const ids = routesInView(routes, filters)
    const counted = figures.detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
    const known = new Set(routes.map(({ id }) => id))
    const others = choosesRoutes(filters) ? [] : counted.filter((key) => !known.has(key))
    const span = lineWindow(period, cubeSpan(figures.detections))
    return {
      span,
      detections: [
        ...ids.filter((id) => counted.includes(id)).map((id) => monthlySeries(figures, id, span)),
        ...(others.length > 0 ? [monthlySeries(figures, OTHERS, span, others)] : []),
      ],
      arrivals: ids.includes(CHANNEL) ? [monthlySeries(figures, CHANNEL, span)] : [],
    }
  }, [figures, routes, period, filters])
  const shown = useDeferredValue(latest)
  return (['detections', 'arrivals'] as const).map((unit) => (
    <FigureLines
      key={unit}
      lines={shown[unit].map((series) => ({
        series,
        name: placeName(series.place),
        shortName: series.place === OTHERS ? placeName(OTHERS) : words.routeShort(series.place),
        look: series.place === OTHERS ? 'dashed' : unit === 'detections' ? 'solid' : 'hollow',
      }))}
      source={figures.sources.get(shown[unit][0]?.table ?? figures.byRoute.table)}
      isWaiting={shown !== latest}
      words={{
        title: t(`routes.title.${unit}`),
        unit: t('perMonth', { unit: t(`unit.${unit}`), months: words.months(shown.span) }),
        caveat: t(`caveat.${unit}`),
        column: t('shared:month'),
      }}
      fileName={`routes-${unit}`}
    />
  ))
}

/** Monthly detections at sea and at land borders, on the routes in view. */
export function BorderChart({ figures, routes, period, filters, table, source }: TableChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const latest = useMemo(() => {
    const places = countedRoutes({ routes, filters, table })
    const span = lineWindow(period, coverageOf(figures.sources, table.id))
    const series = (['sea', 'land'] as const).map((border) =>
      tableMonths(table, source, {
        place: border,
        count: 'detections',
        unit: 'detections',
        where: { ...places, border: [border] },
        span,
      }),
    )
    return { span, series, isEmpty: places?.route.length === 0 }
  }, [figures, routes, period, filters, table, source])
  const shown = useDeferredValue(latest)
  if (shown.isEmpty) return <p>{t('noRoute')}</p>
  return (
    <FigureLines
      lines={shown.series.map((series) => ({
        series,
        name: series.place === 'land' ? t('border.land') : t('border.sea'),
        look: series.place === 'land' ? 'dashed' : 'solid',
      }))}
      source={source}
      isWaiting={shown !== latest}
      words={{
        title: t('border.title'),
        unit: t('perMonth', { unit: t('unit.detections'), months: words.months(shown.span) }),
        caveat: [t('caveat.detections'), t('caveat.olderState')].join(' '),
        column: t('shared:month'),
      }}
      fileName="land-and-sea"
    />
  )
}

/** The Channel by week: persons who arrived, and persons prevented. Two units in two plots, never added up. */
export function ChannelChart({ figures, period, table, source }: TableChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const latest = useMemo(() => {
    const span = lineWindow(period, coverageOf(figures.sources, table.id))
    const weeks = (count: string, unit: 'arrivals' | 'persons') =>
      tableWeeks(table, source, { place: count, count, unit, where: {}, span })
    return { span, arrivals: weeks('arrivals', 'arrivals'), persons: weeks('prevented', 'persons') }
  }, [figures, period, table, source])
  const shown = useDeferredValue(latest)
  return (['arrivals', 'persons'] as const).map((unit) => (
    <FigureLines
      key={unit}
      lines={[
        {
          series: { ...shown[unit], place: unit === 'arrivals' ? 'channel' : shown[unit].place },
          name: t(`channel.title.${unit}`),
          look: 'solid',
        },
      ]}
      source={source}
      isWaiting={shown !== latest}
      words={{
        title: t(`channel.title.${unit}`),
        unit: t('perWeek', { unit: t(`unit.${unit}`), months: words.months(shown.span) }),
        caveat: t(`channel.caveat.${unit}`),
        column: t('week'),
      }}
      fileName={`channel-${unit}`}
    />
  ))
}

/** Small multiples, one per route in view: on a shared scale to compare sizes, or each on its own to compare shapes. */
export function MultiplesChart({ figures, routes, period, filters }: FigureChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const { placeName } = useFigureWords()
  const [isOneScale, setIsOneScale] = useState(true)
  const latest = useMemo(() => {
    const counted = figures.detections.dimensions.find(({ name }) => name === 'route')?.keys ?? []
    const span = lineWindow(period, cubeSpan(figures.detections))
    const series = routesInView(routes, filters)
      .filter((id) => counted.includes(id))
      .map((id) => monthlySeries(figures, id, span))
    return { span, series }
  }, [figures, routes, period, filters])
  const shown = useDeferredValue(latest)
  const [first] = shown.series
  if (!first) return <p>{t('noRoute')}</p>
  const controls = (
    <CheckBox
      className="gap-8 target row-type row-middle"
      isChecked={isOneScale}
      onToggle={() => setIsOneScale(!isOneScale)}
    >
      {t('multiples.oneScale')}
    </CheckBox>
  )
  return (
    <FigureLines
      lines={shown.series.map((series) => ({
        series,
        name: placeName(series.place),
        shortName: words.routeShort(series.place),
        look: 'solid',
      }))}
      source={figures.sources.get(first.table)}
      isWaiting={shown !== latest}
      words={{
        title: t('multiples.title'),
        unit: t('perMonth', { unit: t('unit.detections'), months: words.months(shown.span) }),
        caveat: [t('caveat.detections'), t('multiples.channel', { channel: placeName(CHANNEL) })].join(' '),
        column: t('shared:month'),
      }}
      fileName="small-multiples"
      draw={(plot) => <SmallMultiples {...plot} isOneScale={isOneScale} controls={controls} />}
    />
  )
}

interface NamedSeries {
  series: MonthlySeries
  name: string
  shortName?: string
  look: PlotSeries['look']
}

interface FigureLinesProps {
  /** At least one; all share a table, unit and time span. */
  lines: readonly NamedSeries[]
  source: FigureSource | undefined
  isWaiting: boolean
  words: { title: string; unit: string; caveat: string; column: string }
  /** Base name of saved files, without ending. */
  fileName: string
  /** Draws them otherwise than as lines in one plot. */
  draw?: (plot: PlotProps) => ReactNode
}

/** Line chart of series in one unit, with source, caveat, table, picture and CSV. */
function FigureLines(props: FigureLinesProps) {
  const { lines, source, isWaiting, words: own, fileName, draw } = props
  const { t } = useTranslation(['charts', 'exportView'])
  const words = useWords()
  const { common, source: sourceWords, gaps } = useFigureWords()
  /** A month, or the last day of a week. */
  const nameOf = useCallback(
    (key: string) =>
      key.length === 7
        ? words.months({ from: key, to: key })
        : t('shared:weekEnding', { date: words.period(periodOfDate(key)) }),
    [words, t],
  )
  const [only, ...others] = lines
  const peak = only && others.length === 0 ? peakOf(only.series.values) : null
  const files = useChartFiles({
    finding:
      peak &&
      t('exportView:finding.peak', {
        title: own.title,
        number: words.number(peak.value),
        time: nameOf(peak.key),
      }),
    name: fileName,
    evidence: () => cellsOfAll(lines.map(({ series }) => series)),
    rows: () => lines.flatMap(({ series: one, name }) => monthRows(one, name)),
  })
  const first = lines[0]?.series
  const columns = useMemo(() => timeColumns(first?.values ?? [], nameOf), [first, nameOf])
  const series = lines.map(({ series: one, name, shortName = name, look }) =>
    plotSeries(one, { id: one.place, name, shortName, look }),
  )
  if (!first) return null
  const plot: PlotProps = {
    ...files,
    columns,
    series,
    isWaiting,
    words: { ...common, ...own, source: [source ? sourceWords(source) : '', gaps(first)].join(' ').trim() },
    pointed: POINTED_MONTH,
    onPoint: pointAtMonth,
    onOpen: (id, key) => {
      const line = lines.find(({ series: { place } }) => place === id)
      if (line) openReader({ type: 'cells', query: cellsOfKey(line.series, key) })
    },
  }
  return draw?.(plot) ?? <SeriesPlot {...plot} form="lines" height={lines.length > 2 ? 216 : 144} />
}
