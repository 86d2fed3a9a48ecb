import { useCallback, useMemo } from 'react'
import { SeriesPlot } from '#charts/SeriesPlot.tsx'
import { monthAt, monthCount, monthIndex } from '#domain/months.ts'
import {
  axesOf,
  isAddedUp,
  isSameStep,
  lastAddedUp,
  marksWithin,
  type OwnMark,
  type OwnSteps,
  stepOf,
} from '#domain/ownMarks.ts'
import { figuresWithin, type OwnSeries } from '#domain/ownSeries.ts'
import { type MonthSpan, yearOf } from '#domain/period.ts'
import { useChartFiles } from '#features/dossier/charts/useChartFiles.ts'
import { useFigureWords } from '#features/dossier/charts/useFigureWords.ts'
import { monthNames } from '#i18n/monthNames.ts'
import { useOwnWords } from '#parts/useOwnWords.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'
import { useOwnPlots } from './useOwnPlots.ts'

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
export function IntervalCharts({ place, series, requested, isPublished }: IntervalChartsProps) {
  const isAlone = useViewStore(({ view }) => view.ownLayer === 'yours')
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
            ? t('chart.month')
            : length === 12 && axis.phase === 0
              ? t('common:filter.years.one')
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
export function capital(text: string, language: string): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}
