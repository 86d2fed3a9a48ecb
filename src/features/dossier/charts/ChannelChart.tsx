import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { askedSpans } from '#domain/months.ts'
import { coverageOf } from '#state/selectors/loadedFigures.ts'
import { lineWindow } from '#state/selectors/monthlySeries.ts'
import { tableWeeks } from '#state/selectors/tableSeries.ts'
import { useWords } from '#words/words.ts'
import { FigureLines } from './FigureLines.tsx'
import type { TableChartProps } from './figureChart.ts'

/**
 * The Channel by week: persons who arrived, and persons prevented from leaving. Two units in two plots, never added up: the
 * same person can be prevented several times and arrive later.
 */
export function ChannelChart({ figures, filters, table, source }: TableChartProps) {
  const { t } = useTranslation('charts')
  const words = useWords()
  const latest = useMemo(() => {
    const span = lineWindow(askedSpans(filters), coverageOf(figures.sources, table.id))
    const weeks = (count: string, unit: 'arrivals' | 'persons') =>
      tableWeeks(table, source, { place: count, count, unit, where: {}, span })
    return { span, arrivals: weeks('arrivals', 'arrivals'), persons: weeks('prevented', 'persons') }
  }, [figures, filters, table, source])
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
      unit={unit}
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
