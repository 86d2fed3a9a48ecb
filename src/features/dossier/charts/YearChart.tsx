import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { MonthlyBars } from '#charts/MonthlyBars.tsx'
import type { PlotColumn, PlotSeries } from '#charts/plot.ts'
import type { MonthSpan } from '#domain/period.ts'
import { addEnglish } from '#i18n/laterEnglish.ts'
import charts from '#i18n/messages/en/charts.json'
import { monthNames } from '#i18n/monthNames.ts'
import { pointAtMonth } from '#state/hoverStore.ts'
import type { LoadedFigures } from '#state/selectors/loadedFigures.ts'
import {
  cellsOfMonth,
  type MonthlySeries,
  monthlySeries,
  yearBeside,
  yearSpan,
} from '#state/selectors/monthlySeries.ts'
import { openReader } from '#state/viewStore.ts'
import { useWords } from '#state/words.ts'
import styles from './FigureCharts.module.css'
import { POINTED_MONTH } from './pointedMonth.ts'
import { useFigureWords } from './useFigureWords.ts'
import { useSaveFigures } from './useSaveFigures.ts'

addEnglish({ charts })

interface YearChartProps {
  figures: LoadedFigures
  /** A route, another place of the publisher, or `total`. */
  place: string
  /** The runs of months that are asked for; none: the last whole year. */
  spans: readonly MonthSpan[]
}

/** One place, month by month: the last calendar year of the period as bars, the year before as a dashed line. */
export function YearChart({ figures, place, spans }: YearChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const { common, source, gaps } = useFigureWords()
  const { save, hasFailed } = useSaveFigures(`months-${place}`)
  const asked = useMemo(() => yearAndBefore(figures, place, spans), [figures, place, spans])
  const shown = useDeferredValue(asked)
  const { year, now, before } = shown
  const about = figures.sources.get(now.table)
  const columns = useMemo((): readonly PlotColumn[] => {
    const { narrow, long } = monthNames(words.language)
    return long.map((name, index) => ({ key: String(index), label: narrow[index] ?? '', name }))
  }, [words.language])
  const series = useMemo(
    () => [
      plotSeries(now, String(year), now.unit === 'detections' ? 'solid' : 'hollow'),
      plotSeries(before, String(year - 1), 'dashed'),
    ],
    [now, before, year],
  )
  const unit = now.unit === 'detections' ? 'detections' : 'arrivals'
  const caveat = now.table === 'frontex-detections' ? 'frontex-detections' : 'uk-small-boats-monthly'
  return (
    <>
      <MonthlyBars
        columns={columns}
        series={series}
        isWaiting={shown !== asked}
        words={{
          ...common,
          title: t(`year.title.${unit}`),
          unit: t('year.unit', { unit: t(`unit.${unit}`), year }),
          source: [about ? source(about) : '', gaps(now)].join(' ').trim(),
          caveat: t(`caveat.${caveat}`),
          column: t('month'),
        }}
        pointed={POINTED_MONTH}
        onPoint={pointAtMonth}
        onOpen={(id, key) => {
          const one = id === String(year) ? now : before
          const month = one.values[Number(key)]?.month
          if (month !== undefined) openReader({ type: 'cells', query: cellsOfMonth(one, month) })
        }}
        onSave={() =>
          save(
            [before, now].flatMap((one) =>
              one.values.map(({ month, value, state }) => ({
                period: month,
                series: place === 'total' ? place : words.route(place),
                value,
                unit: t(`unit.${unit}`),
                state,
                publisher: about?.publisher ?? '',
                cells: state === 'uncovered' ? null : cellsOfMonth(one, month),
              })),
            ),
          )
        }
      />
      {hasFailed && (
        <p className={styles.failed} role="alert">
          {t('saveFailed')}
        </p>
      )}
    </>
  )
}

function yearAndBefore(figures: LoadedFigures, place: string, spans: readonly MonthSpan[]) {
  const { coverage } = monthlySeries(figures, place, yearSpan(2000))
  const year = yearBeside({ coverage }, spans)
  return {
    year,
    now: monthlySeries(figures, place, yearSpan(year)),
    before: monthlySeries(figures, place, yearSpan(year - 1)),
  }
}

function plotSeries(series: MonthlySeries, name: string, look: PlotSeries['look']): PlotSeries {
  return {
    id: name,
    name,
    colour: look === 'dashed' ? 'var(--ink)' : `var(--route-${series.place}, var(--bar))`,
    look,
    values: series.values.map(({ value }) => value),
    states: series.values.map(({ state }) => state),
    months: series.values.map(({ month }) => month),
  }
}
